"""The sections of the site, which stand at the top of every page."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from wagtail.models import Page, Site

from core.visibility import visible_pages


class MenuItem(NamedTuple):
    """A section: what the menu calls it, its address, and its place in the tree."""

    title: str
    url: str
    path: str


def menu_items(request: HttpRequest) -> list[MenuItem]:
    """Return the children of the start page that are in the menu and may be seen by the person, in order."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    children = Page.objects.child_of(site.root_page).live().in_menu()
    return [
        MenuItem(_title(page), page.get_url(request) or "", page.path)
        for page in visible_pages(children, request.user)
    ]


def _title(page: Page) -> str:
    """Return what the menu calls every page of this type, or the page's title."""
    return str(getattr(page.specific_class, "menu_title", "")) or page.title
