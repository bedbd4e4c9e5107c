"""How many hits every choice would give, counted in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tantivy import Searcher

from search.calendar_tokens import day_words, moment_words
from search.engines.embedded_query import Asked
from search.engines.embedded_schema import facet_field

MOST_VALUES = 65_000
Counts = tuple[dict[str, dict[str, int]], int]


def counts(searcher: Searcher, asked: Asked) -> Counts:
    """Give the values of each facet that the request wants counted, as if chosen, and how many hits are open
    at the moment that it asks about.

    A facet is counted among what the filters on all others leave.
    """
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
        is_open = _any_of("open_quarters", moment_words(moment))
        begun = f"valid_from:[* TO {moment.toordinal()}]"
        closed = _any_of("closed_days", day_words(moment.date()))
        wanted["open"] = _where([*filters.values(), is_open, begun], {}, without=closed)
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


def _quoted(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"")
