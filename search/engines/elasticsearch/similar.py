"""What is like something else, from an Elasticsearch index."""

from __future__ import annotations

from elasticsearch.dsl import Q, Search
from elasticsearch.dsl.query import Query

from search.engines.elasticsearch.query import facet_field
from search.engines.elasticsearch.suggest import visible_only
from search.engines.ranking import NOT_CLOSED
from search.engines.similar import (
    OWN_PLACE,
    SHARED,
    SHARED_PLACE,
    TOPICAL,
    SimilarRequest,
)
from search.engines.tokens.calendar import day_words


def similar_search(request: SimilarRequest, index: str) -> Search | None:
    """Give the request whose hits are the most alike first; None when nothing can be like it."""
    stems = request.stems
    topical = [Q("terms", title_stems=sorted(stems))] if stems else []
    topical += [_facet(facet, request.shared(facet)) for facet in TOPICAL if request.shared(facet)]
    if not topical:
        return None
    visible = visible_only(request.hidden, request.on)
    itself = Q("ids", values=[str(pk) for pk in sorted(request.without)])
    query = Q(
        "bool",
        filter=[
            Q("bool", should=topical, minimum_should_match=1),
            _facet("kind", sorted(request.kinds)),
            *visible["filter"],
        ],
        must_not=[*visible["must_not"], itself],
        should=_in_common(request),
        minimum_should_match=0,
    )
    return (
        Search(index=index)
        .query(query)
        .source(False)
        .sort("_score")
        .extra(track_total_hits=False, size=request.limit)
    )


def _in_common(request: SimilarRequest) -> list[Query]:
    """What adds to the score."""
    found = [
        _constant(_facet(facet, [value]), worth)
        for facet, worth in SHARED.items()
        for value in request.shared(facet)
    ]
    found += [Q("term", title_stems={"value": stem, "boost": worth}) for stem, worth in request.stems.items()]
    if places := request.shared("municipality"):
        found.append(_constant(_facet("municipality", places), SHARED_PLACE))
    if request.home:
        found.append(_constant(_facet("municipality", [request.home]), OWN_PLACE))
    if request.on is not None:
        closed = Q("terms", closed_days=sorted(day_words(request.on)))
        found.append(_constant(Q("bool", must_not=[closed]), NOT_CLOSED))
    return found


def _facet(facet: str, values: list[str]) -> Query:
    return Q("terms", **{facet_field(facet): values})


def _constant(query: Query, score: float) -> Query:
    return Q("constant_score", filter=query, boost=score)
