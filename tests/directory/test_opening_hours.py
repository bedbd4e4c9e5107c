"""Opening hours in words."""

from __future__ import annotations

from datetime import date, time

import pytest

from directory.models import OpeningHours
from directory.opening_hours import days_in_words, opening_lines, times_in_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["mo"], "Montag"),
        (["mo", "di"], "Montag, Dienstag"),
        (["mo", "di", "mi"], "Montag bis Mittwoch"),
        (["fr", "mo", "di", "mi"], "Montag bis Mittwoch, Freitag"),
        (["so", "sa", "fr", "do", "mi", "di", "mo"], "Montag bis Sonntag"),
        ([], ""),
        (["gibt-es-nicht"], ""),
    ],
)
def test_days_in_words(days: list[str], words: str) -> None:
    assert days_in_words(days) == words


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (time(9), time(12, 30), "9 bis 12.30 Uhr"),
        (time(9, 5), None, "ab 9.05 Uhr"),
        (None, None, ""),
    ],
)
def test_times_in_words(opens: time | None, closes: time | None, words: str) -> None:
    assert times_in_words(opens, closes) == words


def test_rows_for_the_same_days_are_one_line_and_the_week_is_in_order() -> None:
    rows = [
        OpeningHours(weekdays=["fr"], opens=time(9), closes=time(10)),
        OpeningHours(weekdays=["mo", "di"], opens=time(14), closes=time(16)),
        OpeningHours(weekdays=["mo", "di"], opens=time(9), closes=time(12)),
    ]

    lines = [(line.days, line.times) for line in opening_lines(rows, TODAY)]

    assert lines == [("Montag, Dienstag", "9 bis 12 Uhr und 14 bis 16 Uhr"), ("Freitag", "9 bis 10 Uhr")]


def test_rows_that_are_over_are_left_out() -> None:
    assert opening_lines([OpeningHours(weekdays=["mo"], valid_to=date(2026, 11, 22))], TODAY) == []


def test_a_period_stands_beside_its_hours() -> None:
    row = OpeningHours(weekdays=["mo"], opens=time(9), valid_from=date(2026, 12, 1), note="nur Eltern")

    assert opening_lines([row], TODAY)[0].note == "ab 1. Dezember 2026 · nur Eltern"
