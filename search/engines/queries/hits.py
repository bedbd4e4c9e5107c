"""The query for hits and their number, from a request and the plan of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from search.engines.base import SearchRequest
from search.engines.plan import (
    ALL_SCORE,
    NEARLY_ALL_SCORE,
    PAIR_WEIGHT,
    PHRASE_SCORE,
    STEM_FIELDS,
    SYNONYM_WEIGHT,
    Plan,
    Term as PlanTerm,
    distance,
    near_fields,
)
from search.engines.queries.conditions import all_terms, has_value, invisible, is_open, literal, occurs
from search.engines.queries.tree import AllOf, AnyOf, BestOf, Constant, Fuzzy, OneOf, Query, Range, Term
from search.engines.ranking import Rule, age_ranges, rules
from search.engines.tokens.cells import FARTHEST_KM, Near, rings
from search.german import Word
from search.german.synonyms import Meaning
from search.registry.facets import place_facet


@dataclass(frozen=True)
class HitsQuery:
    """A request with its words understood; in ``rare`` words typing errors are forgiven.

    ``by_any_part`` finds compounds by any of their parts, however little it says.
    """

    request: SearchRequest
    plan: Plan
    rare: frozenset[Word] = frozenset()
    by_any_part: bool = False

    @property
    def chosen(self) -> dict[str, Query]:
        """The filters on facets, by facet."""
        filters = self.request.filters.items()
        return {facet: has_value(facet, values) for facet, values in filters if values}

    def scored(self, *chosen: Query) -> AllOf:
        """Return what finds the hits for which ``chosen`` hold too, and scores them."""
        words, near = self._words(), self.request.near
        # A filter tells nothing about how good a hit is.
        filters, without = (*self._always(), *chosen), tuple(self._never())
        if self.request.sort == "distance" and near:
            return AllOf((), (*words, *filters), without, tuple(_by_distance(near)))
        return AllOf(words, filters, without, tuple(self._ranked()))

    def matching(self) -> AllOf:
        """Return what finds the same, whatever the filters on facets, and scores nothing.

        All that the scored one looks for in a field, a pair or a phrase is among ``parts`` too.
        """
        words = tuple(query for term in self.plan.terms for query in self._found_by(term))
        return AllOf((), (*([AnyOf(words)] if words else []), *self._always()), tuple(self._never()))

    def _found_by(self, term: PlanTerm) -> Iterator[Query]:
        yield from (_meant(meaning) for meaning in term.synonyms)
        for word in term.words:
            yield from (Term("parts", stem) for stem in (word.stem, *self._parts(word)))
            if self._needs_all_parts(word):
                yield all_terms("parts", word.parts)
            yield from self._near(word)

    def _parts(self, word: Word) -> tuple[str, ...]:
        """Return the parts of a compound that find something by themselves."""
        return word.parts if self.by_any_part else tuple(self.plan.telling_parts(word))

    def _needs_all_parts(self, word: Word) -> bool:
        return not self.by_any_part and self.plan.needs_all_parts(word)

    def _words(self) -> tuple[Query, ...]:
        """Return what the words ask for: nothing, or one query that also gives the score."""
        plan, terms = self.plan, self.plan.terms
        if not terms:
            return ()
        should: list[Query] = [self._scored_term(term) for term in terms]
        should += [Term("pairs", pair, PAIR_WEIGHT) for pair in plan.pairs]
        if not plan.question:
            should.append(Constant(AllOf(filters=tuple(map(_term_occurs, terms))), ALL_SCORE))
            if self.rare or plan.may_be_half_met:
                should.append(Constant(AllOf(filters=tuple(map(self._nearly, terms))), NEARLY_ALL_SCORE))
        should += [Constant(literal(phrase), PHRASE_SCORE) for phrase in plan.phrases]
        return (AnyOf(tuple(should)),)

    def _scored_term(self, term: PlanTerm) -> Query:
        words = AnyOf(tuple(map(self._scored, term.words)))
        if not term.synonyms:
            return words
        meanings = (
            AllOf(
                filters=(_meant(meaning),),
                should=tuple(query for word in meaning for query in self._whole(word, SYNONYM_WEIGHT)),
            )
            for meaning in term.synonyms
        )
        return BestOf((words, *meanings))

    def _scored(self, word: Word) -> Query:
        found = [*self._whole(word), *(query for part in self._parts(word) for query in self._part(part))]
        if self._needs_all_parts(word):
            found.append(AllOf(must=tuple(AnyOf(tuple(self._part(part))) for part in word.parts)))
        return AnyOf((*found, *self._near(word)))

    def _whole(self, word: Word, weight: float = 1.0) -> list[Query]:
        return [Term(field, word.stem, weight * worth) for field, worth in self.plan.weights.items()]

    def _part(self, part: str) -> list[Query]:
        return [Term(field, part, weight) for field, weight in self.plan.part_weights.items()]

    def _nearly(self, term: PlanTerm) -> Query:
        words = tuple(AnyOf((occurs(word), *self._near(word), *self._tells(word))) for word in term.words)
        return AnyOf((_term_occurs(term), AllOf(filters=words)))

    def _tells(self, word: Word) -> list[Query]:
        """Return what finds all telling parts of a compound whose other parts say little."""
        half = self.plan.half_of(word)
        return [all_terms("parts", half)] if half else []

    def _near(self, word: Word) -> list[Query]:
        if word not in self.rare:
            return []
        allowed = distance(word)
        return [Constant(Fuzzy(field, value, allowed), score) for field, value, score in near_fields(word)]

    def _ranked(self) -> Iterator[Query]:
        """Give what adds to the score of what was found."""
        if self.request.sort == "relevance":
            yield from map(_ruled, rules(self.request, self.plan))

    def _always(self) -> Iterator[Query]:
        """Give what holds whichever facets are chosen: nearness, opening hours and age."""
        request = self.request
        if near := request.near:
            cells = frozenset(cell for _km, ring in rings(near) for cell in ring)
            yield AnyOf((OneOf("cell", cells), *_serving(near)))
        if request.open_at:
            yield is_open(request.open_at)
        # An age alone is all that was asked for.
        for age in (request.ages, None if self.plan.terms else self.plan.age):
            if age is not None:
                yield from (Range(*limits) for limits in age_ranges(age))

    def _never(self) -> Iterator[Query]:
        """Give what must not hold."""
        request = self.request
        yield from invisible(request.hidden, request.on, request.latest_start)
        yield from (Term(field, stem) for stem in self.plan.excluded for field in STEM_FIELDS)


def _term_occurs(term: PlanTerm) -> Query:
    """Return what finds documents in which all words of a term occur, or one of its synonyms."""
    return AnyOf((AllOf(filters=tuple(map(occurs, term.words))), *map(_meant, term.synonyms)))


def _meant(meaning: Meaning) -> Query:
    """Return what finds a synonym as it is: a compound whole, several words side by side, else
    "Eltern-Kind-Gruppe" would stand in every page that speaks of parents, children and groups."""
    stems = tuple(word.stem for word in meaning)
    return Term("parts", stems[0]) if len(stems) == 1 else literal(stems)


def _ruled(rule: Rule) -> Query:
    if rule.ranges:
        return Constant(AllOf(filters=tuple(Range(*limits) for limits in rule.ranges)), rule.worth)
    found = OneOf(rule.field, frozenset(rule.values))
    return Constant(AllOf(without=(found,)) if rule.none_of else found, rule.worth)


def _serving(near: Near) -> list[Query]:
    return [has_value(place_facet().name, [near.municipality])] if near.municipality else []


def _by_distance(near: Near) -> Iterator[Query]:
    for km, cells in rings(near):
        yield Constant(OneOf("cell", frozenset(cells)), float(FARTHEST_KM + 1 - km))
    yield from (Constant(query, 10.0 * FARTHEST_KM) for query in _serving(near))
