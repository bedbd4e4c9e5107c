"""What happens to every request before a view sees it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from core.sent_forms import brings_form
from core.text import visible_text, without_invisible_signs

_ADDRESS = re.compile(r"\s*[a-z][a-z+.-]*://\S*\s*", re.IGNORECASE)


class VisibleTextMiddleware:
    """Lets every form, search and choosing dialogue see text without signs that nobody sees.

    One place for all of them: fields of models and blocks, forms of other packages, and views that read the
    address themselves. Passwords stay as they were typed, and so does what a script of the page has packed
    (JSON counts positions in texts); ``core.rich_text_area`` takes care of running text.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; the work is done when its view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Put visible text in place of what was typed, before the view reads it.

        A view without Django's protection of forms reads the body itself; it is left alone.
        """
        if "%" in request.META.get("QUERY_STRING", ""):
            request.GET = _visible(request.GET)  # type: ignore[assignment]
        if brings_form(request, view):
            request.POST = _visible(request.POST)  # type: ignore[assignment]
            for file in (file for files in request.FILES.lists() for file in files[1]):
                file.name = visible_text(file.name or "")
        return None


def _visible(data: QueryDict) -> QueryDict:
    """Return ``data`` itself when there is nothing to change in it."""
    changed: QueryDict | None = None
    for name, values in data.lists():
        seen = values if "password" in name.lower() else [_seen(value) for value in values]
        if seen != values:
            changed = changed or data.copy()
            changed.setlist(name, seen)
    if changed is None:
        return data
    changed._mutable = False  # as Django hands it out
    return changed


def _seen(value: str) -> str:
    if _is_packed(value):
        return value
    if _ADDRESS.fullmatch(value):
        return without_invisible_signs(value)
    text = visible_text(value)
    # A field of one line must not get a second one.
    return text if "\n" in value or "\r" in value else text.replace("\n", " ")


def _is_packed(value: str) -> bool:
    if value[:1] not in ("{", "["):
        return False
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True
