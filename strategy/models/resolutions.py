"""Council resolutions: the paper with its points, and the steps it takes through the bodies.

What the steps add up to is computed in ``strategy.resolutions.state_of``; no field holds it.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.models import Municipality
from core.typed_models import SmallNumberField
from files.models import Document
from strategy.models.leitbild import LeitbildPage


class CouncilResolution(ClusterableModel):
    """A paper that a municipality or the county has put before its council."""

    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("Kommune oder Kreis"),
        on_delete=models.PROTECT,
        related_name="council_resolutions",
    )
    title = models.CharField(_("Titel der Vorlage"), max_length=300)
    paper_number = models.CharField(
        _("Nummer der Vorlage"), max_length=60, blank=True, help_text=_("Zum Beispiel «SV-9-1217».")
    )
    paper_on = models.DateField(_("Datum der Vorlage"))
    lead_office = models.CharField(
        _("Federführung"), max_length=200, blank=True, help_text=_("Der Fachbereich, der sie einbringt.")
    )
    subject = models.TextField(
        _("Worum geht es?"), blank=True, help_text=_("Der Sachverhalt in wenigen Sätzen.")
    )
    link = models.URLField(
        _("Link zur Vorlage"), blank=True, help_text=_("Adresse im Ratsinformationssystem.")
    )
    document = models.ForeignKey(
        Document,
        verbose_name=_("Vorlage als Datei"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    leitbilder = models.ManyToManyField(
        LeitbildPage,
        verbose_name=_("Leitbild"),
        blank=True,
        related_name="council_resolutions",
        help_text=_("Über welche Fassung mit ihren Zielen beschlossen wird."),
    )

    class Meta:
        verbose_name = _("Ratsbeschluss")
        verbose_name_plural = _("Ratsbeschlüsse")
        ordering = ["-paper_on", "municipality", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "paper_number"],
                condition=~models.Q(paper_number=""),
                name="paper_number_once_a_municipality",
                violation_error_message=_("Diese Vorlage gibt es in dieser Kommune schon."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Address of the page that shows the paper, its points and its steps."""
        return reverse("strategy:resolution", args=[self.pk])


class ResolutionPoint(Orderable):
    """A numbered point of the proposal; its number is its place."""

    resolution = ParentalKey(CouncilResolution, on_delete=models.CASCADE, related_name="points")
    text = models.TextField(_("Punkt des Beschlussvorschlags"))

    class Meta(Orderable.Meta):
        verbose_name = _("Punkt")
        verbose_name_plural = _("Punkte")

    def __str__(self) -> str:
        return self.text[:80]


class ResolutionStep(models.Model):
    """A step of the Beratungsfolge: a body, a date, what for, and what came of it."""

    class Role(models.TextChoices):
        """What the body is asked for."""

        ADVICE = "advice", _("Vorberatung")
        DECISION = "decision", _("Entscheidung")
        NOTICE = "notice", _("Kenntnisnahme")

    class Result(models.TextChoices):
        """What the body made of it."""

        OPEN = "open", _("offen")
        ADOPTED = "adopted", _("beschlossen")
        ADOPTED_WITH_CHANGES = "adopted_with_changes", _("mit Änderungen beschlossen")
        REJECTED = "rejected", _("abgelehnt")
        POSTPONED = "postponed", _("vertagt")

    resolution = ParentalKey(CouncilResolution, on_delete=models.CASCADE, related_name="steps")
    body = models.CharField(
        _("Gremium"), max_length=200, help_text=_("Zum Beispiel «Rat der Stadt Coesfeld».")
    )
    meets_on = models.DateField(_("Sitzung am"), null=True, blank=True)
    role = models.CharField(_("Aufgabe"), max_length=20, choices=Role.choices)
    result = models.CharField(
        _("Ergebnis"),
        max_length=30,
        choices=Result.choices,
        default=Result.OPEN,
        help_text=_(
            "«beschlossen» heißt bei Vorberatung und Kenntnisnahme: empfohlen oder zur Kenntnis genommen."
        ),
    )
    votes_for = SmallNumberField(_("Ja-Stimmen"), null=True, blank=True)
    votes_against = SmallNumberField(_("Nein-Stimmen"), null=True, blank=True)
    votes_abstained = SmallNumberField(_("Enthaltungen"), null=True, blank=True)
    note = models.CharField(
        _("Hinweis"), max_length=300, blank=True, help_text=_("Zum Beispiel, was geändert wurde.")
    )

    class Meta:
        verbose_name = _("Beratungsschritt")
        verbose_name_plural = _("Beratungsfolge")
        ordering = ["meets_on", "pk"]

    def __str__(self) -> str:
        return f"{self.body} ({self.get_role_display()})"

    def clean(self) -> None:
        """Refuse a result or votes that came without a meeting, and votes on what is still open."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        if self.result != self.Result.OPEN and self.meets_on is None:
            errors["meets_on"] = ValidationError(_("Bitte zum Ergebnis auch das Datum der Sitzung angeben."))
        if self.result == self.Result.OPEN and self.has_votes:
            errors["result"] = ValidationError(_("Wenn abgestimmt wurde, ist das Ergebnis nicht mehr offen."))
        if errors:
            raise ValidationError(errors)

    @property
    def result_text(self) -> str:
        """The result in the words that fit the role: an advisory body recommends, it does not decide."""
        if self.result == self.Result.ADOPTED and self.role == self.Role.ADVICE:
            return gettext("empfohlen")
        if self.result == self.Result.ADOPTED_WITH_CHANGES and self.role == self.Role.ADVICE:
            return gettext("mit Änderungen empfohlen")
        if self.result == self.Result.ADOPTED and self.role == self.Role.NOTICE:
            return gettext("zur Kenntnis genommen")
        return str(self.get_result_display())

    @property
    def badge(self) -> str:
        """The kind of badge the result is drawn as."""
        return {
            self.Result.ADOPTED: "success",
            self.Result.ADOPTED_WITH_CHANGES: "success",
            self.Result.REJECTED: "danger",
            self.Result.POSTPONED: "warning",
        }.get(self.Result(self.result), "info")

    @property
    def has_votes(self) -> bool:
        """Whether any votes are on record."""
        return any(votes is not None for votes in (self.votes_for, self.votes_against, self.votes_abstained))
