"""Rows that are part of an offer's text: opening hours, contacts, partners, documents.

They are children of the page, so drafts and revisions carry them.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.mail_field import MailAddressField
from core.phone_field import PhoneField
from core.typed.spans import wrong_span
from core.typed_models import EndTimeField
from core.validators import check_order
from directory.choices import Weekday
from directory.fields import ChoiceListField
from directory.models.provider import Provider


class OpeningHours(Orderable):
    """When an offer is open: on which weekdays, from when to when, perhaps only part of the year.

    An end at or before the beginning lies on the next day; see ``core.typed.spans``.
    """

    page = ParentalKey("directory.OfferPage", on_delete=models.CASCADE, related_name="opening_hours")
    weekdays = ChoiceListField(_("Wochentage"), options=Weekday.choices)
    opens = models.TimeField(_("von"), null=True, blank=True)
    closes = EndTimeField(_("bis"), null=True, blank=True)
    valid_from = models.DateField(_("gilt ab"), null=True, blank=True)
    valid_to = models.DateField(_("gilt bis"), null=True, blank=True)
    note = models.CharField(
        _("Hinweis"), max_length=120, blank=True, help_text=_("Zum Beispiel «nur in den Schulwochen».")
    )

    panels = [
        FieldPanel("weekdays"),
        FieldRowPanel(
            [
                FieldPanel("opens", help_text=_("Zum Beispiel «8.30» oder «9 Uhr».")),
                FieldPanel(
                    "closes",
                    help_text=_(
                        "Nach Mitternacht zählt zum Tag davor: «22 bis 2 Uhr». Tag und Nacht: «0 bis 24 Uhr»."
                    ),
                ),
            ]
        ),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Öffnungszeit")
        verbose_name_plural = _("Öffnungszeiten")

    def clean(self) -> None:
        """Refuse times and dates that run backwards (nights do not), and an end without a start."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        if self.opens and self.closes and (wrong := wrong_span(self.opens, self.closes)):
            errors["closes"] = ValidationError(wrong, code="inverted")
        if self.closes and not self.opens:
            errors["opens"] = ValidationError(_("Bitte auch den Anfang angeben."))
        check_order(errors, self.valid_from, self.valid_to, "valid_to", _("Das Ende liegt vor dem Anfang."))
        if errors:
            raise ValidationError(errors)


class OfferContact(Orderable):
    """Whom to call or write to: a function, not a private person."""

    page = ParentalKey("directory.OfferPage", on_delete=models.CASCADE, related_name="contacts")
    function = models.CharField(
        _("Funktion oder Stelle"),
        max_length=120,
        help_text=_("Zum Beispiel «Anmeldung» oder «Koordination»."),
    )
    phone = PhoneField(_("Telefon"))
    email = MailAddressField(_("E-Mail"), blank=True)

    panels = [
        FieldPanel("function"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Kontakt")
        verbose_name_plural = _("Kontakte")

    def __str__(self) -> str:
        return self.function

    def clean(self) -> None:
        """Refuse a contact that nobody can reach."""
        super().clean()
        if not self.phone and not self.email:
            raise ValidationError({"phone": _("Bitte Telefon oder E-Mail angeben.")})


class Cooperation(Orderable):
    """Another provider that takes part in an offer."""

    page = ParentalKey("directory.OfferPage", on_delete=models.CASCADE, related_name="cooperations")
    provider = models.ForeignKey(
        Provider, verbose_name=_("Träger"), on_delete=models.PROTECT, related_name="cooperations"
    )

    panels = [FieldPanel("provider")]

    class Meta(Orderable.Meta):
        verbose_name = _("Kooperation")
        verbose_name_plural = _("Kooperationen")


class OfferDocument(Orderable):
    """A document that belongs to an offer, such as a flyer."""

    page = ParentalKey("directory.OfferPage", on_delete=models.CASCADE, related_name="offer_documents")
    document = models.ForeignKey(
        "files.Document", verbose_name=_("Dokument"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")
