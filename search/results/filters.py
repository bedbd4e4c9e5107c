"""The filters beside the results: what can be chosen with how many hits, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.functional import Promise

from core.german_order import german_order
from search.query.form import SORTS
from search.query.search_query import NEEDS_PLACE, OPEN_NOW, SearchQuery
from search.registry.facets import FACETS, Facet, ordered_facets
from search.registry.labels import Labels

# Of a facet with many values so many stand on the page of who has not asked yet.
MOST_WAYS_IN = 12


class FacetValue(NamedTuple):
    """One value of a filter with the number of hits that choosing it would give."""

    slug: str
    name: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """The values of one facet to choose from."""

    facet: Facet
    values: list[FacetValue]

    @property
    def chosen(self) -> int:
        """How many of the values are chosen."""
        return sum(value.chosen for value in self.values)

    @property
    def ways_in(self) -> list[FacetValue]:
        """The values to begin with; of a facet with many values the most frequent."""
        return self.values if self.facet.most is None else self.values[:MOST_WAYS_IN]


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the hits: what it is called, the address of the same question in it, whether it holds."""

    name: str | Promise
    url: str
    chosen: bool


def filters_of(
    query: SearchQuery, counts: Mapping[str, Mapping[str, int]], labels: Labels
) -> list[FilterGroup]:
    """Return the filters to choose from, from the counts by facet and slug that an engine gave.

    Values that are single switches are none of these (``search.query.quick_filters``).
    """
    groups = []
    for facet in ordered_facets():
        if facet.widget != "checkboxes":
            continue
        chosen = query.filters.get(facet.name, ())
        found = counts.get(facet.name, {})
        counted = {**found, **{value: found.get(value, 0) for value in chosen}}
        if facet.most is not None:
            counted = _most(counted, chosen, facet.most)
        if counted and (values := _values(facet, counted, chosen, labels)):
            groups.append(FilterGroup(facet, values))
    return groups


def _most(counted: Mapping[str, int], chosen: Iterable[str], most: int) -> dict[str, int]:
    """Return the chosen values and the most frequent others."""
    frequent = sorted(counted, key=lambda slug: (-counted[slug], slug))[:most]
    return {slug: counted[slug] for slug in dict.fromkeys([*chosen, *frequent])}


def _values(
    facet: Facet, counted: Mapping[str, int], chosen: Sequence[str], labels: Labels
) -> list[FacetValue]:
    names = labels.load(facet.name, counted)
    values = [
        FacetValue(slug, names[slug], count, slug in chosen)
        for slug, count in counted.items()
        if slug in names
    ]
    if facet.most is not None:
        return sorted(values, key=lambda value: (-value.chosen, -value.number, german_order(str(value.name))))
    order = {slug: position for position, slug in enumerate(names)}
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
        (FACETS[facet].parameter, value)
        for facet, values in query.filters.items()
        if FACETS[facet].widget != "checkboxes"
        for value in values
    ]
    return [*kept, (OPEN_NOW, "1")] if query.open_now else kept
