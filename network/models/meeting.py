"""The meeting of a body, with what was on the agenda and what came out."""

from __future__ import annotations

from datetime import time
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)

from core.models import BasePage
from core.models.base_page import NO_CASE_DATA
from core.rich_text import RichTextField
from core.typed_models import EndTimeField
from core.validators import check_order


class MeetingPage(BasePage):
    """A meeting below its body. Times are local; the day is needed to publish."""

    class Audience(models.TextChoices):
        """Who may read the meeting. It can be narrower than its body's, never wider."""

        AS_BODY = "as_body", _("wie beim Gremium")
        MEMBERS = "members", _("nur die Mitglieder und die Koordination")

    date = models.DateField(_("Datum"), null=True)
    starts_at = models.TimeField(_("Beginn"), null=True, blank=True)
    ends_at = EndTimeField(_("Ende"), null=True, blank=True)
    place = models.CharField(_("Ort"), max_length=250, blank=True)
    minutes = RichTextField(
        _("Protokoll"),
        blank=True,
        features=["h3", "bold", "italic", "ol", "ul", "link", "document-link"],
        help_text=NO_CASE_DATA,
    )
    audience = models.CharField(
        _("Wer darf lesen?"),
        max_length=20,
        choices=Audience.choices,
        default=Audience.AS_BODY,
        help_text=_("Gilt mit der Veröffentlichung."),
    )

    content_panels: ClassVar[list[Any]] = [
        HelpPanel(
            content=_(
                "Vor der Sitzung: Termin, Ort und Tagesordnung. Danach: Protokoll, Beschlüsse und Aufgaben. "
                "Dateien, die nur Mitglieder sehen sollen, laden Sie bitte in die Sammlung des Gremiums "
                "hoch. Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen."
            )
        ),
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("place"),
                FieldPanel("audience"),
            ],
            heading=_("Wann und wo"),
        ),
        FieldPanel("summary"),
        InlinePanel("agenda_items", heading=_("Tagesordnung"), label=_("Punkt")),
        FieldPanel("minutes"),
        InlinePanel("resolutions", heading=_("Beschlüsse"), label=_("Beschluss")),
        InlinePanel("tasks", heading=_("Aufgaben"), label=_("Aufgabe")),
        MultipleChooserPanel(
            "documents", chooser_field_name="document", heading=_("Dokumente"), label=_("Dokument")
        ),
    ]

    parent_page_types: ClassVar[list[str]] = ["network.BodyPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Eine Sitzung mit Tagesordnung, Protokoll und Beschlüssen.")
    # Its restriction follows ``audience``: a second place to set it would contradict the first.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Sitzung")
        verbose_name_plural = _("Sitzungen")

    def clean(self) -> None:
        """Refuse a meeting that ends before it begins, or of which only the end is known."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        if self.ends_at and not self.starts_at:
            errors["starts_at"] = ValidationError(_("Bitte auch den Beginn angeben."))
        # A meeting may last until midnight, which is kept as 0:00.
        if self.ends_at != time():
            check_order(errors, self.starts_at, self.ends_at, "ends_at", _("Das Ende liegt vor dem Beginn."))
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page and, in the same transaction, who may read it."""
        with transaction.atomic():
            super().save(*args, **kwargs)
