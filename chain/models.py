"""The page that shows the Präventionskette, and notes of what is missing in it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import RevisionMixin

from core.blocks import SHORT_FEATURES
from core.models import BasePage, LifePhase, Municipality, Topic
from core.rich_text import RichTextField
from directory.models import OfferPage, Statement


class ChainPage(BasePage):
    """Life phases by municipalities with the number of offers, and the prevention standards; there is one."""

    introduction = RichTextField(
        _("Einführung"),
        blank=True,
        features=SHORT_FEATURES,
        help_text=_("Was ist die Präventionskette, und wie liest man die Tabelle?"),
    )

    content_panels: ClassVar[list[Any]] = [
        HelpPanel(
            content=_(
                "Die Tabellen entstehen von selbst aus den Angeboten und den Präventionsstandards. "
                "Jede Person sieht nur Zahlen von Angeboten, die sie öffnen darf."
            )
        ),
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("introduction"),
    ]
    max_count = 1
    template = "chain/chain_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Die Präventionskette als Tabelle. Es gibt sie einmal.")

    class Meta:
        verbose_name = _("Präventionskette")
        verbose_name_plural = _("Präventionskette")


class GapNote(RevisionMixin, Statement):
    """A note that an offer is missing somewhere, often made from a search that found nothing.

    Every saved state stays as a revision, so that the history shows what was changed.
    """

    class State(models.TextChoices):
        """Whether it is still missing."""

        OPEN = "open", _("offen")
        DONE = "done", _("erledigt")

    note = models.TextField(
        _("Was fehlt?"),
        help_text=_("Zum Beispiel «Kein Babyschwimmen am Nachmittag». Keine Namen, keine Fälle."),
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("Kommune"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gap_notes",
        limit_choices_to=~models.Q(kind=Municipality.Kind.COUNTY),
        help_text=_("Leer: im ganzen Kreis."),
    )
    life_phase = models.ForeignKey(
        LifePhase,
        verbose_name=_("Lebensphase"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gap_notes",
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("Handlungsfeld"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gap_notes",
    )
    searched = models.CharField(
        _("Gesucht wurde"), max_length=250, blank=True, help_text=_("Die Suche, die nichts fand.")
    )
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.OPEN)
    offer = models.ForeignKey(
        OfferPage,
        verbose_name=_("Angebot, das die Lücke schließt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="gap_notes",
    )

    class Meta:
        verbose_name = _("Notiz über ein fehlendes Angebot")
        verbose_name_plural = _("Notizen über fehlende Angebote")
        ordering = [models.F("municipality__name").asc(nulls_first=True), "pk"]

    def __str__(self) -> str:
        return self.note[:80]

    @property
    def said(self) -> str:
        """That something was missing, which this offer brings."""
        return str(_("Lücke notiert, die dieses Angebot schließt"))
