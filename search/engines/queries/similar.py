"""The query for what is like something else."""

from __future__ import annotations

from collections.abc import Iterator

from search.engines.queries.conditions import has_value, invisible
from search.engines.queries.tree import AllOf, AnyOf, Constant, Ids, OneOf, Query, Term
from search.engines.ranking import NOT_CLOSED
from search.engines.similar import SimilarRequest
from search.engines.tokens.calendar import day_words
from search.registry.own import KIND


def alike(request: SimilarRequest) -> AllOf | None:
    """Return what finds all that is like it, the most alike scored highest; None when nothing can be."""
    topical: list[Query] = [OneOf("title_stems", frozenset(request.stems))] if request.stems else []
    topical += [has_value(facet, values) for facet, values in request.topical.items()]
    if not topical:
        return None
    return AllOf(
        filters=(AnyOf(tuple(topical)), has_value(KIND.name, request.kinds)),
        without=(*invisible(request.hidden, request.on), Ids(request.without)),
        should=tuple(_in_common(request)),
    )


def _in_common(request: SimilarRequest) -> Iterator[Query]:
    """Give what adds to the score."""
    yield from (Constant(has_value(facet, values), worth) for facet, values, worth in request.in_common)
    yield from (Term("title_stems", stem, worth) for stem, worth in request.stems.items())
    if request.on is not None:
        closed = OneOf("closed_days", frozenset(day_words(request.on)))
        yield Constant(AllOf(without=(closed,)), NOT_CLOSED)
