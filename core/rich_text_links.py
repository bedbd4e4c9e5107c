"""Links to pages and addresses in running text.

Wagtail writes a page's address into every link to it, and the address tells the title. Running text is drawn
without knowing who reads, so links to what not everybody may open lead there by number, and
``core.views.page_by_number`` asks who it is.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from core.mail_addresses import checked_mailto
from core.stored_markup import ByNumber
from core.visibility import page_restrictions


class CheckedPageLinkHandler(ByNumber, PageLinkHandler):
    """Links that give away nothing of drafts and restricted pages."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Give the opening tag for each link, without an address where the page is gone."""
        pages = cls.get_many(attrs_list)
        restrictions = page_restrictions(page for page in pages if page is not None)
        return [
            f'<a href="{escape(_address(page, bool(restrictions[page.pk])))}">' if page is not None else "<a>"
            for page in pages
        ]


class MailLinkHandler(LinkHandler):
    """Links to addresses of e-mail, in the form that no mail program can misread."""

    identifier = "email"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, Any]) -> str:
        """Return the opening tag."""
        return f'<a href="{escape(checked_mailto(attrs.get("href", "")))}">'


def _address(page: Page, is_restricted: bool) -> str:
    url = page.url if page.live and not is_restricted else None
    return url or reverse("core:page", args=[page.pk])
