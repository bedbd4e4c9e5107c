"""Measures and indicators: they point at an objective and never ride in its revisions.

Publishing an older draft of an objective must not bring back last year's figures, so these are models
of their own (design, decision 2), edited as snippets.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.models.base_page import NO_CASE_DATA
from core.typed_models import NumberField
from core.validators import check_order
from strategy.models.adoption import Adoption
from strategy.models.goals import ObjectivePage

_END_BEFORE_START = _("Das Ende liegt vor dem Anfang.")


class Measure(Adoption):
    """A Maßnahme: what is done to reach an objective, by whom, and how far it is."""

    class Status(models.TextChoices):
        """How far a measure is."""

        PLANNED = "planned", _("geplant")
        RUNNING = "running", _("läuft")
        DONE = "done", _("abgeschlossen")
        STOPPED = "stopped", _("eingestellt")

    objective = models.ForeignKey(
        ObjectivePage,
        verbose_name=_("Handlungsziel"),
        on_delete=models.CASCADE,
        related_name="measures",
    )
    title = models.CharField(_("Maßnahme"), max_length=250)
    description = models.TextField(_("Beschreibung"), blank=True, help_text=NO_CASE_DATA)
    responsible = models.CharField(
        _("verantwortlich"),
        max_length=200,
        blank=True,
        help_text=_("Stelle oder Organisation, zum Beispiel «Kreisjugendamt»."),
    )
    status = models.CharField(_("Stand"), max_length=20, choices=Status.choices, default=Status.PLANNED)
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("Ende"), null=True, blank=True)

    class Meta:
        verbose_name = _("Maßnahme")
        verbose_name_plural = _("Maßnahmen")
        ordering = ["objective", "title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def badge(self) -> str:
        """The kind of badge the status is drawn as."""
        return {self.Status.DONE: "success", self.Status.STOPPED: "warning"}.get(
            self.Status(self.status), "info"
        )

    def clean(self) -> None:
        """Refuse a measure that ends before it starts."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        check_order(errors, self.starts_on, self.ends_on, "ends_on", _END_BEFORE_START)
        if errors:
            raise ValidationError(errors)


class Indicator(Adoption, ClusterableModel):
    """What shows whether an objective is being reached: from where, to where, and where it stands."""

    class Direction(models.TextChoices):
        """Which way the values are meant to go."""

        UP = "up", _("soll steigen")
        DOWN = "down", _("soll sinken")
        KEEP = "keep", _("soll gleich bleiben")

    class Effect(models.TextChoices):
        """The step of the Wirkungstreppe that the indicator measures."""

        OUTPUT = "output", _("Output: was geleistet wird")
        STRUCTURES = "outcome_structures", _("Outcome: was sich an den Strukturen ändert")
        TARGET_GROUP = "outcome_target_group", _("Outcome: was sich für die Zielgruppe ändert")
        IMPACT = "impact", _("Impact: was sich in der Gesellschaft ändert")

    objective = models.ForeignKey(
        ObjectivePage,
        verbose_name=_("Handlungsziel"),
        on_delete=models.CASCADE,
        related_name="indicators",
    )
    measure = models.ForeignKey(
        Measure,
        verbose_name=_("Maßnahme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="indicators",
        help_text=_("Nur wenn der Indikator eine bestimmte Maßnahme misst."),
    )
    title = models.CharField(_("Indikator"), max_length=250)
    description = models.TextField(
        _("Wie wird gemessen?"), blank=True, help_text=_("Was gezählt wird, von wem und wie oft.")
    )
    effect = models.CharField(_("Stufe der Wirkungstreppe"), max_length=30, choices=Effect.choices)
    direction = models.CharField(
        _("Richtung"), max_length=10, choices=Direction.choices, default=Direction.UP
    )
    unit = models.CharField(
        _("Einheit"), max_length=60, blank=True, help_text=_("Zum Beispiel «Familien», «Prozent».")
    )
    counts_persons = models.BooleanField(
        _("zählt Personen"),
        default=False,
        help_text=_("Dann steht bei Zahlen unter 4 nur «unter 4», damit niemand zu erkennen ist."),
    )
    baseline = NumberField(_("Ausgangswert"), max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_on = models.DateField(_("Ausgangswert vom"), null=True, blank=True)
    target = NumberField(_("Zielwert"), max_digits=14, decimal_places=2, null=True, blank=True)
    target_on = models.DateField(_("zu erreichen bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Indikator")
        verbose_name_plural = _("Indikatoren")
        ordering = ["objective", "title", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse figures without unit or date, inverted dates, and another objective's measure."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        if not self.unit and (self.baseline is not None or self.target is not None):
            errors["unit"] = ValidationError(_("Ausgangswert und Zielwert brauchen eine Einheit."))
        for name in ("baseline", "target"):
            if getattr(self, name) is not None and getattr(self, f"{name}_on") is None:
                errors[f"{name}_on"] = ValidationError(_("Bitte zum Wert auch das Datum angeben."))
            if self.counts_persons and (getattr(self, name) or 0) < 0:
                errors[name] = ValidationError(_("Eine Zahl von Personen ist nie kleiner als 0."))
        check_order(
            errors,
            self.baseline_on,
            self.target_on,
            "target_on",
            _("Das Ziel liegt vor dem Ausgangswert."),
        )
        if self.measure and self.measure.objective_id != self.objective_id:
            errors["measure"] = ValidationError(_("Diese Maßnahme gehört zu einem anderen Handlungsziel."))
        if errors:
            raise ValidationError(errors)


class IndicatorValue(models.Model):
    """A value of an indicator on a day. What readers see of it: ``strategy.indicators.shown_value``."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="values")
    measured_on = models.DateField(_("Datum"))
    value = NumberField(_("Wert"), max_digits=14, decimal_places=2)
    source = models.CharField(_("Quelle"), max_length=250, blank=True, help_text=_("Woher die Zahl stammt."))
    note = models.CharField(_("Hinweis"), max_length=250, blank=True, help_text=NO_CASE_DATA)

    class Meta:
        verbose_name = _("Wert")
        verbose_name_plural = _("Werte")
        ordering = ["measured_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "measured_on"],
                name="indicator_value_once_a_day",
                violation_error_message=_("Für diesen Tag gibt es schon einen Wert."),
            ),
        ]

    def __str__(self) -> str:
        # Without the figure: this text gets into logs and lists.
        return f"{self.measured_on:%d.%m.%Y}"
