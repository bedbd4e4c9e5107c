"""The sections of the site, which stand at the top of every page and so have to be found fast."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site

from core.visibility import may_see_page

# So many numbers of deleted pages are looked at besides those of all children.
GAPS = 64


class MenuItem(NamedTuple):
    """A section: what the menu calls it, its address, and its place in the tree."""

    title: str
    url: str
    path: str


def menu_items(request: HttpRequest) -> list[MenuItem]:
    """Give the children of the start page that are in the menu and may be seen by the person, in order."""
    root = _root(request)
    if root is None:
        return []
    return [
        MenuItem(
            title=_menu_title(page.content_type_id) or page.title,
            url=reverse("wagtail_serve", args=[page.url_path[len(root.url_path) :]]),
            path=page.path,
        )
        for page in _children(root)
        if page.live and page.show_in_menus and may_see_page(page, request.user)
    ]


def _children(root: Page) -> list[Page]:
    """Give the children of ``root`` in order, each read by its place.

    The usual query, by depth and range of places, looks at every page of the site, as all lie below the start
    page: with 10,000 of them that was 2 ms of every answer. Places are numbered, with gaps where pages were
    deleted; what lies behind more gaps than we look into is missed by the number of children.
    """
    numbers = range(1, root.numchild + GAPS + 1)
    places = [Page._get_path(root.path, root.depth + 1, number) for number in numbers]
    columns = Page.objects.only("path", "url_path", "title", "content_type", "live", "show_in_menus")
    children = list(columns.filter(path__in=places))
    if len(children) < root.numchild:
        children = list(root.get_children())
    return sorted(children, key=lambda page: page.path)


def _root(request: HttpRequest) -> Page | None:
    """Give the root page of the site that is asked; None without a site.

    Looking for the site is one of the dearest queries of a page. Wagtail's view of pages has done it already;
    elsewhere it is needed only where there are several sites, which Wagtail keeps in the cache.
    """
    sites = {root.site_id for root in Site.get_site_root_paths()}
    asked = request.resolver_match
    if len(sites) > 1 or (asked is not None and asked.view_name == "wagtail_serve"):
        site = Site.find_for_request(request)
        return site.root_page if site is not None else None
    places = Page.objects.only("path", "depth", "numchild", "url_path")
    return places.filter(sites_rooted_here__in=sites).first()


def _menu_title(content_type_id: int) -> str:
    """Give what the menu calls every page of a type, "" for its title."""
    return str(getattr(ContentType.objects.get_for_id(content_type_id).model_class(), "menu_title", ""))
