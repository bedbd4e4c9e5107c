"""Where the synonyms come from that words are widened by: an app above keeps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.registry import Registry
from search.german.synonyms import NO_SYNONYMS, Synonyms


@dataclass(frozen=True, slots=True)
class SynonymSource:
    """Synonyms kept elsewhere: ``current`` returns those that hold now, ``start`` those of a new site."""

    name: str
    current: Callable[[], Synonyms]
    start: Callable[[], Synonyms]


SYNONYM_SOURCES: Registry[SynonymSource] = Registry()


def current_synonyms() -> Synonyms:
    """Return the synonyms that hold now, none where no app keeps any."""
    return next((source.current() for source in SYNONYM_SOURCES), NO_SYNONYMS)


def start_synonyms() -> Synonyms:
    """Return the synonyms that a new site begins with, none where no app keeps any."""
    return next((source.start() for source in SYNONYM_SOURCES), NO_SYNONYMS)
