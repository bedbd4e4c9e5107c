"""What a list says of a hit besides its title and its text, each with a label for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _, ngettext

from core.typed.age_words import format_age_range
from search.models import Entry

# More municipalities than this are counted, not named.
MOST_NAMED = 3


class Fact(NamedTuple):
    """One thing to know of a hit; ``strong`` is what people compare first."""

    label: str
    text: str
    strong: bool = False


def where_of(entry: Entry, municipalities: Sequence[str], distance: str = "") -> list[Fact]:
    """Give who offers it and where; ``municipalities`` are those that its place does not name already,
    ``distance`` is how far it is in words."""
    details, facts = entry.details, []
    if provider := details.get("provider"):
        facts.append(Fact(_("Träger"), provider))
    if place := ", ".join(filter(None, (details.get("place"), distance))):
        facts.append(Fact(_("Ort"), place))
    if area := details.get("area") or _named(municipalities):
        facts.append(Fact(_("Kommunen"), area))
    return facts


def _named(municipalities: Sequence[str]) -> str:
    count = len(municipalities)
    if count > MOST_NAMED:
        return ngettext("%(count)d Kommune", "%(count)d Kommunen", count) % {"count": count}
    return ", ".join(municipalities)


def for_whom_of(entry: Entry) -> list[Fact]:
    """Give for which ages and whom it is and what it costs."""
    details, facts = entry.details, []
    if ages := format_age_range(entry.age_from, entry.age_to):
        facts.append(Fact(_("Alter"), ages, strong=True))
    if for_whom := details.get("for_whom"):
        facts.append(Fact(_("Für wen"), for_whom))
    if cost := details.get("cost"):
        facts.append(Fact(_("Kosten"), cost))
    return facts
