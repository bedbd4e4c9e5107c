"""Hits and the values of filters, which stand a hundred times on a page of results.

As templates of Django's they took longer than the search: hits are drawn by Jinja, check boxes in Python, as
forms draw their choices.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.urls import reverse
from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe

from core.compiled_templates import fragment
from search.facets import Facet, FacetValue
from search.hits import Result

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
def filter_values(facet: Facet) -> SafeString:
    """Draw the values of a filter as check boxes with the number of hits that each would give."""
    name = escape(facet.parameter)
    return mark_safe("\n".join(_check_box(name, value) for value in facet.values))  # noqa: S308 - as above


def _check_box(name: str, value: FacetValue) -> str:
    slug = escape(value.slug)
    identity, checked = f"filter-{name}-{slug}", " checked" if value.chosen else ""
    return (
        '<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" '
        f'name="{name}" value="{slug}" id="{identity}"{checked}><label class="kern-label" for="{identity}">'
        f'{escape(value.name)} <span class="search__number">({localize(value.count)})</span></label></div>'
    )
