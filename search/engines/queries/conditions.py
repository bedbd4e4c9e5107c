"""Conditions that several questions have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date, datetime

from search.engines.plan import STEM_FIELDS
from search.engines.queries.tree import AllOf, AnyOf, OneOf, Phrase, Query, Range, Term
from search.engines.tokens.calendar import open_at
from search.engines.tokens.document import NOTE
from search.german import Word
from search.registry.facets import FACETS


def has_value(facet: str, values: Iterable[str]) -> OneOf:
    """Return what finds documents with one of ``values`` of a facet."""
    return OneOf(FACETS[facet].field, frozenset(values))


def all_terms(field: str, stems: Iterable[str]) -> AllOf:
    """Return what finds all ``stems`` in ``field``."""
    return AllOf(filters=tuple(Term(field, stem) for stem in stems))


def occurs(word: Word) -> AnyOf:
    """Return what finds a word: itself, inside a compound, or as a compound's parts."""
    itself = Term("parts", word.stem)
    return AnyOf((itself, all_terms("parts", word.parts)) if word.parts else (itself,))


def literal(stems: tuple[str, ...]) -> AnyOf:
    """Return what finds words side by side in one of the four texts."""
    return AnyOf(tuple(Phrase(field, stems) for field in STEM_FIELDS))


def invisible(hidden: frozenset[str], on: Date | None, latest_start: Date | None = None) -> tuple[Query, ...]:
    """Return what finds all that the asker may not see, the index's own note, what is over on that day and
    what begins after ``latest_start`` (by default that day). None for ``on`` does not look.

    That is little: to leave it out is less work than to look at all that is visible and valid.
    """
    restricted = OneOf("restrictions", hidden | {NOTE})
    if on is None:
        return (restricted,)
    begins, ends = (latest_start or on).toordinal(), on.toordinal()
    return restricted, Range("valid_from", begins + 1, None), Range("valid_until", None, ends - 1)


def is_open(moment: datetime) -> AllOf:
    """Return what finds all that is open by its hours, those of the night before too, has begun and is not
    closed on that day."""
    words = open_at(moment)
    overnight = AllOf(
        filters=(OneOf("open_quarters", frozenset(words.overnight)),),
        without=(OneOf("closed_days", frozenset(words.day_before)),),
    )
    return AllOf(
        filters=(
            AnyOf((OneOf("open_quarters", frozenset(words.today)), overnight)),
            Range("valid_from", None, moment.toordinal()),
        ),
        without=(OneOf("closed_days", frozenset(words.day)),),
    )
