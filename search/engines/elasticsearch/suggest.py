"""Suggestions from an Elasticsearch index, all of them with one request."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query
from elasticsearch.dsl.response import Response

from search.engines.elasticsearch.query import facet_field, occurs
from search.engines.suggest import (
    CANDIDATES,
    MOST_TAGS,
    OFFER,
    OWN_PLACE,
    STARTS,
    WHOLE_TITLE_WORDS,
    WITNESSES,
    SuggestRequest,
    SuggestResponse,
    Typed,
    different,
    occurring,
    read_typed,
    slug_of,
    words_of_texts,
)
from search.engines.tokens.document import NOTE
from search.german import Word
from search.registry.sources import FIRST_KIND

# What means something in Lucene's regular expressions.
_SIGNS = re.compile(r'([.?+*|{}\[\]()"\\#@&<>~^$-])')

_SOME = A("top_hits", size=WITNESSES, _source=False)


@dataclass(frozen=True)
class Asked:
    """A request with what was typed understood; ``texts`` are those to check, with their words."""

    request: SuggestRequest
    typed: Typed
    texts: dict[str, tuple[Word, ...]]

    @classmethod
    def of(cls, request: SuggestRequest) -> Asked | None:
        """Understand a request; None when too little was typed."""
        typed = read_typed(request.typed)
        if typed is None:
            return None
        return cls(request, typed, words_of_texts(request))

    @property
    def _words(self) -> list[Word]:
        return list(dict.fromkeys(word for words in self.texts.values() for word in words))

    def search(self, index: str) -> Search:
        """Give the one request that answers all."""
        search = (
            Search(index=index)
            .query(self._titles())
            .source(False)
            .sort("_score")
            .extra(track_total_hits=False, size=CANDIDATES, docvalue_fields=["title_key"])
        )
        visible = search.aggs.bucket("everything", A("global")).bucket(
            "visible", A("filter", Q("bool", **visible_only(self.request.hidden, self.request.on)))
        )
        beginning = _SIGNS.sub(r"\\\1", self.typed.tag) + ".*"
        tags = A("terms", field="tag_words", include=beginning, size=MOST_TAGS)
        visible.bucket("tags", tags).metric("some", _SOME)
        for number, word in enumerate(self._words):
            visible.bucket(f"word{number}", A("filter", occurs(word))).metric("some", _SOME)
        return search

    def read(self, response: Response) -> SuggestResponse:
        """Give the answer."""
        visible = response.aggregations["everything"]["visible"]
        witnesses = {word: _witnesses(visible[f"word{number}"]) for number, word in enumerate(self._words)}
        documents = [(int(hit.meta.id), float(hit.meta.score), int(hit.title_key[0])) for hit in response]
        return SuggestResponse(
            documents=different(documents, self.request.limit),
            tags={slug_of(bucket.key): _witnesses(bucket) for bucket in visible["tags"].buckets},
            texts=occurring(self.texts, witnesses),
        )

    def _titles(self) -> Query:
        words = [_prefix("title_words", word) for word in self.typed.words]
        matching = [
            Q(
                "bool",
                filter=[
                    _any([begins, _prefix("title_parts", word)])
                    for begins, word in zip(words, self.typed.words, strict=True)
                ],
            )
        ]
        if len(words) > 1:
            matching.append(_prefix("title_words", self.typed.joined))
        should = [
            (_prefix("title_start", self.typed.start), STARTS),
            (Q("bool", filter=words), WHOLE_TITLE_WORDS),
            (Q("term", **{facet_field("kind"): FIRST_KIND}), OFFER),
        ]
        if self.request.home:
            should.append((Q("term", **{facet_field("municipality"): self.request.home}), OWN_PLACE))
        visible = visible_only(self.request.hidden, self.request.on)
        return Q(
            "bool",
            filter=[_any(matching), *visible["filter"]],
            must_not=visible["must_not"],
            should=[Q("constant_score", filter=query, boost=worth) for query, worth in should],
            minimum_should_match=0,
        )


def visible_only(hidden: frozenset[str], on: Date | None) -> dict[str, list[Query]]:
    """What the asker may see and what is valid on that day, as conditions of a query that has others too."""
    valid = []
    if on is not None:
        day = on.toordinal()
        valid = [Q("range", valid_from={"lte": day}), Q("range", valid_until={"gte": day})]
    return {
        "filter": valid or [Q("match_all")],
        "must_not": [Q("terms", restrictions=sorted(hidden | {NOTE}))],
    }


def _witnesses(bucket: Any) -> tuple[int, ...]:
    return tuple(int(hit["_id"]) for hit in bucket["some"].hits.hits)


def _prefix(field: str, prefix: str) -> Query:
    return Q("prefix", **{field: {"value": prefix}})


def _any(queries: list[Query]) -> Query:
    return Q("bool", should=queries, minimum_should_match=1)
