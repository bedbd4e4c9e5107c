"""What the search field asks while somebody types, see ``static/js/suggest.js``."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.browse.suggestions import status_of, suggest
from search.query.search_query import MAX_WORDS


@require_safe
@cache_control(private=True, no_store=True)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Give the options of the list below the search field, and in words how many they are."""
    groups = suggest(request.GET.get("q", "")[:MAX_WORDS], request.user)
    return render(request, "search/_suggestions.html", {"groups": groups, "status": status_of(groups)})
