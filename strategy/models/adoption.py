"""By whom something was adopted and when; what nobody adopted yet is a working state."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class Adoption(models.Model):
    """Fields of everything in the Zielsystem that a body may adopt: both are given, or neither."""

    adopted_by = models.CharField(
        _("beschlossen von"),
        max_length=200,
        blank=True,
        help_text=_("Zum Beispiel «Kreistag des Kreises Coesfeld». Leer: Arbeitsstand."),
    )
    adopted_on = models.DateField(_("beschlossen am"), null=True, blank=True)

    adoption_panel = MultiFieldPanel(
        [FieldRowPanel([FieldPanel("adopted_by"), FieldPanel("adopted_on")])],
        heading=_("Beschluss"),
        help_text=_("Solange hier nichts steht, sehen Lesende den Hinweis «Arbeitsstand»."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a date without a body and a body without a date."""
        super().clean()
        if self.adopted_on and not self.adopted_by:
            raise ValidationError(
                {"adopted_by": ValidationError(_("Bitte auch angeben, wer das beschlossen hat."))}
            )
        if self.adopted_by and not self.adopted_on:
            raise ValidationError(
                {"adopted_on": ValidationError(_("Bitte auch das Datum des Beschlusses angeben."))}
            )

    @property
    def is_adopted(self) -> bool:
        """Whether a body has adopted this."""
        return bool(self.adopted_by and self.adopted_on)

    @property
    def adoption_text(self) -> str:
        """By whom and when this was adopted, or that it is a working state, in words for readers."""
        if not self.adopted_by or not self.adopted_on:
            return gettext("Arbeitsstand")
        return gettext("Beschlossen am %(date)s: %(body)s") % {
            "date": date_format(self.adopted_on, "DATE_FORMAT"),
            "body": self.adopted_by,
        }
