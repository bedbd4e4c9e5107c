"""The search view of ``wagtail start``, with four filters."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.response import TemplateResponse

from benchmarks.search.stock.finding import NUMBER, find


def search(request: HttpRequest) -> TemplateResponse:
    """Show the hits and the filters, with nothing around them."""
    words, municipality = request.GET.get("query", ""), request.GET.get("municipality", "")
    results, facets = find(words, municipality, settings.STOCK_BACKEND)
    page = Paginator(results, NUMBER).get_page(request.GET.get("page"))
    context = {"search_query": words, "search_results": page, "facets": facets}
    return TemplateResponse(request, "stock/search.html", context)
