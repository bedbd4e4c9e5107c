"""The filters beside the results: what can be chosen with how many hits, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language

from core.german_order import german_order
from search.query.form import SORTS
from search.query.search_query import FACET_NAMES, NEEDS_PLACE, OPEN_NOW, PARAMETERS, SearchQuery
from search.registry.labels import Labels

# Counted. Single providers are too many to choose from; links lead to them.
SHOWN_FACETS = tuple(facet for facet in PARAMETERS if facet != "provider")
# Offered in groups of values; those with one value alone are switches (``search.query.quick_filters``).
OFFERED_FACETS = tuple(facet for facet in SHOWN_FACETS if facet not in ("referral", "accessible"))
MOST_TAGS = 40


class FacetValue(NamedTuple):
    """One value of a filter with the number of hits that choosing it would give."""

    slug: str
    name: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: the name of its parameter, its heading and its values."""

    parameter: str
    name: str
    values: list[FacetValue]

    @property
    def chosen(self) -> int:
        """How many of the values are chosen."""
        return sum(value.chosen for value in self.values)


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the hits: what it is called, the address of the same question in it, whether it holds."""

    name: str | Promise
    url: str
    chosen: bool


def facets_of(query: SearchQuery, counts: Mapping[str, Mapping[str, int]], labels: Labels) -> list[Facet]:
    """Give the filters to choose from, from the counts by facet and slug that an engine gave."""
    facets, headings = [], _headings(get_language())
    for facet in OFFERED_FACETS:
        chosen = query.filters.get(facet, ())
        counted = dict(counts.get(facet, {})) | {v: counts.get(facet, {}).get(v, 0) for v in chosen}
        if facet == "tag":
            counted = _most(counted, chosen)
        if counted:
            values = _values(facet, counted, chosen, labels)
            if values:
                facets.append(Facet(PARAMETERS[facet], headings[facet], values))
    return facets


@lru_cache(maxsize=8)
def _headings(_language: str | None) -> dict[str, str]:
    return {facet: str(name) for facet, name in FACET_NAMES.items()}


def _most(counted: Mapping[str, int], chosen: Iterable[str]) -> dict[str, int]:
    """The chosen tags and the most frequent others; all tags have a page of their own."""
    frequent = sorted(counted, key=lambda slug: (-counted[slug], slug))[:MOST_TAGS]
    return {slug: counted[slug] for slug in dict.fromkeys([*chosen, *frequent])}


def _values(
    facet: str, counted: Mapping[str, int], chosen: Sequence[str], labels: Labels
) -> list[FacetValue]:
    names = labels.load(facet, counted)
    order = {slug: position for position, slug in enumerate(names)}
    values = [
        FacetValue(slug, names[slug], count, slug in chosen)
        for slug, count in counted.items()
        if slug in names
    ]
    if facet == "tag":
        return sorted(values, key=lambda value: (-value.chosen, -value.number, german_order(str(value.name))))
    return sorted(values, key=lambda value: order[value.slug])


def orders_of(query: SearchQuery) -> list[Order]:
    """Give the orders to choose from. Without words nothing is a better hit than anything else, without a
    place nothing is near."""
    return [
        Order(name, replace(query, sort=sort).url(), sort == query.order)
        for sort, name in SORTS.items()
        if (sort or query.words) and (sort != NEEDS_PLACE or query.around)
    ]


def kept_of(query: SearchQuery) -> list[tuple[str, str]]:
    """Give what the form has to keep of ``query`` though no field shows it: parameters and values."""
    kept = [
        (PARAMETERS[facet], value)
        for facet, values in query.filters.items()
        if facet not in OFFERED_FACETS
        for value in values
    ]
    return [*kept, (OPEN_NOW, "1")] if query.open_now else kept
