"""What a list says of a hit besides its title and its text, from its card and its entry."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _, ngettext

from core.typed.age_words import format_age_range
from search.models import Entry
from search.registry.cards import Card, Fact, KindCard, card_from_json
from search.registry.kinds import KINDS

# More municipalities than this are counted, not named.
MOST_NAMED = 3


def card_of(entry: Entry) -> KindCard:
    """Return the card of an entry, of whichever version."""
    card_type = KINDS[entry.kind].card if entry.kind in KINDS else Card
    return card_from_json(card_type, entry.card)


def where_of(card: Card, municipalities: Sequence[str], distance: str = "") -> list[Fact]:
    """Return who stands behind a hit and where it is; ``municipalities`` are those that its place does not
    name already, ``distance`` is how far it is in words."""
    facts = []
    if card.who:
        facts.append(Fact(card.who_label, card.who))
    if place := ", ".join(filter(None, (card.place, distance))):
        facts.append(Fact(_("Ort"), place))
    if area := card.area or named_or_counted(municipalities):
        facts.append(Fact(_("Kommunen"), area))
    return facts


def named_or_counted(municipalities: Sequence[str]) -> str:
    """Return the names of a few municipalities, of more how many they are."""
    count = len(municipalities)
    if count > MOST_NAMED:
        return ngettext("%(count)d Kommune", "%(count)d Kommunen", count) % {"count": count}
    return ", ".join(municipalities)


def for_whom_of(card: Card, age_from: int | None, age_to: int | None) -> list[Fact]:
    """Return for which ages (in months) it is, and what else its card says of that."""
    ages = format_age_range(age_from, age_to)
    return [*([Fact(_("Alter"), ages, strong=True)] if ages else []), *card.facts]
