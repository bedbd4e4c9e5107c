"""The query for titles that somebody may be typing."""

from __future__ import annotations

from search.engines.queries.conditions import has_value, invisible
from search.engines.queries.tree import AllOf, AnyOf, Constant, Prefix, Query
from search.engines.suggest import (
    FIRST_KIND,
    OWN_PLACE,
    TITLE_STARTS,
    WHOLE_TITLE_WORDS,
    SuggestRequest,
    Typed,
)
from search.registry.facets import place_facet
from search.registry.kinds import first_kinds
from search.registry.own import KIND


def titles(typed: Typed, request: SuggestRequest) -> AllOf:
    """Return what finds the titles, the likeliest scored highest."""
    words = tuple(Prefix("title_words", word) for word in typed.words)
    matching: list[Query] = [
        AllOf(filters=tuple(AnyOf((word, Prefix("title_parts", word.start))) for word in words))
    ]
    if len(words) > 1:
        matching.append(Prefix("title_words", typed.joined))
    should: list[tuple[Query, float]] = [
        (Prefix("title_start", typed.start), TITLE_STARTS),
        (AllOf(filters=words), WHOLE_TITLE_WORDS),
        (has_value(KIND.name, first_kinds()), FIRST_KIND),
    ]
    if request.home:
        should.append((has_value(place_facet().name, [request.home]), OWN_PLACE))
    return AllOf(
        filters=(AnyOf(tuple(matching)),),
        without=invisible(request.hidden, request.on),
        should=tuple(Constant(query, worth) for query, worth in should),
    )
