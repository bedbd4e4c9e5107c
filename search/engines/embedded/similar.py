"""What is like something else, from a Tantivy index."""

from __future__ import annotations

from tantivy import Occur, Query, Searcher

from search.engines.embedded.schema import SCHEMA, facet_field
from search.engines.embedded.suggest import visible_only
from search.engines.ranking import NOT_CLOSED
from search.engines.similar import (
    OWN_PLACE,
    SHARED,
    SHARED_PLACE,
    TOPICAL,
    SimilarRequest,
)
from search.engines.tokens.calendar import day_words


def similar(searcher: Searcher, request: SimilarRequest) -> list[int]:
    """Give ids, the most alike first. Raises ValueError and OSError for an index that cannot be read."""
    stems = request.stems
    topical = [Query.term_set_query(SCHEMA, "title_stems", sorted(stems))] if stems else []
    topical += [_facet(facet, request.shared(facet)) for facet in TOPICAL if request.shared(facet)]
    if not topical:
        return []
    any_topical = Query.boolean_query([(Occur.Should, query) for query in topical])
    itself = [(Occur.MustNot, Query.term_query(SCHEMA, "id", pk)) for pk in sorted(request.without)]
    query = Query.boolean_query(
        [
            (Occur.Must, Query.const_score_query(any_topical, 0.0)),
            (Occur.Must, Query.const_score_query(_facet("kind", sorted(request.kinds)), 0.0)),
            *visible_only(request.hidden, request.on),
            *itself,
            *((Occur.Should, one) for one in _in_common(request)),
        ]
    )
    found = searcher.search(query, request.limit, count=False).hits
    ids = searcher.fast_field_values("id", [place for _score, place in found])
    return [int(pk or 0) for pk in ids]


def _in_common(request: SimilarRequest) -> list[Query]:
    """What adds to the score."""
    found = [
        Query.const_score_query(_facet(facet, [value]), worth)
        for facet, worth in SHARED.items()
        for value in request.shared(facet)
    ]
    for stem, worth in request.stems.items():
        term = Query.term_query(SCHEMA, "title_stems", stem, index_option="freq")
        found.append(Query.boost_query(term, worth))
    if places := request.shared("municipality"):
        found.append(Query.const_score_query(_facet("municipality", places), SHARED_PLACE))
    if request.home:
        found.append(Query.const_score_query(_facet("municipality", [request.home]), OWN_PLACE))
    if request.on is not None:
        closed = Query.term_set_query(SCHEMA, "closed_days", sorted(day_words(request.on)))
        is_open = Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, closed)])
        found.append(Query.const_score_query(is_open, NOT_CLOSED))
    return found


def _facet(facet: str, values: list[str]) -> Query:
    return Query.term_set_query(SCHEMA, facet_field(facet), values)
