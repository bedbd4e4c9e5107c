"""The small parts of a page of results that stand there a hundred times.

Drawn in Python, as forms draw their choices: as templates of their own they took longer than the search.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe

from search.facets import Facet, FacetValue
from search.facts import Fact

register = template.Library()


@register.simple_tag
def facts(values: Iterable[Fact]) -> SafeString:
    """Draw what is known of a hit in one line."""
    return mark_safe("\n".join(map(_fact, values)))  # noqa: S308 - every text is escaped below


def _fact(fact: Fact) -> str:
    tag = "strong" if fact.strong else "span"
    label = f'<span class="kern-sr-only">{escape(fact.label)}: </span>'
    return f'<{tag} class="entry__fact">{label}{escape(str(fact.text))}</{tag}>'


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
