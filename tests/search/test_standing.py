"""What a hit says of how far it can be relied on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from search.results.status_badges import standings_of

TODAY = date(2026, 11, 25)
CONFIRMED = {"confirmed_on": "2026-10-05", "confirmed_until": "2027-04-03"}


def said(**details: Any) -> list[tuple[str, str]]:
    """Give text and kind of everything that is said today."""
    return [(standing.text, standing.kind) for standing in standings_of(details, TODAY)]


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        ({}, []),
        ({"confirmed_on": "", "confirmed_until": ""}, [("nicht bestätigt", "warning")]),
        (CONFIRMED, [("bestätigt am 5.10.2026", "success")]),
        (
            {"confirmed_on": "2026-05-01", "confirmed_until": "2026-11-24"},
            [("zuletzt bestätigt am 1.5.2026", "warning")],
        ),
        (
            {"confirmed_on": "2026-05-29", "confirmed_until": "2026-11-25"},
            [("bestätigt am 29.5.2026", "success")],
        ),
    ],
)
def test_a_confirmation_counts_until_its_last_day(details: Any, expected: Any) -> None:
    assert said(**details) == expected


@pytest.mark.parametrize(
    ("closure", "expected"),
    [
        ({"from": "2026-11-25", "to": "2026-11-25"}, ["geschlossen bis 25.11.2026"]),
        ({"from": "2026-11-01", "to": ""}, ["zurzeit geschlossen"]),
        ({"from": "2026-11-26", "to": ""}, []),
        ({"from": "2026-11-01", "to": "2026-11-24"}, []),
    ],
)
def test_a_closure_is_told_on_its_days(closure: Any, expected: Any) -> None:
    assert [text for text, _kind in said(closures=[closure])] == expected


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        (None, []),
        (TODAY, []),
        (date(2026, 11, 26), [("ab 26. November 2026", "info")]),
        (date(2027, 9, 1), [("ab 1. September 2027", "info")]),
    ],
)
def test_what_begins_later_says_when(begins: Any, expected: Any) -> None:
    found = standings_of({}, TODAY, begins)
    assert [(standing.text, standing.kind) for standing in found] == expected


def test_free_places_are_told_with_the_day_they_were_said() -> None:
    found = said(availability="Warteliste", availability_kind="warning", availability_on="2026-11-03")
    assert found == [("Warteliste (Stand 3.11.2026)", "warning")]


def test_what_nobody_knows_of_places_is_not_told() -> None:
    assert said(availability="Nicht bekannt", availability_kind="", availability_on="2026-11-03") == []


def test_free_places_of_what_is_closed_are_not_told() -> None:
    found = said(
        availability="Plätze frei",
        availability_kind="success",
        availability_on="2026-11-03",
        closures=[{"from": "2026-11-01", "to": ""}],
        **CONFIRMED,
    )
    assert [text for text, _kind in found] == ["zurzeit geschlossen", "bestätigt am 5.10.2026"]
