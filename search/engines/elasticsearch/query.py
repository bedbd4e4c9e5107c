"""Requests in Elasticsearch's terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from search.engines.base import DEEPEST, SearchRequest
from search.engines.plan import (
    ALL_SCORE,
    NEARLY_ALL_SCORE,
    PAIR_WEIGHT,
    PHRASE_SCORE,
    STEM_FIELDS,
    SYNONYM_WEIGHT,
    Plan,
    Term,
    distance,
    near_fields,
)
from search.engines.ranking import Rule, age_ranges, rules
from search.engines.tokens.calendar import open_at
from search.engines.tokens.cells import FARTHEST, Near, rings
from search.engines.tokens.document import NOTE
from search.german import Word
from search.german.synonyms import Meaning

# More values than any facet has; the server's own limit for buckets of one answer is 65,536.
MOST_VALUES = 20_000
# Lucene's limit for a term (IndexWriter.MAX_TERM_LENGTH).
MOST_BYTES = 32_766

_SORTS = {
    "relevance": ["_score"],
    "distance": ["_score"],
    "newest": ["-date", "_doc"],
    "confirmed": ["-confirmed_on", "_doc"],
    "title": ["sort_title", "_doc"],
}


@dataclass(frozen=True)
class Asked:
    """A request with its words understood; ``rare`` words are searched with typing errors forgiven.

    ``loose`` finds compounds by any of their parts, however little it says.
    """

    request: SearchRequest
    plan: Plan
    rare: frozenset[Word] = frozenset()
    loose: bool = False

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
            facet: _any_of(facet_field(facet), chosen) for facet, chosen in request.filters.items() if chosen
        }
        if filters:
            # After the aggregations, so that each facet is counted with the filters of the others only.
            search = search.post_filter(_all(list(filters.values())))
        for facet in request.count:
            others = [query for name, query in filters.items() if name != facet]
            values = A("terms", field=facet_field(facet), size=MOST_VALUES)
            search.aggs.bucket(facet, A("filter", _all(others), aggs={"values": values}))
        if request.count_open_at:
            is_open = _all([*filters.values(), _open(request.count_open_at)])
            search.aggs.bucket("open_now", A("filter", is_open))
        if not self.rare and not self.loose and (unsure := unsure_words(self.plan)):
            hidden = _any_of("restrictions", request.hidden | {NOTE})
            visible = search.aggs.bucket("everything", A("global")).bucket(
                "visible", A("filter", Q("bool", filter=_valid(request), must_not=[hidden]))
            )
            for number, word in enumerate(unsure):
                visible.bucket(str(number), A("filter", occurs(word)))
        return search

    def _query(self) -> Query:
        request = self.request
        must_not = [_any_of("restrictions", request.hidden | {NOTE})]
        must_not += [_term(field, stem) for stem in self.plan.excluded for field in STEM_FIELDS]
        always = _valid(request)
        # An age alone is all that was asked for.
        for age in (request.ages, None if self.plan.terms else self.plan.age):
            if age is not None:
                always += [_between(*limits) for limits in age_ranges(age)]
        if request.near:
            cells = frozenset(cell for _km, ring in rings(request.near) for cell in ring)
            always.append(_any([_any_of("cell", cells), *_serving(request.near)]))
        if request.open_at:
            always.append(_open(request.open_at))
        words = self._words() if self.plan.terms else []
        if request.sort == "distance" and request.near:
            return _found([], [*words, *always], _by_distance(request.near), must_not)
        return _found(words, always, self._ranked(), must_not)

    def _ranked(self) -> list[Query]:
        """What adds to the score of what was found."""
        return (
            [_ruled(rule) for rule in rules(self.request, self.plan)]
            if self.request.sort == "relevance"
            else []
        )

    def _words(self) -> list[Query]:
        terms = self.plan.terms
        should = [self._scored_term(term) for term in terms]
        should += [_term("pairs", pair, PAIR_WEIGHT) for pair in self.plan.pairs]
        if not self.plan.question:
            should.append(_constant(_all([_term_occurs(term) for term in terms]), ALL_SCORE))
            if self.rare or self.plan.may_be_half_met:
                nearly = _all([self._nearly(term) for term in terms])
                should.append(_constant(nearly, NEARLY_ALL_SCORE))
        for phrase in self.plan.phrases:
            should.append(_constant(_literal(phrase), PHRASE_SCORE))
        return [_any(should)]

    def _scored_term(self, term: Term) -> Query:
        words = _any([self._scored(word) for word in term.words])
        if not term.synonyms:
            return words
        meanings = [
            Q(
                "bool",
                filter=[_meant(meaning)],
                should=[_any(self._whole(word)) for word in meaning],
                boost=SYNONYM_WEIGHT,
            )
            for meaning in term.synonyms
        ]
        return Q("dis_max", queries=[words, *meanings])

    def _nearly(self, term: Term) -> Query:
        words = [_any([occurs(word), *self._near(word), *self._tells(word)]) for word in term.words]
        return _any([_term_occurs(term), _all(words)])

    def _tells(self, word: Word) -> list[Query]:
        """Find all telling parts of a compound whose other parts say little."""
        half = self.plan.half_of(word)
        return [_all([_term("parts", part) for part in half])] if half else []

    def _scored(self, word: Word) -> Query:
        parts = word.parts if self.loose else self.plan.telling_parts(word)
        found = self._whole(word) + [query for part in parts for query in self._part(part)]
        if not self.loose and self.plan.needs_all_parts(word):
            found.append(Q("bool", must=[_any(self._part(part)) for part in word.parts]))
        return _any([*found, *self._near(word)])

    def _whole(self, word: Word) -> list[Query]:
        return [_term(field, word.stem, weight) for field, weight in self.plan.weights.items()]

    def _part(self, part: str) -> list[Query]:
        return [_term(field, part, weight) for field, weight in self.plan.part_weights.items()]

    def _near(self, word: Word) -> list[Query]:
        if word not in self.rare:
            return []
        nearly = {"fuzziness": distance(word), "rewrite": "constant_score"}
        return [
            Q("fuzzy", **{field: {"value": value, "boost": score, **nearly}})
            for field, value, score in near_fields(word)
        ]


def unsure_words(plan: Plan) -> list[Word]:
    """Give the words whose numbers of documents a first answer says, in its order."""
    return [word for word in plan.words if distance(word)]


def _valid(request: SearchRequest) -> list[Query]:
    """What is not over on the day of the request and begins early enough."""
    if request.on is None or request.latest_start is None:
        return []
    return [
        _between("valid_from", None, request.latest_start.toordinal()),
        _between("valid_until", request.on.toordinal(), None),
    ]


def facet_field(facet: str) -> str:
    """Give the name of the field that holds a facet's values."""
    return f"facet_{facet}"


def occurs(word: Word) -> Query:
    """Find documents in which a word occurs: itself, inside a compound, or as a compound's parts."""
    itself = _term("parts", word.stem)
    if not word.parts:
        return itself
    return _any([itself, _all([_term("parts", part) for part in word.parts])])


def _found(must: list[Query], always: list[Query], should: list[Query], must_not: list[Query]) -> Query:
    """Find what all of ``must`` and ``always`` find and nothing of ``must_not``; ``should`` adds to the
    score.

    Everything is asked for where nothing is, as ``should`` would be a condition then.
    """
    always = always or [Q("match_all")]
    return Q("bool", must=must, filter=always, should=should, must_not=must_not, minimum_should_match=0)


def _term_occurs(term: Term) -> Query:
    """Find documents in which all words of a term occur, or one of its synonyms."""
    words = _all([occurs(word) for word in term.words])
    return _any([words, *(_meant(meaning) for meaning in term.synonyms)]) if term.synonyms else words


def _meant(meaning: Meaning) -> Query:
    """Find documents in which a synonym stands as it is: a compound whole, several words side by side."""
    if len(meaning) == 1:
        return _term("parts", meaning[0].stem)
    return _literal(tuple(word.stem for word in meaning))


def _literal(stems: tuple[str, ...]) -> Query:
    phrase = " ".join(stems)
    return _any([Q("match_phrase", **{field: phrase}) for field in STEM_FIELDS])


def _ruled(rule: Rule) -> Query:
    if rule.ranges:
        return _constant(_all([_between(*limits) for limits in rule.ranges]), rule.worth)
    found = _any_of(rule.field, frozenset(rule.values))
    return _constant(Q("bool", must_not=[found]) if rule.none_of else found, rule.worth)


def _open(moment: datetime) -> Query:
    """Find what is open by its hours, has begun and is not closed on that day."""
    words = open_at(moment)
    overnight = Q(
        "bool",
        filter=[_any_of("open_quarters", frozenset(words.overnight))],
        must_not=[_any_of("closed_days", frozenset(words.day_before))],
    )
    return Q(
        "bool",
        filter=[
            _any([_any_of("open_quarters", frozenset(words.today)), overnight]),
            _between("valid_from", None, moment.toordinal()),
        ],
        must_not=[_any_of("closed_days", frozenset(words.day))],
    )


def _between(field: str, low: int | None, high: int | None) -> Query:
    limits = {name: value for name, value in (("gte", low), ("lte", high)) if value is not None}
    return Q("range", **{field: limits})


def _serving(near: Near) -> list[Query]:
    return [_term(facet_field("municipality"), near.municipality)] if near.municipality else []


def _by_distance(near: Near) -> list[Query]:
    nearest = [
        _constant(_any_of("cell", frozenset(cells)), float(FARTHEST + 1 - km)) for km, cells in rings(near)
    ]
    return nearest + [_constant(query, 10.0 * FARTHEST) for query in _serving(near)]


def _term(field: str, value: str, boost: float = 1.0) -> Query:
    return Q("term", **{field: {"value": value, "boost": boost}})


def _any_of(field: str, values: frozenset[str]) -> Query:
    # A longer value stands in no index, and the server refuses to look for one.
    return Q("terms", **{field: sorted(value for value in values if len(value.encode()) <= MOST_BYTES)})


def _any(queries: list[Query]) -> Query:
    return Q("bool", should=queries, minimum_should_match=1)


def _all(queries: list[Query]) -> Query:
    return Q("bool", filter=queries)


def _constant(query: Query, score: float) -> Query:
    return Q("constant_score", filter=query, boost=score)
