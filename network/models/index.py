"""The page that leads to initiatives and bodies."""

from __future__ import annotations

from typing import Any, ClassVar

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
