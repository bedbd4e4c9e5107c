"""Views of the search app. Everything needs signing in, as everywhere."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.browse.by_term import everything_with, tags_by_letter
from search.engines.base import EngineUnavailable
from search.query.active_filters import suggested_places
from search.query.around import RADII
from search.query.birth_dates import without_birth_dates
from search.query.own_place import offices_to_ask, own_place
from search.query.search_query import AGE, MAX_WORDS, read_query, search_url
from search.registry.facets import Facet
from search.registry.labels import Labels
from search.results.filters import kept_of, orders_of
from search.results.page import search_entries
from search.results.pins import with_pins
from search.views.recorder import RECORDERS

# Django leads nobody to more than 16,384 characters.
LONGEST_ADDRESS = 8_000
MAX_AGE_TEXT = 40


@require_safe
@cache_control(private=True, no_cache=True)
def search(request: HttpRequest) -> HttpResponse:
    """Search and filter everything; with htmx only the part that changes."""
    htmx: Any = getattr(request, "htmx", None)
    # A page that htmx restores from the address has to be whole.
    partial = bool(htmx) and not htmx.history_restore_request and not htmx.boosted
    if clean := without_birth_dates(request.GET, AGE, timezone.localdate()):
        if not partial:
            return _see_other(_address(request.path, clean))
        request.GET = clean  # type: ignore[assignment]
    labels = Labels()
    mine = own_place(request.user)
    results = search_entries(read_query(request.GET, labels, request.user), request.user, labels, mine)
    template = "search/_results.html" if partial else "search/search.html"
    context = {
        "results": results,
        "query": results.query,
        "orders": orders_of(results.query),
        "kept": kept_of(results.query),
        "why": results.query.parameters() if results.query.words else "",
        "radii": RADII,
        "places": suggested_places(results.query),
        "offices": [] if results.total else offices_to_ask(results.query, mine),
    }
    if partial:
        # Asked while somebody types: the browser says whether they meant it.
        context["signed_events"] = [
            (recorder, recorder.signed_event(results, request.user.pk)) for recorder in RECORDERS
        ]
    context |= with_pins(results, request.user, labels)
    response = render(request, template, context, status=503 if results.unavailable else 200)
    patch_vary_headers(response, ["HX-Request"])
    if not htmx:
        for recorder in RECORDERS:
            recorder.record_after(response, results, request.user.pk)
    if clean:
        # What htmx puts into the history would be the address it has asked for.
        response["HX-Push-Url"] = _address(request.path, clean)
    return response


def _address(path: str, data: QueryDict) -> str:
    """Give the address of a question; of one that no browser would be led to, its words and its age only."""
    address = f"{path}?{data.urlencode()}"
    if len(address) <= LONGEST_ADDRESS:
        return address
    kept = {"q": data.get("q", "")[:MAX_WORDS], AGE: data.get(AGE, "")[:MAX_AGE_TEXT]}
    return f"{path}?{urlencode({name: text.encode('utf-8', 'replace') for name, text in kept.items()})}"


def _see_other(address: str) -> HttpResponse:
    """Lead to ``address``; nobody keeps where from."""
    response = HttpResponseRedirect(address, status=303)
    add_never_cache_headers(response)
    return response


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """Show all tags from A to Z."""
    try:
        letters = tags_by_letter(request.user)
    except EngineUnavailable:
        return render(request, "search/unavailable.html", status=503)
    return render(request, "search/tags.html", {"letters": letters})


@require_safe
def term(request: HttpRequest, facet: Facet, slug: str) -> HttpResponse:
    """Show everything with one value of ``facet``; one that the person may not know of does not exist."""
    if facet.pages is None:
        raise Http404
    value = get_object_or_404(facet.pages.model, slug=slug)
    try:
        groups = everything_with(facet.name, slug, request.user)
    except EngineUnavailable:
        return render(request, "search/unavailable.html", status=503)
    if not groups and facet.pages.visible is not None:
        raise Http404
    context = {
        "value": value,
        "facet": facet,
        "groups": groups,
        "total": sum(group.count for group in groups),
        "search_url": search_url([(facet.name, slug)]),
    }
    return render(request, "search/by_term.html", context)
