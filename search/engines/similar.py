"""What is like something else: the question to an engine, and what each thing in common is worth.

Only what has a field of action, a tag or a word of the title in common is like it at all; everything else
orders. What is temporarily closed comes below all that is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from search.german import analyse, clean

MOST_WORDS = 8

# For each value in common; a rare word in both titles brings 5 to 8.
SHARED: dict[str, float] = {
    "topic": 3.0,
    "tag": 2.0,
    "target_group": 1.5,
    "life_phase": 1.5,
    "format": 1.0,
    "language": 0.5,
}
TOPICAL: tuple[str, ...] = ("topic", "tag")
# For any municipality in common, and more for the asker's own.
SHARED_PLACE = 3.0
OWN_PLACE = 2.0
# BM25 of a word of the title, and of the part of a compound in it, in the words and parts of other titles.
WORD = 1.0
PART = 0.5


@dataclass(frozen=True, slots=True)
class SimilarRequest:
    """What is like a document with this ``title`` and these ``facets``?

    ``kinds`` are the kinds wanted; ``without`` are documents to leave out, itself among them. ``on``,
    ``home`` and ``hidden`` as in ``SearchRequest``.
    """

    title: str
    facets: Mapping[str, frozenset[str]]
    kinds: frozenset[str]
    without: frozenset[int] = frozenset()
    on: Date | None = None
    home: str = ""
    hidden: frozenset[str] = field(default_factory=frozenset)
    limit: int = 4

    @property
    def stems(self) -> dict[str, float]:
        """The stems of the title and of the parts of its compounds, with what each is worth."""
        words = list(dict.fromkeys(analyse(clean(self.title))))[:MOST_WORDS]
        parts = {part: PART for word in words for part in word.parts}
        return parts | {word.stem: WORD for word in words}

    def shared(self, facet: str) -> list[str]:
        """The values of ``facet`` that others may have in common."""
        return sorted(self.facets.get(facet, ()))
