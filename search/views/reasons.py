"""«Gefunden, weil …»: why a hit stands among the results, on demand."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.query.birth_dates import without_birth_dates
from search.query.own_place import own_place
from search.query.search_query import AGE, read_query
from search.registry.labels import Labels
from search.results.explaining import explain
from search.results.reason_words import sentences


@require_safe
@cache_control(private=True, no_cache=True)
def reasons(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why the entry answers the question in the address; with htmx only the reasons.

    What the person may not see does not exist.
    """
    data: Any = without_birth_dates(request.GET, AGE, timezone.localdate()) or request.GET
    query = read_query(data, Labels(), request.user)
    found = explain(query, pk, request.user, own_place(request.user))
    if found is None:
        raise Http404
    entry, why = found
    htmx: Any = getattr(request, "htmx", None)
    template = "search/_reasons.html" if htmx and not htmx.history_restore_request else "search/reasons.html"
    context = {"entry": entry, "sentences": sentences(why, query), "query": query}
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
