"""Requests in Elasticsearch's terms."""

from __future__ import annotations

from dataclasses import dataclass

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from search.engines.base import DEEPEST, SearchRequest
from search.engines.plan import (
    ALL_SCORE,
    NEAR_SCORE,
    NEARLY_ALL_SCORE,
    PART_WEIGHT,
    PHRASE_SCORE,
    STEM_FIELDS,
    Plan,
    distance,
)
from search.engines.schema import NOTE
from search.german import Word

# More values than any facet has; the server's own limit for buckets of one answer is 65,536.
MOST_VALUES = 20_000

_SORTS = {"relevance": ["_score"], "newest": ["-date", "_doc"], "title": ["sort_title", "_doc"]}


@dataclass(frozen=True)
class Asked:
    """A request with its words understood; ``rare`` words are searched with typing errors forgiven."""

    request: SearchRequest
    plan: Plan
    rare: frozenset[Word] = frozenset()

    def search(self, index: str) -> Search:
        """Give the one request that answers all: hits, facets as if chosen, how often long words occur."""
        request = self.request
        offset = min(max(0, request.offset), DEEPEST)
        limit = max(0, min(request.limit, DEEPEST - offset))
        search = (
            Search(index=index)
            .query(self._query())
            .source(["summary_shown", "text_shown"])
            .sort(*_SORTS[request.sort])
            .extra(track_total_hits=True, from_=offset, size=limit)
        )
        filters = {
            facet: Q("terms", **{facet_field(facet): sorted(v)}) for facet, v in request.filters.items() if v
        }
        if filters:
            # After the aggregations, so that each facet is counted with the filters of the others only.
            search = search.post_filter(_all(list(filters.values())))
        for facet in request.count:
            others = [query for name, query in filters.items() if name != facet]
            values = A("terms", field=facet_field(facet), size=MOST_VALUES)
            search.aggs.bucket(facet, A("filter", _all(others), aggs={"values": values}))
        if not self.rare and (unsure := unsure_words(self.plan)):
            visible = search.aggs.bucket("everything", A("global")).bucket(
                "visible", A("filter", Q("bool", must_not=[_any_of("restrictions", request.hidden | {NOTE})]))
            )
            for number, word in enumerate(unsure):
                visible.bucket(str(number), A("filter", _occurs(word)))
        return search

    def _query(self) -> Query:
        words, request = self.plan.words, self.request
        must_not = [_any_of("restrictions", request.hidden | {NOTE})]
        must_not += [_term(field, stem) for stem in self.plan.excluded for field in STEM_FIELDS]
        always = []
        if request.age is not None:
            always += [Q("range", age_from={"lte": request.age}), Q("range", age_to={"gt": request.age})]
        if request.on is not None:
            day = request.on.toordinal()
            always += [Q("range", valid_from={"lte": day}), Q("range", valid_until={"gte": day})]
        return Q("bool", must=self._words() if words else [], filter=always, must_not=must_not)

    def _words(self) -> list[Query]:
        words = self.plan.words
        should = [self._scored(word) for word in words]
        if not self.plan.question:
            should.append(_constant(_all([_occurs(word) for word in words]), ALL_SCORE))
            if self.rare:
                nearly = _all([_any([_occurs(word), *self._near(word)]) for word in words])
                should.append(_constant(nearly, NEARLY_ALL_SCORE))
        for phrase in self.plan.phrases:
            literal = [Q("match_phrase", **{field: " ".join(phrase)}) for field in STEM_FIELDS]
            should.append(_constant(_any(literal), PHRASE_SCORE))
        return [_any(should)]

    def _scored(self, word: Word) -> Query:
        found = [_term(field, word.stem, weight) for field, weight in self.plan.weights.items()]
        found += [_term("parts", part, PART_WEIGHT) for part in word.parts]
        return _any([*found, *self._near(word)])

    def _near(self, word: Word) -> list[Query]:
        if word not in self.rare:
            return []
        nearly = {"fuzziness": distance(word), "rewrite": "constant_score", "boost": NEAR_SCORE}
        return [
            Q("fuzzy", parts={"value": word.stem, **nearly}),
            Q("fuzzy", spellings={"value": word.word, **nearly}),
        ]


def unsure_words(plan: Plan) -> list[Word]:
    """Give the words whose numbers of documents a first answer says, in its order."""
    return [word for word in plan.words if distance(word)]


def facet_field(facet: str) -> str:
    """Give the name of the field that holds a facet's values."""
    return f"facet_{facet}"


def _occurs(word: Word) -> Query:
    """Find documents in which a word occurs: itself, inside a compound, or as a compound's parts."""
    itself = _term("parts", word.stem)
    if not word.parts:
        return itself
    return _any([itself, _all([_term("parts", part) for part in word.parts])])


def _term(field: str, value: str, boost: float = 1.0) -> Query:
    return Q("term", **{field: {"value": value, "boost": boost}})


def _any_of(field: str, values: frozenset[str]) -> Query:
    return Q("terms", **{field: sorted(values)})


def _any(queries: list[Query]) -> Query:
    return Q("bool", should=queries, minimum_should_match=1)


def _all(queries: list[Query]) -> Query:
    return Q("bool", filter=queries)


def _constant(query: Query, score: float) -> Query:
    return Q("constant_score", filter=query, boost=score)
