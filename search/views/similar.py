"""What is like a page, loaded by the page itself or opened as a page of its own."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.browse.similar import entry_of_page, similar_lists


@require_safe
@cache_control(private=True, no_cache=True)
def similar(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what is like a page that the reader may see; 404 for any other page."""
    entry = entry_of_page(page_id, request.user)
    if entry is None:
        raise Http404
    htmx: Any = getattr(request, "htmx", None)
    partial = bool(htmx) and not htmx.history_restore_request and not htmx.boosted
    context = {"entry": entry, "lists": similar_lists(entry, request.user)}
    template = "search/_similar.html" if partial else "search/similar.html"
    if partial:
        context |= {"heading": "h3", "entry_heading": "h4"}
    else:
        context |= {"heading": "h2", "entry_heading": "h3"}
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
