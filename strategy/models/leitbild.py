"""The Leitbild: the Leitziel with the principles under it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from core.blocks import SHORT_FEATURES
from core.models import BasePage
from core.rich_text import RichTextField
from files.models import Document
from strategy.models.adoption import Adoption


class LeitbildPage(Adoption, BasePage):
    """One version of the Leitbild; a new version is a page of its own that names the one before."""

    guiding_goal = models.TextField(
        _("Leitziel"), help_text=_("Was das Netzwerk erreichen will, in ein bis drei Sätzen.")
    )
    introduction = RichTextField(_("Einführung"), blank=True, features=SHORT_FEATURES)
    version = models.CharField(_("Fassung"), max_length=60, help_text=_("Zum Beispiel «1. Fassung 2018»."))
    previous_version = models.ForeignKey(
        "self",
        verbose_name=_("ersetzt die Fassung"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="next_versions",
        help_text=_("Die frühere Fassung bleibt lesbar und weist auf diese hin."),
    )
    document = models.ForeignKey(
        Document,
        verbose_name=_("Leitbild als Datei"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("guiding_goal"),
        FieldPanel("introduction"),
        InlinePanel("principles", heading=_("Leitsätze"), label=_("Leitsatz")),
        Adoption.adoption_panel,
        FieldRowPanel([FieldPanel("version"), PageChooserPanel("previous_version")]),
        FieldPanel("document"),
    ]
    menu_title = _("Strategie")
    page_description = _(
        "Leitziel und Leitsätze der Prävention. Die strategischen Ziele stehen als Unterseiten darunter. "
        "Für eine neue Fassung legen Sie eine neue Seite an, damit die alte nachlesbar bleibt."
    )
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["strategy.StrategicGoalPage"]

    class Meta:
        verbose_name = _("Leitbild")
        verbose_name_plural = _("Leitbilder")

    def clean(self) -> None:
        """Refuse a version that replaces itself, directly or through others."""
        super().clean()
        seen = {self.pk} if self.pk else set()
        earlier = self.previous_version
        while earlier is not None:
            if earlier.pk in seen:
                raise ValidationError(
                    {"previous_version": ValidationError(_("Eine Fassung kann sich nicht selbst ersetzen."))}
                )
            seen.add(earlier.pk)
            earlier = earlier.previous_version


class Principle(Orderable):
    """A Leitsatz: a short heading and what it means."""

    page = ParentalKey(LeitbildPage, on_delete=models.CASCADE, related_name="principles")
    title = models.CharField(_("Leitsatz"), max_length=200)
    text = models.TextField(_("Erläuterung"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("Leitsatz")
        verbose_name_plural = _("Leitsätze")

    def __str__(self) -> str:
        return self.title
