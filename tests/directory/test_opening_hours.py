"""Opening hours in words."""

from __future__ import annotations

from datetime import date, time

import pytest

from directory.choices import Weekday
from directory.models import OpeningHours
from directory.opening_hours import days_in_words, hours_of, opening_lines, times_in_words

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
        (time(22), time(2), "22 bis 2 Uhr"),
        (time(18), time(0), "18 bis 24 Uhr"),
        (time(0), time(0), "Tag und Nacht"),
        (time(0), time(6), "0 bis 6 Uhr"),
        (None, None, ""),
    ],
)
def test_times_in_words(opens: time | None, closes: time | None, words: str) -> None:
    assert times_in_words(opens, closes) == words


@pytest.mark.parametrize(
    ("opens", "closes", "minutes"),
    [
        (time(9), time(12), (540, 720)),
        (time(22), time(2), (1320, 1560)),
        (time(18), time(0), (1080, 1440)),
        (time(0), time(0), (0, 1440)),
    ],
)
def test_the_minutes_of_a_night_go_on(opens: time, closes: time, minutes: tuple[int, int]) -> None:
    (row,) = hours_of([OpeningHours(weekdays=["sa"], opens=opens, closes=closes)])
    assert (row.weekday, row.opens, row.closes) == (5, *minutes)


def test_day_and_night_all_week_is_one_line() -> None:
    (line,) = opening_lines([OpeningHours(weekdays=list(Weekday.values), opens=time(), closes=time())], TODAY)
    assert (line.days, line.times) == ("Montag bis Sonntag", "Tag und Nacht")


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
