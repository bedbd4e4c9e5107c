"""Changing a page, or what stands beside it, one request after the other.

Whether an address is free, and which version is the newest, is asked before something is written; two
requests at once would both be told yes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from core.row_numbers import row_number

View = Callable[..., HttpResponse]


# What addresses, queries and forms call the page that changes, and those that it comes to stand below.
_OF_PAGES = ("page_id", "page_to_move_id", "parent_page_id", "destination_id")
_OF_PLACES = ("new_parent_page", "chooser", "childOf")


def lock(keys: Iterable[Any]) -> None:
    """Wait until nobody else changes the pages with these keys; holds until the transaction ends."""
    known = {number for key in keys if (number := row_number(key)) is not None}
    # By key, so that two requests never wait for each other; SQLite's transactions wait by themselves.
    list(Page.objects.filter(pk__in=known).select_for_update().order_by("pk").values_list("pk"))


def lock_with_parents(keys: Iterable[Any]) -> None:
    """Do the same for the pages with these keys and those above them, where addresses are given."""
    known = {number for key in keys if (number := row_number(key)) is not None}
    paths = Page.objects.filter(pk__in=known, depth__gt=1).values_list("path", flat=True)
    above = Page.objects.filter(path__in={path[: -Page.steplen] for path in paths})
    lock([*known, *above.values_list("pk", flat=True)])


def in_turn(view: View) -> View:
    """Return ``view`` for those who may enter the administration, one after the other (``while_locked``)."""
    return never_cache(require_admin_access(while_locked(view)))


def while_locked(view: View) -> View:
    """Return ``view`` so that what it is sent is handled while nobody else changes the pages concerned.

    These are those that the address, its query or the form names, and those above them.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            named = [kwargs.get(name) for name in _OF_PAGES]
            named += [key for name in ("id", *_OF_PLACES) for key in request.GET.getlist(name)]
            named += [request.POST.get(name) for name in _OF_PLACES]
            lock_with_parents(named)
            return view(request, *args, **kwargs)

    return wrapped
