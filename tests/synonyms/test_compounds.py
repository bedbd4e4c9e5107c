"""A synonym counts inside compounds that begin with it, in both directions of a group."""

from __future__ import annotations

import pytest

from search.german import analyse
from search.german.synonyms import Synonyms, make_synonyms

SYNONYMS = make_synonyms(
    [
        ["Kita", "Kindergarten"],
        ["Trennung", "Scheidung"],
        ["AWO", "Arbeiterwohlfahrt"],
        ["DRK", "Rotes Kreuz"],
    ],
    [("Krippe", ["Kita"])],
)


def also(typed: str, synonyms: Synonyms = SYNONYMS) -> list[str]:
    """Give the words that the first word of ``typed`` may also be."""
    return [" ".join(word.word for word in meaning) for meaning in synonyms.at(analyse(typed), 0)[1]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Kitaplatz", ["kindergartenplatz"]),
        ("Kindergartenplatz", ["kitaplatz"]),
        ("Scheidungskinder", ["trennungskinder"]),
        ("Trennungsberatung", ["scheidungsberatung"]),
        ("Krippenplatz", ["kitaplatz"]),
        ("Kitaplatz Olfen", ["kindergartenplatz"]),
        # Only the first part, whole words, and names of one word.
        ("Waldkita", []),
        ("Kitalien", []),
        ("Platz", []),
        ("Wohlfahrtsheim", []),
    ],
)
def test_a_compound_that_begins_with_a_name_has_that_of_its_synonyms(typed: str, found: list[str]) -> None:
    assert also(typed) == found


def test_a_rule_for_the_compound_itself_goes_first() -> None:
    synonyms = make_synonyms([["Kita", "Kindergarten"], ["Kitaplatz", "Betreuungsplatz"]])
    assert also("Kitaplatz", synonyms) == ["betreuungsplatz"]
