"""Lists that follow their filters, registered from above the way ``core.sections`` are.

A block in a page's body asks for what it lists, but ``core`` may not know ``search``: ``search`` registers
who answers, and what kinds of things there are to choose from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

MOST_ENTRIES = 24


@dataclass(frozen=True, slots=True)
class ListingQuestion:
    """What is to be listed. ``filters`` maps facets of search to slugs: those of one facet are alternatives.

    A facet that is named with no slug at all finds nothing: what was chosen there is gone.
    """

    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = "newest"
    number: int = 6


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """One line of a list, as ``components/entry.html`` draws it."""

    title: str
    url: str
    kind: str = ""
    summary: str = ""
    meta: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What somebody may see of a list: its first entries, how many there are, and where all of them are."""

    entries: tuple[ListedEntry, ...] = ()
    total: int = 0
    url: str = ""


type_of_answer = Callable[[Sequence[ListingQuestion], Any], list[Listing | None]]
type_of_kinds = Callable[[], Iterable[tuple[str, str | Promise]]]


@dataclass(frozen=True, slots=True)
class _Source:
    answer: type_of_answer
    kinds: type_of_kinds


_sources: list[_Source] = []


def register_listing_source(answer: type_of_answer, kinds: type_of_kinds) -> None:
    """Say who answers and what kinds there are; a later registration replaces an earlier one.

    ``answer`` takes questions and the user who reads, and gives for each what this user may see of it, or
    None when it cannot be found out now. ``kinds`` gives the slug and the German plural of each kind.
    """
    _sources[:] = [_Source(answer, kinds)]


def answer_listings(questions: Sequence[ListingQuestion], user: Any) -> list[Listing | None]:
    """Give for each question what ``user`` may see of it, or None when that cannot be found out now."""
    if not questions or not _sources:
        return [None for _question in questions]
    return _sources[0].answer(questions, user)


def kind_choices() -> list[tuple[str, str | Promise]]:
    """Give the kinds to choose from; for the choices of a block."""
    return list(_sources[0].kinds()) if _sources else []
