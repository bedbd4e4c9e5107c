"""The body: a group of people with a purpose that meets."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from core.blocks import SHORT_FEATURES
from core.models import BasePage
from core.models.base_page import NO_CASE_DATA
from core.rich_text import RichTextField


class BodyPage(BasePage):
    """A body of the network. Its members and its team are models of their own (``network.models.team``)."""

    class Kind(models.TextChoices):
        """What the council paper and the initiatives call their bodies."""

        STEERING = "steering", _("Steuerungsgruppe")
        PLANNING = "planning", _("Planungsgruppe")
        KOSTAG = "kostag", _("KoStAG")
        CORE = "core", _("Kerngruppe")
        WORKING = "working", _("Arbeitsgruppe")
        OTHER = "other", _("sonstiges Gremium")

    class Audience(models.TextChoices):
        """Who may read the body's page and its meetings."""

        ALL = "all", _("alle Angemeldeten")
        MEMBERS = "members", _("nur die Mitglieder und die Koordination")

    kind = models.CharField(_("Art"), max_length=20, choices=Kind.choices, default=Kind.WORKING)
    purpose = RichTextField(
        _("Aufgabe"), blank=True, features=SHORT_FEATURES, help_text=_("Wozu gibt es das Gremium?")
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("aufgegangen in"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merged_bodies",
        help_text=_("Wenn die Arbeit in einem anderen Gremium weitergeht."),
    )
    audience = models.CharField(
        _("Wer darf lesen?"),
        max_length=20,
        choices=Audience.choices,
        default=Audience.ALL,
        help_text=_(
            "Gilt mit der Veröffentlichung, auch für alle Sitzungen darunter. Dateien bleiben nur dann im "
            "Kreis der Mitglieder, wenn sie in der Sammlung des Gremiums liegen."
        ),
    )

    content_panels: ClassVar[list[Any]] = [
        HelpPanel(
            content=_(
                "Mitglieder tragen Sie unter «Netzwerk → Mitgliedschaften» ein. Wer dort mit Konto steht, "
                "darf lesen, was nur das Gremium lesen darf."
            )
        ),
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("purpose", help_text=NO_CASE_DATA),
        FieldPanel("audience"),
        FieldPanel("merged_into"),
    ]

    parent_page_types: ClassVar[list[str]] = ["network.NetworkIndexPage"]
    subpage_types: ClassVar[list[str]] = ["network.MeetingPage"]
    page_description = _("Ein Gremium mit Aufgabe, Mitgliedern und Sitzungen.")
    # Its restriction follows ``audience``: a second place to set it would contradict the first.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Gremium")
        verbose_name_plural = _("Gremien")

    def clean(self) -> None:
        """Refuse a body that has been merged into itself, directly or over others."""
        super().clean()
        seen = {self.pk}
        body = self.merged_into
        while body is not None:
            if body.pk in seen:
                raise ValidationError({"merged_into": _("So ginge das Gremium am Ende in sich selbst auf.")})
            seen.add(body.pk)
            body = body.merged_into

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page and, in the same transaction, who may read it."""
        with transaction.atomic():
            super().save(*args, **kwargs)
