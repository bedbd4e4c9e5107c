"""How many hits every choice would give, counted in one pass and held for the next page of the same hits."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from tantivy import Searcher

from search.engines.embedded.query import Asked
from search.engines.embedded.schema import facet_field
from search.engines.tokens.calendar import OpenAt, open_at

MOST_VALUES = 65_000
MOST_HELD = 128
Counts = tuple[Mapping[str, Mapping[str, int]], int]


class Counter:
    """Counts hits in one state of an index, and remembers: leafing through hits or ordering them otherwise
    leaves the counts as they are. Elasticsearch does the same for requests without hits."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._held: dict[Any, Counts] = {}

    def counts(self, searcher: Searcher, asked: Asked) -> Counts:
        """Give the values of each facet that the request wants counted, as if chosen, and how many hits are
        open at the moment that it asks about. Not to be changed: others are given the same.

        A facet is counted among what the filters on all others leave. Safe in several threads.
        """
        counted = self._held.get(key := _key(asked))
        if counted is None:
            if len(self._held) >= MOST_HELD:
                self._held = {}
            self._held[key] = counted = _counts(searcher, asked)
        return counted


def _key(asked: Asked) -> tuple[Hashable, ...]:
    """Give all that counts depend on."""
    request = asked.request
    return (
        request.words,
        request.synonyms,
        asked.rare,
        asked.loose,
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


def _counts(searcher: Searcher, asked: Asked) -> Counts:
    request = asked.request
    filters = {
        facet: _any_of(facet_field(facet), values) for facet, values in request.filters.items() if values
    }
    wanted: dict[str, Any] = {}
    groups: list[tuple[str, ...]] = []
    for facets, others in _groups(request.count, filters):
        wanted[str(len(groups))] = _where(others, {facet: _values_of(facet) for facet in facets})
        groups.append(facets)
    if request.count_open_at:
        moment = request.count_open_at
        words = open_at(moment)
        begun = f"valid_from:[* TO {moment.toordinal()}]"
        closed = _any_of("closed_days", words.day)
        wanted["open"] = _where([*filters.values(), _open(words), begun], {}, without=closed)
    if not wanted:
        return {}, 0
    found = searcher.aggregate(asked.matching(), wanted)
    return {
        facet: {bucket["key"]: bucket["doc_count"] for bucket in found[str(number)][facet]["buckets"]}
        for number, facets in enumerate(groups)
        for facet in facets
    }, found["open"]["doc_count"] if request.count_open_at else 0


def _groups(counted: Iterable[str], filters: dict[str, str]) -> list[tuple[tuple[str, ...], list[str]]]:
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
    return {"terms": {"field": facet_field(facet), "size": MOST_VALUES}}


def _where(conditions: Sequence[str], aggregations: dict[str, Any], without: str = "") -> dict[str, Any]:
    """Count among what all ``conditions`` hold for, and not ``without``; written in Tantivy's language for
    queries, in which "AND NOT" finds nothing."""
    query = "".join(f"+{condition} " for condition in conditions) or "*"
    return {"filter": f"{query} -{without}" if without else query, "aggs": aggregations}


def _any_of(field: str, values: Iterable[str]) -> str:
    return "(" + " OR ".join(f'{field}:"{_quoted(value)}"' for value in sorted(values)) + ")"


def _open(words: OpenAt) -> str:
    overnight = _any_of("open_quarters", words.overnight)
    closed = _any_of("closed_days", words.day_before)
    return f"({_any_of('open_quarters', words.today)} OR (+{overnight} -{closed}))"


def _quoted(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"")
