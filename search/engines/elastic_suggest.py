"""Suggestions from an Elasticsearch index, all of them with one request."""

from __future__ import annotations

import re
from dataclasses import dataclass

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query
from elasticsearch.dsl.response import Response

from search.engines.elastic_query import facet_field, occurs
from search.engines.plan import plan
from search.engines.schema import NOTE
from search.engines.suggesting import (
    CANDIDATES,
    OFFER,
    OFFER_KIND,
    OWN_PLACE,
    STARTS,
    WHOLE_TITLE_WORDS,
    SuggestRequest,
    SuggestResponse,
    Typed,
    different,
    read_typed,
    tags_of,
    texts_to_check,
)
from search.german import Word

# What means something in Lucene's regular expressions.
_SIGNS = re.compile(r'([.?+*|{}\[\]()"\\#@&<>~^$-])')


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
        return cls(request, typed, {text: plan(text).words for text in texts_to_check(request)})

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
            "visible", A("filter", Q("bool", **self._visible()))
        )
        beginning = _SIGNS.sub(r"\\\1", self.typed.tag) + ".*"
        visible.bucket("tags", A("terms", field="tag_words", include=beginning, size=CANDIDATES))
        for number, word in enumerate(self._words):
            visible.bucket(f"word{number}", A("filter", occurs(word)))
        return search

    def read(self, response: Response) -> SuggestResponse:
        """Give the answer."""
        visible = response.aggregations["everything"]["visible"]
        known = {word: visible[f"word{number}"].doc_count > 0 for number, word in enumerate(self._words)}
        documents = [(int(hit.meta.id), float(hit.meta.score), int(hit.title_key[0])) for hit in response]
        return SuggestResponse(
            documents=different(documents, self.request.limit),
            tags=tags_of(
                [(bucket.key, bucket.doc_count) for bucket in visible["tags"].buckets], self.request.limit
            ),
            texts=[text for text, words in self.texts.items() if words and all(known[w] for w in words)],
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
            (_prefix("sort_title", self.typed.start), STARTS),
            (Q("bool", filter=words), WHOLE_TITLE_WORDS),
            (Q("term", **{facet_field("kind"): OFFER_KIND}), OFFER),
        ]
        if self.request.home:
            should.append((Q("term", **{facet_field("municipality"): self.request.home}), OWN_PLACE))
        visible = self._visible()
        return Q(
            "bool",
            filter=[_any(matching), *visible["filter"]],
            must_not=visible["must_not"],
            should=[Q("constant_score", filter=query, boost=worth) for query, worth in should],
            minimum_should_match=0,
        )

    def _visible(self) -> dict[str, list[Query]]:
        request, valid = self.request, []
        if request.on is not None:
            day = request.on.toordinal()
            valid = [Q("range", valid_from={"lte": day}), Q("range", valid_until={"gte": day})]
        return {
            "filter": valid or [Q("match_all")],
            "must_not": [Q("terms", restrictions=sorted(request.hidden | {NOTE}))],
        }


def _prefix(field: str, prefix: str) -> Query:
    return Q("prefix", **{field: {"value": prefix}})


def _any(queries: list[Query]) -> Query:
    return Q("bool", should=queries, minimum_should_match=1)
