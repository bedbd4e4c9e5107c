"""A place as people type it, found among the municipalities of the network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from core.models import Municipality
from search.engines.tokens.cells import Near
from search.german import WORD, clean, fold

RADII = (5, 10, 20, 50)
DEFAULT_RADIUS = 10
MOST_CHARACTERS = 60
MOST_SUGGESTIONS = 4

_POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)", re.ASCII)


class UnknownPlace(Exception):
    """A place that is none of ours, or could be several.

    ``suggestions`` are names of municipalities that may be meant.
    """

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = tuple(suggestions)


@dataclass(frozen=True, slots=True)
class Around:
    """A municipality that was found, its name, and how far from its middle things may be."""

    name: str
    near: Near

    @property
    def radius(self) -> int:
        """How many kilometres."""
        return self.near.radius


def find_place(typed: str, radius: int) -> Around:
    """Give the town or municipality that ``typed`` names by postcode, by name or by both.

    Spellings do not count: «Lüdinghausen», «luedinghausen», «Stadt Lüdinghausen», «59348 Lüdinghausen».
    Raises UnknownPlace. One query.
    """
    places = list(
        Municipality.objects.without_county()
        .only("name", "slug", "kind", "postcodes", "latitude", "longitude")
        .order_by("name")
    )
    found = _meant(typed, places)
    if not found:
        raise UnknownPlace(
            _("Diesen Ort kennt die Suche nicht. Bitte eine Postleitzahl oder eine Kommune im Netz angeben."),
            _suggestions(typed, places),
        )
    if len(found) > 1:
        names = [place.name for place in found[:MOST_SUGGESTIONS]]
        raise UnknownPlace(_("Mehrere Kommunen passen dazu. Welche meinen Sie?"), names)
    [place] = found
    if place.latitude is None or place.longitude is None:
        raise UnknownPlace(
            _("Die Lage von %(name)s ist nicht eingetragen. Wählen Sie die Kommune im Filter «Kommune».")
            % {"name": place.name}
        )
    return Around(place.name, Near(place.latitude, place.longitude, radius, place.slug))


def _meant(typed: str, places: Sequence[Municipality]) -> list[Municipality]:
    """Give whom the name means, else whom the postcode means; both when they contradict each other."""
    code = _POSTCODE.search(typed)
    name = _key(_POSTCODE.sub(" ", typed))
    by_code = [place for place in places if code and code[0] in place.postcodes]
    by_name = [place for place in places if name and name in (_key(place.name), _key(place.full_name))]
    if not name or not code:
        return by_code or by_name
    both = [place for place in by_name if place in by_code]
    return both or (by_name + by_code if by_name else [])


def _suggestions(typed: str, places: Sequence[Municipality]) -> list[str]:
    """Give the names that are nearest to what was typed, by their letters or by the digits of postcodes."""
    digits = "".join(re.findall(r"\d", typed, re.ASCII))
    key = _key(re.sub(r"\d", "", typed))
    keys = {_key(place.name): place.name for place in places}
    found = [name for other, name in keys.items() if key and (other.startswith(key) or other in key)]
    found += [keys[other] for other in get_close_matches(key, keys, n=MOST_SUGGESTIONS, cutoff=0.65)]
    if digits:
        found += [
            place.name for place in places if any(code.startswith(digits[:4]) for code in place.postcodes)
        ]
    return list(dict.fromkeys(found))[:MOST_SUGGESTIONS]


def _key(text: str) -> str:
    return "".join(fold(word) for word in WORD.findall(clean(text)))
