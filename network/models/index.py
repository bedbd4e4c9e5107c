"""The page that leads to initiatives and bodies."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from core.models import BasePage


class NetworkIndexPage(BasePage):
    """Lists initiatives, bodies and the next meetings; there is one."""

    content_panels: ClassVar[list[Any]] = [
        HelpPanel(
            content=_(
                "Gremien unter dieser Seite und alle Initiativen erscheinen von selbst. Jede Person sieht "
                "nur, was sie öffnen darf."
            )
        ),
        *BasePage.content_panels,
        FieldPanel("summary"),
    ]

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.BodyPage"]
    page_description = _("Übersicht über Initiativen und Gremien. Es gibt sie einmal.")

    class Meta:
        verbose_name = _("Netzwerk (Übersicht)")
        verbose_name_plural = _("Netzwerk (Übersicht)")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add initiatives, bodies and the next meetings that the reader may see."""
        # Imported late: the queries of that module need the bodies, which stand beside this page.
        from network.bodies import index_context

        context = super().get_context(request, *args, **kwargs)
        return context | index_context(self, request)
