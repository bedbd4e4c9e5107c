"""The sections of the site, which stand at the top of every page and so have to be found fast."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site

from core.visibility import visible_pages


class MenuItem(NamedTuple):
    """A section: what the menu calls it, its address, and its place in the tree."""

    title: str
    url: str
    path: str


def menu_items(request: HttpRequest) -> list[MenuItem]:
    """Give the children of the start page that are in the menu and that the person may see, in their order.

    Three small queries: treebeard's own query for children looks at every page of the site.
    """
    root = _root(request)
    if root is None:
        return []
    paths = _paths_of_children(root.path)
    children = Page.objects.filter(path__in=paths).live().in_menu().order_by("path")
    # Rows instead of pages: a menu needs four columns of forty.
    rows = visible_pages(children, request.user).values_list("path", "url_path", "title", "content_type")
    return [
        MenuItem(
            title=_menu_title(content_type) or title,
            url=reverse("wagtail_serve", args=[url_path[len(root.url_path) :]]),
            path=path,
        )
        for path, url_path, title, content_type in rows
    ]


def _root(request: HttpRequest) -> Page | None:
    """Give the root page of the site that is asked, with what places it in the tree; None without a site.

    Wagtail keeps its sites in the cache; only where there are several, the request has to say which one it
    means, which is one of the dearest queries of a page.
    """
    sites = {root.site_id for root in Site.get_site_root_paths()}
    if len(sites) > 1:
        site = Site.find_for_request(request)
        sites = {site.pk} if site is not None else set()
    places = Page.objects.only("path", "url_path")
    return places.filter(sites_rooted_here__in=sites).first() if sites else None


def _paths_of_children(path: str) -> list[str]:
    """Give every path that a child of the page at ``path`` may have, up to that of the last one."""
    below = Page.objects.filter(path__range=Page._get_children_path_interval(path))
    last = below.order_by("-path").values_list("path", flat=True).first()
    if last is None:
        return []
    step = len(path) + Page.steplen
    number = Page._str2int(last[len(path) : step])
    return [Page._get_path(path, step // Page.steplen, position) for position in range(1, number + 1)]


def _menu_title(content_type_id: int) -> str:
    """Give what the menu calls every page of a type, "" for its title."""
    return str(getattr(ContentType.objects.get_for_id(content_type_id).model_class(), "menu_title", ""))
