"""Requests in Tantivy's terms."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from tantivy import FieldType, Occur, Query, Searcher

from search.engines.base import SearchRequest
from search.engines.embedded.schema import SCHEMA, facet_field
from search.engines.plan import (
    ALL_SCORE,
    NEARLY_ALL_SCORE,
    PAIR_WEIGHT,
    PHRASE_SCORE,
    RARE,
    STEM_FIELDS,
    SYNONYM_WEIGHT,
    Plan,
    Term,
    distance,
    near_fields,
)
from search.engines.ranking import Rule, age_ranges, rules
from search.engines.tokens.calendar import OpenAt, open_at
from search.engines.tokens.cells import FARTHEST, Near, rings
from search.engines.tokens.document import NOTE
from search.german import Word
from search.german.synonyms import Meaning

# Words in so many more documents than may be hidden are not counted: even when many of these documents are
# former versions that the index has not cleared away yet, the word is no misspelling.
FREQUENT = 1_000
FEW = 16


def rare_words(searcher: Searcher, plan: Plan, request: SearchRequest) -> frozenset[Word]:
    """Give the words that may be misspelt: long enough, and hardly found in what the asker may see."""
    unsure = [word for word in plan.words if distance(word)]
    if not unsure:
        return frozenset()
    invisible = request.hidden | {NOTE}
    certain = FREQUENT + sum(searcher.doc_freq("restrictions", key) for key in invisible)
    without = [_any_of("restrictions", invisible), *_not_valid(request)]
    return frozenset(
        word
        for word in unsure
        if searcher.doc_freq("parts", word.stem) < certain
        and searcher.search(_all([occurs(word)], without), 1).count < RARE
    )


@dataclass(frozen=True)
class Asked:
    """A request with its words understood; gives the queries that answer it.

    ``loose`` finds compounds by any of their parts, however little it says.
    """

    request: SearchRequest
    plan: Plan
    rare: frozenset[Word]
    loose: bool = False

    def query(self) -> Query:
        """Give the query for hits, which scores them."""
        words = self._words
        if self.request.sort == "distance":
            words = [Query.const_score_query(query, 0.0) for query in words]
        chosen = [
            _any_of(facet_field(facet), values) for facet, values in self.request.filters.items() if values
        ]
        # A filter tells nothing about how good a hit is.
        filters = [Query.const_score_query(query, 0.0) for query in (*self._always, *chosen)]
        return _all([*words, *filters], self._must_not, self._ranked)

    def matching(self) -> Query:
        """Give the query that finds the same, whatever the filters on facets, and scores nothing.

        All that the scored one looks for in a field, a pair or a phrase is among ``parts`` too.
        """
        words = [query for term in self.plan.terms for query in self._found_by(term)]
        return _all([*([_any(words)] if words else []), *self._always], self._must_not)

    def _found_by(self, term: Term) -> list[Query]:
        found = [_meant(meaning) for meaning in term.synonyms]
        for word in term.words:
            found += [_term("parts", stem) for stem in (word.stem, *self._parts(word))]
            if not self.loose and self.plan.needs_all_parts(word):
                found.append(_all([_term("parts", part) for part in word.parts]))
            found += self._near(word)
        return found

    def _parts(self, word: Word) -> Sequence[str]:
        """Give the parts of a compound that find something by themselves."""
        return word.parts if self.loose else self.plan.telling_parts(word)

    @cached_property
    def _words(self) -> list[Query]:
        """What the words ask for: nothing, or one query that also gives the score."""
        terms = self.plan.terms
        if not terms:
            return []
        should = [self._scored_term(term) for term in terms]
        should += [_weighted("pairs", pair, PAIR_WEIGHT) for pair in self.plan.pairs]
        if not self.plan.question:
            exact = _all([_term_occurs(term) for term in terms])
            should.append(Query.const_score_query(exact, ALL_SCORE))
            if self.rare or self.plan.may_be_half_met:
                nearly = _all([self._nearly(term) for term in terms])
                should.append(Query.const_score_query(nearly, NEARLY_ALL_SCORE))
        for phrase in self.plan.phrases:
            literal = _any([_phrase(field, phrase) for field in STEM_FIELDS])
            should.append(Query.const_score_query(literal, PHRASE_SCORE))
        return [_any(should)]

    def _scored_term(self, term: Term) -> Query:
        words = [self._scored(word) for word in term.words]
        if not term.synonyms:
            return _any(words)
        meanings = [
            Query.boost_query(
                _all(
                    [Query.const_score_query(_meant(meaning), 0.0)],
                    should=[_any(self._whole(word)) for word in meaning],
                ),
                SYNONYM_WEIGHT,
            )
            for meaning in term.synonyms
        ]
        return Query.disjunction_max_query([_any(words), *meanings])

    def _nearly(self, term: Term) -> Query:
        words = [_any([occurs(word), *self._near(word), *self._tells(word)]) for word in term.words]
        return _any([_term_occurs(term), _all(words)])

    def _tells(self, word: Word) -> list[Query]:
        """Find all telling parts of a compound whose other parts say little."""
        half = self.plan.half_of(word)
        return [_all([_term("parts", part) for part in half])] if half else []

    def _scored(self, word: Word) -> Query:
        found = self._whole(word) + [query for part in self._parts(word) for query in self._part(part)]
        if not self.loose and self.plan.needs_all_parts(word):
            found.append(_all([_any(self._part(part)) for part in word.parts]))
        return _any([*found, *self._near(word)])

    def _whole(self, word: Word) -> list[Query]:
        return [_weighted(field, word.stem, weight) for field, weight in self.plan.weights.items()]

    def _part(self, part: str) -> list[Query]:
        return [_weighted(field, part, weight) for field, weight in self.plan.part_weights.items()]

    def _near(self, word: Word) -> list[Query]:
        # What is nearly right was looked for before parts were: there is none.
        if word not in self.rare or self.loose:
            return []
        allowed = distance(word)
        return [
            Query.boost_query(Query.fuzzy_term_query(SCHEMA, field, value, allowed), score)
            for field, value, score in near_fields(word)
        ]

    @cached_property
    def _ranked(self) -> list[Query]:
        """What adds to the score of what was found, or is all of it when the nearest come first."""
        request = self.request
        if request.sort == "distance" and request.near:
            return _by_distance(request.near)
        return [_ruled(rule) for rule in rules(request, self.plan)] if request.sort == "relevance" else []

    @cached_property
    def _always(self) -> list[Query]:
        """What holds whichever facets are chosen: age, validity, nearness and opening hours."""
        request = self.request
        must = []
        if request.near:
            cells = frozenset(cell for _km, ring in rings(request.near) for cell in ring)
            must.append(_any([_any_of("cell", cells), *_serving(request.near)]))
        if request.open_at:
            must.append(_open(open_at(request.open_at)))
        # An age alone is all that was asked for.
        for age in (request.ages, None if self.plan.terms else self.plan.age):
            if age is not None:
                must += [_between(*limits) for limits in age_ranges(age)]
        return must

    @cached_property
    def _must_not(self) -> list[Query]:
        request, excluded = self.request, []
        if request.open_at:
            excluded.append(_any_of("closed_days", open_at(request.open_at).day))
        excluded += _not_valid(request)
        excluded += [_term(field, stem) for stem in self.plan.excluded for field in STEM_FIELDS]
        return [_any_of("restrictions", request.hidden | {NOTE}), *excluded]


def _not_valid(request: SearchRequest) -> list[Query]:
    """What is over on the day of the request or begins too late.

    That is little: to leave it out is much less work than to look at all that is valid.
    """
    if request.on is None or request.latest_start is None:
        return []
    return [
        _between("valid_from", request.latest_start.toordinal() + 1, None),
        _between("valid_until", None, request.on.toordinal() - 1),
    ]


def occurs(word: Word) -> Query:
    """Find documents in which a word occurs: itself, inside a compound, or as a compound's parts."""
    itself = _term("parts", word.stem)
    if not word.parts:
        return itself
    return _any([itself, _all([_term("parts", part) for part in word.parts])])


def _term_occurs(term: Term) -> Query:
    """Find documents in which all words of a term occur, or one of its synonyms."""
    words = _all([occurs(word) for word in term.words])
    return _any([words, *(_meant(meaning) for meaning in term.synonyms)]) if term.synonyms else words


def _meant(meaning: Meaning) -> Query:
    """Find documents in which a synonym stands as it is: a compound whole, several words side by side, else
    "Eltern-Kind-Gruppe" would stand in every page that speaks of parents, children and groups."""
    if len(meaning) == 1:
        return _term("parts", meaning[0].stem)
    stems = tuple(word.stem for word in meaning)
    return _any([_phrase(field, stems) for field in STEM_FIELDS])


def _ruled(rule: Rule) -> Query:
    if rule.ranges:
        return Query.const_score_query(_all([_between(*limits) for limits in rule.ranges]), rule.worth)
    found = _any_of(rule.field, rule.values)
    return Query.const_score_query(_all([], [found]) if rule.none_of else found, rule.worth)


def _open(words: OpenAt) -> Query:
    """Find what is open by its hours, those of the night before too."""
    overnight = _any_of("open_quarters", words.overnight)
    closed = _any_of("closed_days", words.day_before)
    return _any([_any_of("open_quarters", words.today), _all([overnight], [closed])])


def _serving(near: Near) -> list[Query]:
    return [_term(facet_field("municipality"), near.municipality)] if near.municipality else []


def _by_distance(near: Near) -> list[Query]:
    nearest = [
        Query.const_score_query(_any_of("cell", cells), float(FARTHEST + 1 - km)) for km, cells in rings(near)
    ]
    return nearest + [Query.const_score_query(query, 10.0 * FARTHEST) for query in _serving(near)]


def _weighted(field: str, stem: str, weight: float) -> Query:
    return Query.boost_query(_term(field, stem), weight)


def _term(field: str, value: str) -> Query:
    return Query.term_query(SCHEMA, field, value, index_option="freq")


def _phrase(field: str, stems: tuple[str, ...]) -> Query:
    """Tantivy panics on a phrase of one word."""
    return Query.phrase_query(SCHEMA, field, list(stems)) if len(stems) > 1 else _term(field, stems[0])


def _any_of(field: str, values: Collection[str]) -> Query:
    """Find documents with one of ``values``.

    A set of terms is an automaton to Tantivy: it takes four times as long as looking up a few terms, and less
    than looking up many.
    """
    if len(values) > FEW:
        return Query.term_set_query(SCHEMA, field, sorted(values))
    return _any([_term(field, value) for value in sorted(values)])


def _between(field: str, low: int | None, high: int | None) -> Query:
    return Query.range_query(SCHEMA, field, FieldType.Integer, low, high)


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(
    queries: list[Query], without: list[Query] | None = None, should: list[Query] | None = None
) -> Query:
    """Find what all ``queries`` find and none of ``without``; all documents when there are no queries.

    ``should`` adds to their score.
    """
    clauses = [(Occur.Must, query) for query in queries or [Query.all_query()]]
    clauses += [(Occur.MustNot, query) for query in without or []]
    return Query.boolean_query(clauses + [(Occur.Should, query) for query in should or []])
