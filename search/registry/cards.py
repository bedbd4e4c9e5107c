"""What lists show of a hit: one small card that all kinds have in common, and cards of kinds' own.

An entry stores its card as plain JSON with the version of its kind. Cards are never searched, so no index
knows them. Raise ``Kind.card_version`` whenever a card says something else: the worker makes the entries of
that kind anew, and until then old cards are read as far as they go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from search.models import Entry


BadgeKind = Literal["success", "info", "warning", "danger"]


class Fact(NamedTuple):
    """One thing to know of a hit, with a label for those who cannot see it; ``strong`` is what people compare
    first."""

    label: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class StatusBadge:
    """One thing to know before one calls, in a few words."""

    text: str
    kind: BadgeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What lists show of any hit besides title and texts.

    ``what`` is what it is, more particular than its kind. ``who`` stands behind it, and ``who_label`` says in
    which way. ``area`` is whom it serves, where that says more than the names of municipalities. ``facts``
    stand beside the ages. ``state`` is a badge. ``dated``: its day is shown.
    """

    what: str = ""
    who: str = ""
    who_label: str = ""
    place: str = ""
    area: str = ""
    facts: tuple[Fact, ...] = ()
    phone: str = ""
    state: str = ""
    dated: bool = True

    def common(self) -> Card:
        """Return the card itself."""
        return self

    def badges(self, entry: Entry, today: date) -> list[StatusBadge]:
        """Return its state."""
        return [StatusBadge(self.state, "info")] if self.state else []


class KindCard(Protocol):
    """The card of a kind: a frozen dataclass, whose texts (each "" by default) are what is stored."""

    def common(self) -> Card:
        """Return what lists show of any hit."""

    def badges(self, entry: Entry, today: date) -> list[StatusBadge]:
        """Return how far ``entry``, whose card this is, can be relied on today, the most urgent first."""


C = TypeVar("C", bound=KindCard)


def card_to_json(card: KindCard) -> dict[str, str]:
    """Return the texts of ``card`` by name; what is empty is left out."""
    texts = {field.name: getattr(card, field.name) for field in fields(card)}  # type: ignore[arg-type]
    # PostgreSQL stores no NUL, which texts taken from files do contain.
    return {name: text.replace("\x00", "") for name, text in texts.items() if isinstance(text, str) and text}


def card_from_json(card_type: type[C], stored: Mapping[str, Any]) -> C:
    """Return the card that was stored: what an older version lacks has its default, what only that version
    knew is left out."""
    known = {field.name for field in fields(card_type)}  # type: ignore[arg-type]
    return card_type(**{name: value for name, value in stored.items() if name in known})
