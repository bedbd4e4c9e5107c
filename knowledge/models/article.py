"""The article: what the network knows and passes on."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)

from core.blocks import SHORT_FEATURES, BodyBlock
from core.models import BasePage
from core.models.base_page import NO_CASE_DATA
from core.rich_text import RichTextField, StreamField


class ArticlePage(BasePage):
    """A practice example, guide, method, study, answered question or summary; may hold further articles."""

    class Kind(models.TextChoices):
        """What readers may expect of an article."""

        PRACTICE_EXAMPLE = "practice_example", _("Praxisbeispiel")
        GUIDE = "guide", _("Leitfaden")
        METHOD = "method", _("Methode")
        STUDY = "study", _("Studie")
        QUESTION = "question", _("Frage und Antwort")
        MINUTES = "minutes", _("Zusammenfassung einer Sitzung")

    kind = models.CharField(_("Art"), max_length=30, choices=Kind.choices, default=Kind.GUIDE)
    body = StreamField(BodyBlock(), verbose_name=_("Text"), blank=True)
    for_practice = RichTextField(
        _("Was heißt das für die Praxis?"),
        blank=True,
        features=SHORT_FEATURES,
        help_text=_("Das Wichtigste für Fachkräfte, in wenigen Sätzen."),
    )
    tried_in = ParentalManyToManyField(
        "core.Municipality",
        verbose_name=_("Erprobt in"),
        blank=True,
        related_name="articles",
        help_text=_("Kommunen, in denen das schon ausprobiert wurde."),
    )
    ask_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Wen fragen?"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Eine Person aus dem Netzwerk, die weiterhilft."),
    )
    ask_contact = models.CharField(
        _("oder diese Stelle"),
        max_length=250,
        blank=True,
        help_text=_("Funktion oder Stelle mit Telefon oder E-Mail."),
    )
    topics = ParentalManyToManyField(
        "core.Topic", verbose_name=_("Handlungsfelder"), blank=True, related_name="articles"
    )
    life_phases = ParentalManyToManyField(
        "core.LifePhase", verbose_name=_("Lebensphasen"), blank=True, related_name="articles"
    )
    goals = ParentalManyToManyField(
        "strategy.StrategicGoalPage",
        verbose_name=_("Strategische Ziele"),
        blank=True,
        related_name="articles",
        help_text=_("Zu welchen Zielen trägt das bei?"),
    )

    content_panels: ClassVar[list[Any]] = [
        HelpPanel(
            content=_(
                "Schreiben Sie so, dass eine Fachkraft aus einem anderen Ort etwas damit anfangen kann: "
                "Was wurde gemacht, was hat es gebracht, was war schwierig? "
                "Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen."
            )
        ),
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("body", help_text=NO_CASE_DATA),
        FieldPanel("for_practice"),
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("life_phases", widget=forms.CheckboxSelectMultiple),
                FieldPanel("goals", widget=forms.CheckboxSelectMultiple),
                FieldPanel("tried_in", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Wofür und wo"),
            help_text=_("Danach wird der Artikel gefunden und gefiltert."),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("ask_person"), FieldPanel("ask_contact")],
            heading=_("Wen fragen"),
            classname="collapsed",
        ),
        InlinePanel("authors", heading=_("Autor:innen"), label=_("Autor:in"), classname="collapsed"),
        InlinePanel("sources", heading=_("Quellen"), label=_("Quelle"), classname="collapsed"),
        MultipleChooserPanel(
            "related_offers",
            chooser_field_name="offer",
            heading=_("Angebote dazu"),
            label=_("Angebot"),
            classname="collapsed",
        ),
        MultipleChooserPanel(
            "documents",
            chooser_field_name="document",
            heading=_("Dokumente"),
            label=_("Dokument"),
            classname="collapsed",
        ),
    ]

    parent_page_types: ClassVar[list[str]] = ["knowledge.KnowledgeIndexPage", "knowledge.ArticlePage"]
    subpage_types: ClassVar[list[str]] = ["knowledge.ArticlePage"]
    page_description = _("Wissen für die Praxis: Beispiel, Leitfaden, Methode, Studie oder Antwort.")

    class Meta:
        verbose_name = _("Artikel")
        verbose_name_plural = _("Artikel")
