"""Lets nobody name what they may not read, anywhere in the administration.

Each number of something in an address, a query or a form is looked up. What does not exist and what the
person may not read become the same number, one that nothing has: no view can tell the two apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core.admin_reading.addresses import kind_of, kinds_asked, model_written
from core.admin_reading.kept import kept_by
from core.admin_reading.numbers import NOTHING, known, number
from core.admin_reading.rules import is_ruled
from core.admin_reading.sent import checker, known_only


class ReadableOnlyMiddleware:
    """Replaces numbers of what the person may not read; stands behind whatever asks who is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.beginning = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass; see ``process_view``."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, parts: dict[str, Any]
    ) -> None:
        """Replace numbers before the view gets them; Django hands it the ``parts`` that are changed here."""
        if not request.path_info.startswith(self.beginning) or not request.user.is_authenticated:
            return
        view_name = request.resolver_match.view_name if request.resolver_match else ""
        for name, value in parts.items():
            if (model := kind_of(name, view, view_name, parts)) and value is not None:
                parts[name] = known(model, [value], request.user)[0]
        if request.GET:
            asked = request.GET.copy()
            for name, model in kinds_asked(view, view_name, parts):
                if name in asked and is_ruled(model):
                    keys = map(_key, asked.getlist(name))
                    asked.setlist(name, known(model, keys, request.user))
            request.GET = asked  # type: ignore[assignment]
        if request.method == "POST" and request.POST:
            written, pk = model_written(view, view_name, parts)
            key = number(pk)
            thing = written._base_manager.filter(pk=key).first() if written and key is not None else None
            check = checker(request.user, lambda model, field: kept_by(thing, model, field))
            request.POST = known_only(request.POST, written, check)  # type: ignore[assignment]


def _key(value: str) -> str:
    """Return what may stand in a query: a number, «all», or nothing; Wagtail fails at the rest."""
    return value if value in ("", "all") or number(value) is not None else str(NOTHING)
