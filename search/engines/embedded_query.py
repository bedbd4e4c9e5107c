"""Requests in Tantivy's terms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tantivy import FieldType, Occur, Query, Searcher

from search.engines.base import SearchRequest
from search.engines.embedded_schema import SCHEMA, facet_field
from search.engines.plan import (
    ALL_SCORE,
    NEAR_SCORE,
    NEARLY_ALL_SCORE,
    PART_WEIGHT,
    PHRASE_SCORE,
    RARE,
    STEM_FIELDS,
    Plan,
    distance,
)
from search.engines.schema import NOTE
from search.german import Word


def rare_words(searcher: Searcher, plan: Plan, hidden: frozenset[str]) -> frozenset[Word]:
    """Give the words that may be misspelt: long enough, and hardly found in what the asker may see."""
    return frozenset(
        word
        for word in plan.words
        if distance(word)
        and searcher.search(_all([_occurs(word)], [_any_of("restrictions", hidden | {NOTE})]), 1).count < RARE
    )


@dataclass(frozen=True)
class Asked:
    """A request with its words understood; gives the queries that answer it."""

    request: SearchRequest
    plan: Plan
    rare: frozenset[Word]

    def query(self, *, without: str | None = None) -> Query:
        """Give the query for hits, or for counting facet ``without`` as if it had no filter."""
        must = [*self._words, *self._always]
        for facet, values in self.request.filters.items():
            if values and facet != without:
                must.append(_any_of(facet_field(facet), values))
        return _all(must, self._must_not)

    @cached_property
    def _words(self) -> list[Query]:
        """What the words ask for: nothing, or one query that also gives the score."""
        words = self.plan.words
        if not words:
            return []
        should = [self._scored(word) for word in words]
        if not self.plan.question:
            exact = _all([_occurs(word) for word in words])
            should.append(Query.const_score_query(exact, ALL_SCORE))
            if self.rare:
                nearly = _all([_any([_occurs(word), *self._near(word)]) for word in words])
                should.append(Query.const_score_query(nearly, NEARLY_ALL_SCORE))
        for phrase in self.plan.phrases:
            literal = _any([_phrase(field, phrase) for field in STEM_FIELDS])
            should.append(Query.const_score_query(literal, PHRASE_SCORE))
        return [_any(should)]

    def _scored(self, word: Word) -> Query:
        found = [_weighted(field, word.stem, weight) for field, weight in self.plan.weights.items()]
        found += [_weighted("parts", part, PART_WEIGHT) for part in word.parts]
        found += [Query.boost_query(near, NEAR_SCORE) for near in self._near(word)]
        return _any(found)

    def _near(self, word: Word) -> list[Query]:
        if word not in self.rare:
            return []
        allowed = distance(word)
        return [
            Query.fuzzy_term_query(SCHEMA, "parts", word.stem, allowed),
            Query.fuzzy_term_query(SCHEMA, "spellings", word.word, allowed),
        ]

    @cached_property
    def _always(self) -> list[Query]:
        """What holds whichever facets are chosen: age and validity."""
        request = self.request
        must = []
        if request.age is not None:
            must += [_between("age_from", None, request.age), _between("age_to", request.age + 1, None)]
        if request.on is not None:
            day = request.on.toordinal()
            must += [_between("valid_from", None, day), _between("valid_until", day, None)]
        return must

    @cached_property
    def _must_not(self) -> list[Query]:
        excluded = [_term(field, stem) for stem in self.plan.excluded for field in STEM_FIELDS]
        return [_any_of("restrictions", self.request.hidden | {NOTE}), *excluded]


def _occurs(word: Word) -> Query:
    """Find documents in which a word occurs: itself, inside a compound, or as a compound's parts."""
    itself = _term("parts", word.stem)
    if not word.parts:
        return itself
    return _any([itself, _all([_term("parts", part) for part in word.parts])])


def _weighted(field: str, stem: str, weight: float) -> Query:
    return Query.boost_query(_term(field, stem), weight)


def _term(field: str, value: str) -> Query:
    return Query.term_query(SCHEMA, field, value, index_option="freq")


def _phrase(field: str, stems: tuple[str, ...]) -> Query:
    """Tantivy panics on a phrase of one word."""
    return Query.phrase_query(SCHEMA, field, list(stems)) if len(stems) > 1 else _term(field, stems[0])


def _any_of(field: str, values: frozenset[str]) -> Query:
    return Query.term_set_query(SCHEMA, field, sorted(values))


def _between(field: str, low: int | None, high: int | None) -> Query:
    return Query.range_query(SCHEMA, field, FieldType.Integer, low, high)


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(queries: list[Query], without: list[Query] | None = None) -> Query:
    """Find what all ``queries`` find and none of ``without``; all documents when there are no queries."""
    clauses = [(Occur.Must, query) for query in queries or [Query.all_query()]]
    return Query.boolean_query(clauses + [(Occur.MustNot, query) for query in without or []])
