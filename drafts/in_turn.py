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
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.models import Page

from core.row_numbers import row_number

View = Callable[..., HttpResponse]


def lock(keys: Iterable[Any]) -> None:
    """Wait until nobody else changes the pages with these keys; holds until the transaction ends."""
    known = {number for key in keys if (number := row_number(key)) is not None}
    # By key, so that two requests never wait for each other; SQLite's transactions wait by themselves.
    list(Page.objects.filter(pk__in=known).select_for_update().order_by("pk").values_list("pk"))


def in_turn(view: View, *names: str) -> View:
    """Return ``view`` so that what it is sent is handled while nobody else changes the pages concerned.

    These are the page of the address, the one above it, and those that the address or the form names
    (``names``).
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            page = Page.objects.filter(pk=kwargs.get("page_id") or kwargs.get("page_to_move_id")).first()
            own = [page.pk, page.get_parent().pk] if page is not None and not page.is_root() else []
            named = [kwargs.get(name) or request.POST.get(name, "") for name in names]
            lock([*own, *named])
            return view(request, *args, **kwargs)

    return never_cache(require_admin_access(wrapped))


class CopyBelowView(CopyView):
    """Wagtail's view; that one fails where the page to copy to is gone, or none that the person may read."""

    def post(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Copy the page, or show the form again with what is wrong."""
        key = row_number(request.POST.get("new_parent_page"))
        self.parent_page = Page.objects.filter(pk=key).first() or self.page.get_parent()
        response: HttpResponse = super(CopyView, self).post(request, page_id, *args, **kwargs)
        return response


edit_in_turn = in_turn(EditView.as_view())
revert_in_turn = in_turn(RevisionsRevertView.as_view())
copy_in_turn = in_turn(CopyBelowView.as_view(), "new_parent_page")
move_in_turn = in_turn(MoveConfirmView.as_view(), "destination_id")
