"""What a list says of a hit besides its title and its text, each with a label for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language, gettext as _, ngettext

from core.ages import format_age_range
from search.models import Entry

# More municipalities than this are counted, not named.
MOST_NAMED = 3


class Fact(NamedTuple):
    """One thing to know of a hit; ``strong`` is what people compare first."""

    label: str
    text: str
    strong: bool = False


class _Labels(NamedTuple):
    provider: str
    place: str
    municipalities: str
    ages: str
    for_whom: str
    cost: str


@lru_cache(maxsize=4)
def _labels(language: str) -> _Labels:
    """Give the labels in one language: a page of hits has a hundred facts, and looking each up takes longer
    than all the rest of them."""
    return _Labels(_("Träger"), _("Ort"), _("Kommunen"), _("Alter"), _("Für wen"), _("Kosten"))


def where_of(entry: Entry, municipalities: Sequence[str], distance: str = "") -> list[Fact]:
    """Give who offers it and where; ``municipalities`` are those that its place does not name already,
    ``distance`` is how far it is in words."""
    details, labels, facts = entry.details, _labels(get_language()), []
    if provider := details.get("provider"):
        facts.append(Fact(labels.provider, provider))
    if place := ", ".join(filter(None, (details.get("place"), distance))):
        facts.append(Fact(labels.place, place))
    if area := details.get("area") or _named(municipalities):
        facts.append(Fact(labels.municipalities, area))
    return facts


def _named(municipalities: Sequence[str]) -> str:
    count = len(municipalities)
    if count > MOST_NAMED:
        return ngettext("%(count)d Kommune", "%(count)d Kommunen", count) % {"count": count}
    return ", ".join(municipalities)


def for_whom_of(entry: Entry) -> list[Fact]:
    """Give for which ages and whom it is and what it costs."""
    details, labels, facts = entry.details, _labels(get_language()), []
    if ages := format_age_range(entry.age_from, entry.age_to):
        facts.append(Fact(labels.ages, ages, strong=True))
    if for_whom := details.get("for_whom"):
        facts.append(Fact(labels.for_whom, for_whom))
    if cost := details.get("cost"):
        facts.append(Fact(labels.cost, cost))
    return facts
