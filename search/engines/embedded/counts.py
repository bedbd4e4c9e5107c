"""How many hits every choice would give, counted in one pass and held for the next page of the same hits."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from tantivy import Searcher

from search.engines.embedded.query import compiled, written
from search.engines.queries.conditions import is_open
from search.engines.queries.hits import HitsQuery
from search.engines.queries.tree import AllOf, Query
from search.engines.tokens.calendar import open_at
from search.registry.facets import FACETS

MOST_VALUES = 65_000
MOST_REMEMBERED = 128
Counts = tuple[Mapping[str, Mapping[str, int]], int]


class Counter:
    """Counts hits in one state of an index, and remembers: leafing through hits or ordering them otherwise
    leaves the counts as they are. Elasticsearch does the same for requests without hits."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._held: dict[Any, Counts] = {}

    def counts(self, searcher: Searcher, asked: HitsQuery) -> Counts:
        """Give the values of each facet that the request wants counted, as if chosen, and how many hits are
        open at the moment that it asks about. Not to be changed: others are given the same.

        A facet is counted among what the filters on all others leave. Safe in several threads.
        """
        counted = self._held.get(key := _key(asked))
        if counted is None:
            if len(self._held) >= MOST_REMEMBERED:
                self._held = {}
            self._held[key] = counted = _counts(searcher, asked)
        return counted


def _key(asked: HitsQuery) -> tuple[Hashable, ...]:
    """Give all that counts depend on."""
    request = asked.request
    return (
        request.words,
        request.synonyms,
        asked.rare,
        asked.by_any_part,
        frozenset(request.filters.items()),
        request.age,
        request.on,
        request.latest_start,
        request.near,
        request.open_at and open_at(request.open_at),
        request.hidden,
        request.count,
        request.count_open_at and open_at(request.count_open_at),
    )


def _counts(searcher: Searcher, asked: HitsQuery) -> Counts:
    request, chosen = asked.request, asked.chosen
    wanted: dict[str, Any] = {}
    groups: list[tuple[str, ...]] = []
    for facets, others in _groups(request.count, chosen):
        wanted[str(len(groups))] = _where(others, {facet: _values_of(facet) for facet in facets})
        groups.append(facets)
    if request.count_open_at:
        wanted["open"] = _where([*chosen.values(), is_open(request.count_open_at)], {})
    if not wanted:
        return {}, 0
    found = searcher.aggregate(compiled(asked.matching()), wanted)
    return {
        facet: {bucket["key"]: bucket["doc_count"] for bucket in found[str(number)][facet]["buckets"]}
        for number, facets in enumerate(groups)
        for facet in facets
    }, found["open"]["doc_count"] if request.count_open_at else 0


def _groups(
    counted: Iterable[str], filters: Mapping[str, Query]
) -> list[tuple[tuple[str, ...], list[Query]]]:
    """Give facets that the same filters hold for, with these filters: those without a filter of their own
    together."""
    together = tuple(facet for facet in counted if facet not in filters)
    alone = [(facet,) for facet in counted if facet in filters]
    return [
        (facets, [query for name, query in filters.items() if name not in facets])
        for facets in (together, *alone)
        if facets
    ]


def _values_of(facet: str) -> dict[str, Any]:
    return {"terms": {"field": FACETS[facet].field, "size": MOST_VALUES}}


def _where(conditions: Iterable[Query], aggregations: dict[str, Any]) -> dict[str, Any]:
    """Count among what all ``conditions`` hold for."""
    return {"filter": written(AllOf(filters=tuple(conditions))), "aggs": aggregations}
