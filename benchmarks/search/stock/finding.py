"""The search that Wagtail's documentation teaches."""

from __future__ import annotations

from typing import Any

from benchmarks.search.stock import FACETS
from benchmarks.search.stock.models import OfferPage

NUMBER = 20


def find(words: str, municipality: str, backend: str) -> tuple[Any, dict[str, dict[Any, int]]]:
    """Give the results, not yet asked for, and the counts of the four filters."""
    offers = OfferPage.objects.live()
    if municipality:
        offers = offers.filter(municipality=municipality)
    results = offers.search(words, backend=backend)
    return results, {name: results.facet(name) for name in FACETS}
