"""The sections of the site, which stand at the top of every page and so have to be found fast."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site

from core.prepared import Prepared
from core.visibility import may_see_path

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
            title=_menu_title(child.content_type_id) or child.title,
            url=reverse("wagtail_serve", args=[child.url_path[len(root.url_path) :]]),
            path=child.path,
        )
        for child in _children(root)
        if child.live and child.show_in_menus and may_see_path(child.path, request.user)
    ]


class _Root(NamedTuple):
    path: str
    depth: int
    numchild: int
    url_path: str


class _Child(NamedTuple):
    path: str
    url_path: str
    title: str
    content_type_id: int
    live: bool
    show_in_menus: bool


def _children(root: _Root) -> list[_Child]:
    """Give the children of ``root`` in order, each read by its place.

    The usual query, by depth and range of places, looks at every page of the site, as all lie below the start
    page: with 10,000 of them that was 2 ms of every answer. Places are numbered, with gaps where pages were
    deleted; what lies behind more gaps than we look into is missed by the number of children.
    """
    children = [_Child(*row) for row in _query_of(root.path, root.depth, root.numchild).rows()]
    if len(children) < root.numchild:
        below = Page.objects.filter(depth=root.depth + 1, path__startswith=root.path)
        children = [_Child(*row) for row in below.values_list(*_Child._fields)]
    return sorted(children)


@lru_cache(maxsize=8)
def _query_of(path: str, depth: int, numchild: int) -> Prepared:
    numbers = range(1, numchild + GAPS + 1)
    places = [Page._get_path(path, depth + 1, number) for number in numbers]
    return Prepared(lambda: Page.objects.filter(path__in=places).values_list(*_Child._fields))


def _root(request: HttpRequest) -> _Root | None:
    """Give the root page of the site that is asked; None without a site.

    Looking for the site is one of the dearest queries of a page. Wagtail's view of pages has done it already;
    elsewhere it is needed only where there are several sites, which Wagtail keeps in the cache.
    """
    sites = {root.site_id for root in Site.get_site_root_paths()}
    asked = request.resolver_match
    if len(sites) > 1 or (asked is not None and asked.view_name == "wagtail_serve"):
        site = Site.find_for_request(request)
        page = site.root_page if site is not None else None
        return _Root(page.path, page.depth, page.numchild, page.url_path) if page is not None else None
    rows = [row for site in sites for row in _root_of.rows(site)]
    return _Root(*rows[0]) if rows else None


_root_of = Prepared(
    lambda site: Page.objects.filter(sites_rooted_here=site).values_list(*_Root._fields)[:1], 1
)


def _menu_title(content_type_id: int) -> str:
    """Give what the menu calls every page of a type, "" for its title."""
    return str(getattr(ContentType.objects.get_for_id(content_type_id).model_class(), "menu_title", ""))
