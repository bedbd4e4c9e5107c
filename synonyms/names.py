"""Names in a rule: as coordinators write them, one a line, and as the search understands them."""

from __future__ import annotations

from collections.abc import Iterable

from search.api import analyse, clean


def tidy_name(text: str) -> str:
    """Give a name with single blanks and no sign that cannot be stored."""
    return " ".join(clean(text).split())


def split_names(text: str) -> list[str]:
    """Give the names of a text with one in each line; empty lines do not count."""
    return [name for line in text.splitlines() if (name := tidy_name(line))]


def join_names(names: Iterable[str]) -> str:
    """Give names as a rule stores them."""
    return "\n".join(names)


def stems_of(name: str) -> tuple[str, ...]:
    """Give what the search takes a name for: two names with the same stems are the same for it."""
    return tuple(word.stem for word in analyse(clean(name)))
