"""Hits and the values of filters, which stand a hundred times on a page of results.

In Django's template language they took longer than the search; they are drawn by Jinja.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from core.compiled_templates import fragment
from search.results.facets import Facet
from search.results.hits import Result

register = template.Library()

_HITS = "search/hits.html"


@register.simple_tag
def hit(result: Result) -> SafeString:
    """Draw one hit, an article with a heading of the third level."""
    return SafeString(fragment(_HITS, "hit")(result, ""))


@register.simple_tag
def hits(results: Iterable[Result], why: str = "") -> SafeString:
    """Draw hits as the items of a list; ``why`` is the query that they answer, where reasons are shown."""
    # The addresses differ by a number, and making each anew takes as long as drawing its hit.
    reasons = reverse("search:reasons", args=[0])
    start, _zero, end = reasons.rpartition("0")
    pairs = [(result, f"{start}{result.entry.pk}{end}?{why}" if why else "") for result in results]
    return SafeString(fragment(_HITS, "hits")(pairs))


@register.simple_tag
def filters(facets: Iterable[Facet]) -> SafeString:
    """Draw filters as folded groups of check boxes with the number of hits that each value would give."""
    return SafeString(fragment("search/filters.html", "filters")(facets, reverse("search:tags")))
