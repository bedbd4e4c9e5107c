"""The page that leads to all articles."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from core.models import BasePage


class KnowledgeIndexPage(BasePage):
    """Lists the articles below it, newest first; there is one."""

    content_panels: ClassVar[list[Any]] = [
        HelpPanel(content=_("Die Artikel unter dieser Seite erscheinen von selbst, die neuesten zuerst.")),
        *BasePage.content_panels,
        FieldPanel("summary"),
    ]

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["knowledge.ArticlePage"]
    page_description = _("Übersicht über alle Artikel. Es gibt sie einmal.")

    class Meta:
        verbose_name = _("Wissen (Übersicht)")
        verbose_name_plural = _("Wissen (Übersicht)")
