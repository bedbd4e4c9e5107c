"""What is like something else: the question to an engine, and what things in common are worth.

Only what has a value of a topical facet or a word of the title in common is like it at all; everything else
orders, the values of other facets by their ``Facet.similarity``. What is temporarily
closed comes below all that is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from search.german import analyse, clean
from search.registry.facets import FACETS, Facet, place_facet

MOST_WORDS = 8

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

    @property
    def topical(self) -> dict[str, list[str]]:
        """The values, by facet, one of which makes another document similar at all."""
        found = {facet.name: self._values(facet) for facet in FACETS if facet.topical}
        return {facet: values for facet, values in found.items() if values}

    @property
    def in_common(self) -> list[tuple[str, list[str], float]]:
        """What adds to the score: a facet, values of which one is enough, and what that is worth."""
        found = [
            (facet.name, [value], facet.similarity)
            for facet in FACETS
            if facet.similarity
            for value in self._values(facet)
        ]
        place = place_facet()
        if values := self._values(place):
            found.append((place.name, values, SHARED_PLACE))
        if self.home:
            found.append((place.name, [self.home], OWN_PLACE))
        return found

    def _values(self, facet: Facet) -> list[str]:
        return sorted(self.facets.get(facet.name, ()))
