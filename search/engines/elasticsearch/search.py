"""Hits, counts and snippets from an Elasticsearch index, all of them with one request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from search.engines.base import DEEPEST_HIT, Hit, SearchResponse
from search.engines.elasticsearch.query import compiled
from search.engines.plan import RARE_BELOW, unsure_words
from search.engines.queries.conditions import invisible, is_open, occurs
from search.engines.queries.hits import HitsQuery
from search.engines.queries.tree import AllOf
from search.engines.snippets import Snippets
from search.german import Word
from search.registry.facets import FACETS

# More values than any facet has; the server's own limit for buckets of one answer is 65,536.
MOST_VALUES = 20_000

_SORTS: dict[str, list[Any]] = {
    "relevance": ["_score"],
    "distance": ["_score"],
    "newest": [{"date": "desc"}, "_doc"],
    "confirmed": [{"confirmed_on": "desc"}, "_doc"],
    "title": ["sort_title", "_doc"],
}


def search_body(asked: HitsQuery) -> dict[str, Any]:
    """Return the body of the one request that answers all: hits, facets as if chosen, how often long words
    occur."""
    request, chosen = asked.request, asked.chosen
    offset = min(max(0, request.offset), DEEPEST_HIT)
    aggregations: dict[str, Any] = {}
    for facet in request.count:
        others = tuple(query for name, query in chosen.items() if name != facet)
        values = {"terms": {"field": FACETS[facet].field, "size": MOST_VALUES}}
        aggregations[facet] = {"filter": compiled(AllOf(filters=others)), "aggs": {"values": values}}
    if request.count_open_at:
        now = AllOf(filters=(*chosen.values(), is_open(request.count_open_at)))
        aggregations["open_now"] = {"filter": compiled(now)}
    if unsure := unsure_words(asked.plan):
        visible = AllOf(without=invisible(request.hidden, request.on, request.latest_start))
        counts = {str(number): {"filter": compiled(occurs(word))} for number, word in enumerate(unsure)}
        aggregations["everything"] = {
            "global": {},
            "aggs": {"visible": {"filter": compiled(visible), "aggs": counts}},
        }
    body = {
        "query": compiled(asked.scored()),
        "aggs": aggregations,
        "_source": ["summary_shown", "text_shown"],
        "sort": _SORTS[request.sort],
        "track_total_hits": True,
        "from": offset,
        "size": max(0, min(request.limit, DEEPEST_HIT - offset)),
    }
    if chosen:
        # After the aggregations, so that each facet is counted with the filters of the others only.
        body["post_filter"] = compiled(AllOf(filters=tuple(chosen.values())))
    return body


def rare_words(asked: HitsQuery, answer: Mapping[str, Any]) -> frozenset[Word]:
    """Return the long words that, as the answer says, hardly occur in what the asker may see."""
    unsure = unsure_words(asked.plan)
    if not unsure:
        return frozenset()
    counts = answer["aggregations"]["everything"]["visible"]
    return frozenset(
        word for number, word in enumerate(unsure) if counts[str(number)]["doc_count"] < RARE_BELOW
    )


def read_answer(asked: HitsQuery, answer: Mapping[str, Any]) -> SearchResponse:
    """Return what the answer to ``search_body`` says."""
    request, snippets = asked.request, Snippets(asked.plan, asked.rare)
    counted = answer["aggregations"] if request.count or request.count_open_at else {}
    return SearchResponse(
        total=int(answer["hits"]["total"]["value"]),
        hits=[
            Hit(
                int(hit["_id"]),
                hit["_score"] or 0.0,
                snippets.snippet((hit["_source"]["summary_shown"], hit["_source"]["text_shown"])),
            )
            for hit in answer["hits"]["hits"]
        ],
        facets={
            facet: {bucket["key"]: bucket["doc_count"] for bucket in counted[facet]["values"]["buckets"]}
            for facet in request.count
        },
        rare=asked.rare,
        open_total=counted["open_now"]["doc_count"] if request.count_open_at else 0,
    )
