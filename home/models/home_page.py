"""The start page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from core.blocks import SHORT_FEATURES, BodyBlock
from core.models import BasePage
from core.rich_text import RichTextField, StreamField
from home.page_permissions import HomePagePermissions


class HomePage(BasePage):
    """The start page: search first, then the life phases, what is new, and what the network is."""

    introduction = RichTextField(
        _("Was ist das Netzwerk?"),
        blank=True,
        features=SHORT_FEATURES,
        help_text=_("Kurz, für Menschen, die neu dazukommen."),
    )
    content = StreamField(BodyBlock(), verbose_name=_("Weiterer Inhalt"), blank=True)

    page_description = _("Die Startseite nach der Anmeldung. Es gibt sie nur einmal.")
    template = "home/home_page.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "directory.DirectoryPage",
        "chain.ChainPage",
        "strategy.LeitbildPage",
        "knowledge.KnowledgeIndexPage",
        "network.NetworkIndexPage",
        "updates.UpdateIndexPage",
    ]
    content_panels = [
        HelpPanel(
            content=_("Suche, Lebensphasen, Meldungen und neue Artikel stehen von selbst auf der Startseite.")
        ),
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("content"),
    ]

    class Meta:
        verbose_name = _("Startseite")
        verbose_name_plural = _("Startseiten")

    def permissions_for_user(self, user: Any) -> HomePagePermissions:
        """Give the rights of ``user`` on the start page."""
        return HomePagePermissions(user, self)
