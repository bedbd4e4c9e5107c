"""Suggestions from an Elasticsearch index, all of them with one request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from search.engines.elasticsearch.query import compiled
from search.engines.queries.conditions import invisible, occurs
from search.engines.queries.suggest import titles
from search.engines.queries.tree import AllOf
from search.engines.suggest import (
    CANDIDATES,
    MOST_TAGS,
    WITNESSES,
    SuggestRequest,
    SuggestResponse,
    Typed,
    different,
    occurring,
    slug_of,
    words_of_texts,
)
from search.german import Word

# What means something in Lucene's regular expressions.
_SIGNS = re.compile(r'([.?+*|{}\[\]()"\\#@&<>~^$-])')
_SOME = {"some": {"top_hits": {"size": WITNESSES, "_source": False}}}


def suggest_body(typed: Typed, request: SuggestRequest) -> dict[str, Any]:
    """Return the body of the one request that answers all."""
    beginning = _SIGNS.sub(r"\\\1", typed.tag) + ".*"
    tags = {"terms": {"field": "tag_words", "include": beginning, "size": MOST_TAGS}, "aggs": _SOME}
    words = {
        f"word{number}": {"filter": compiled(occurs(word)), "aggs": _SOME}
        for number, word in enumerate(_words(request))
    }
    visible = compiled(AllOf(without=invisible(request.hidden, request.on)))
    return {
        "query": compiled(titles(typed, request)),
        "aggs": {
            "everything": {
                "global": {},
                "aggs": {"visible": {"filter": visible, "aggs": {"tags": tags, **words}}},
            }
        },
        "_source": False,
        "docvalue_fields": ["title_key"],
        "track_total_hits": False,
        "size": CANDIDATES,
    }


def read_suggestions(request: SuggestRequest, answer: Mapping[str, Any]) -> SuggestResponse:
    """Return what the answer to ``suggest_body`` says."""
    visible = answer["aggregations"]["everything"]["visible"]
    witnesses = {word: _witnesses(visible[f"word{number}"]) for number, word in enumerate(_words(request))}
    documents = [
        (int(hit["_id"]), float(hit["_score"]), int(hit["fields"]["title_key"][0]))
        for hit in answer["hits"]["hits"]
    ]
    return SuggestResponse(
        documents=different(documents, request.limit),
        tags={slug_of(bucket["key"]): _witnesses(bucket) for bucket in visible["tags"]["buckets"]},
        texts=occurring(words_of_texts(request), witnesses),
    )


def _words(request: SuggestRequest) -> list[Word]:
    return list(dict.fromkeys(word for words in words_of_texts(request).values() for word in words))


def _witnesses(bucket: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(int(hit["_id"]) for hit in bucket["some"]["hits"]["hits"])
