"""The page that shows the Präventionskette."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField

from core.blocks import SHORT_FEATURES
from core.models import BasePage


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add both tables as the reader may see them."""
        from chain.presenting import chain_context

        return super().get_context(request, *args, **kwargs) | chain_context(request)
