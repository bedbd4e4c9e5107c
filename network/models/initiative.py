"""Initiatives: the programmes that bodies work for."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.age_fields import MonthsField
from core.blocks import SHORT_FEATURES
from core.rich_text import RichTextField
from core.slugs import german_slug
from core.typed.age_words import format_age_range
from core.validators import check_order


class Initiative(models.Model):
    """A programme such as «Kommunale Präventionsketten»; ages are months, missing ends are open."""

    name = models.CharField(
        _("Name"),
        max_length=160,
        unique=True,
        error_messages={"unique": _("Diese Initiative gibt es schon.")},
    )
    slug = models.SlugField(
        _("Kürzel in Adressen"),
        max_length=160,
        unique=True,
        blank=True,
        help_text=_("Leer lassen: es entsteht aus dem Namen."),
        error_messages={"unique": _("Dieses Kürzel ist schon vergeben.")},
    )
    description = RichTextField(_("Worum es geht"), blank=True, features=SHORT_FEATURES)
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("Ende"), null=True, blank=True, help_text=_("Leer: läuft weiter."))
    age_from = MonthsField(_("Alter ab (Monate)"), null=True, blank=True, help_text=_("0 = ab der Geburt."))
    age_to = MonthsField(
        _("Alter bis unter (Monate)"), null=True, blank=True, help_text=_("36 = bis zum 3. Geburtstag.")
    )
    coordinating_office = models.CharField(
        _("Koordinierende Stelle"),
        max_length=200,
        blank=True,
        help_text=_("Zum Beispiel «Kreisjugendamt» oder «Kommunales Integrationszentrum»."),
    )
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("Kommune der Stelle"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="initiatives",
    )
    funding = models.CharField(
        _("Förderung"), max_length=250, blank=True, help_text=_("Wer fördert, bis wann ist es gesichert?")
    )
    website = models.URLField(_("Website"), blank=True)
    bodies = models.ManyToManyField(
        "network.BodyPage",
        verbose_name=_("Gremien"),
        blank=True,
        related_name="initiatives",
        help_text=_("Gremien, die für diese Initiative arbeiten."),
    )

    class Meta:
        verbose_name = _("Initiative")
        verbose_name_plural = _("Initiativen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the initiative, with a slug made from its name when it has none."""
        self._fill_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Address of the initiative's own page."""
        return reverse("network:initiative", args=[self.slug])

    def clean(self) -> None:
        """Refuse a period or an age range whose end lies before its start; fill an empty slug."""
        super().clean()
        self._fill_slug()
        errors: dict[str, ValidationError] = {}
        message = _("Das Ende liegt vor dem Anfang.")
        check_order(errors, self.starts_on, self.ends_on, "ends_on", message)
        check_order(errors, self.age_from, self.age_to, "age_to", message)
        if errors:
            raise ValidationError(errors)

    @property
    def ages(self) -> str:
        """The age range in words."""
        return format_age_range(self.age_from, self.age_to)

    def _fill_slug(self) -> None:
        if not self.slug:
            self.slug = german_slug(self.name, max_length=160) or "initiative"
