"""The filters beside the results: what can be chosen with how many hits, and what is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.ages import format_age
from core.models import Municipality
from search.labels import Labels
from search.query import FACET_NAMES, PARAMETERS, SORTS, SearchQuery

# Counted and offered as filters. Single providers are too many to choose from; links lead to them.
SHOWN_FACETS = tuple(facet for facet in PARAMETERS if facet != "provider")
MOST_TAGS = 40


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a filter with the number of hits that choosing it would give."""

    slug: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: the name of its parameter, its heading and its values."""

    parameter: str
    name: str | Promise
    values: list[FacetValue]

    @property
    def chosen(self) -> int:
        """How many of the values are chosen."""
        return sum(value.chosen for value in self.values)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter to switch: what it is called, and the address without it, or with it when it is not chosen.

    ``parameter`` and ``value`` are its part of the address; both are "" for the age.
    """

    facet: str | Promise
    name: str
    url: str
    parameter: str = ""
    value: str = ""
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the hits: what it is called, the address of the same question in it, whether it holds."""

    name: str | Promise
    url: str
    chosen: bool


def facets_of(query: SearchQuery, counts: Mapping[str, Mapping[str, int]], labels: Labels) -> list[Facet]:
    """Give the filters to choose from, from the counts by facet and slug that an engine gave."""
    facets = []
    for facet in SHOWN_FACETS:
        chosen = query.filters.get(facet, ())
        counted = dict(counts.get(facet, {})) | {v: counts.get(facet, {}).get(v, 0) for v in chosen}
        if facet == "tag":
            counted = _most(counted, chosen)
        if counted:
            values = _values(facet, counted, chosen, labels)
            if values:
                facets.append(Facet(PARAMETERS[facet], FACET_NAMES[facet], values))
    return facets


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
        return sorted(values, key=lambda value: (-value.chosen, -value.count, value.name.casefold()))
    return sorted(values, key=lambda value: order[value.slug])


def own_place_chip(query: SearchQuery, place: Municipality | None) -> Chip | None:
    """Give the switch for the person's own municipality; None for somebody who has none."""
    if place is None:
        return None
    chosen = query.chosen("municipality", place.slug)
    own = ("municipality", place.slug)
    url = query.url(without=own) if chosen else query.adding(*own).url()
    return Chip(_("Meine Kommune"), place.name, url, PARAMETERS["municipality"], place.slug, chosen)


def orders_of(query: SearchQuery) -> list[Order]:
    """Give the orders to choose from. Without words nothing is a better hit than anything else."""
    return [
        Order(name, replace(query, sort=sort).url(), sort == query.sort)
        for sort, name in SORTS.items()
        if sort or query.words
    ]


def chips_of(query: SearchQuery, labels: Labels) -> list[Chip]:
    """Give what is chosen, each with the address of the same question without it."""
    chips = [
        Chip(
            FACET_NAMES[facet],
            labels.name(facet, value),
            query.url(without=(facet, value)),
            PARAMETERS[facet],
            value,
        )
        for facet, values in query.filters.items()
        for value in values
    ]
    if query.age is not None:
        chips.append(Chip(_("Alter"), format_age(query.age), query.url(age=False)))
    return chips
