"""Moments as people type them: a day and a time."""

from __future__ import annotations

from datetime import datetime

import pytest

from core.typed.datetimes import datetime_in_words, parse_datetime
from core.typed.text import NotUnderstood


@pytest.mark.parametrize(
    "text",
    [
        "31. Januar 2027, 11 Uhr",
        "31. Januar 2027 11 Uhr",
        "31. Januar 2027 um 11 Uhr",
        "31. Januar 2027, um 11 Uhr",
        "Sonntag, 31. Januar 2027, 11 Uhr",
        "So, 31.1.27, 11:00",
        "31.1.2027 11:00",
        "31.01.2027 11:00:00",
        "31.1.2027, 11.00 Uhr",
        "31. 1. 27 11",
        "31.1.2027 - 11 Uhr",
        "31.1.2027 1100",
        "2027-01-31 11:00",
        "2027-01-31T11:00",
        "11 Uhr, 31.1.2027",
        "um 11 Uhr am 31. Januar 2027",
        "31.1.2027, elf Uhr",
        "31.1.2027, 11 Uhr vormittags",
        "31 Jan 2027, 11 am",
        "31.1.2027 / 11:00 Uhr",
        "31.1.2027/11:00",
        "31.1.2027; 11:00",
        "31.1.2027-11:00",
        "31.1.2027, vormittags um 11",
    ],
)
def test_one_moment_in_many_spellings(text: str) -> None:
    assert parse_datetime(text) == datetime(2027, 1, 31, 11)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("31.1.2027, halb zehn", datetime(2027, 1, 31, 9, 30)),
        ("31.1.2027, viertel nach acht", datetime(2027, 1, 31, 8, 15)),
        ("31.1.2027, 8.30 Uhr", datetime(2027, 1, 31, 8, 30)),
        ("31.1.2027, 24 Uhr", datetime(2027, 2, 1)),
        ("31.12.2027 24:00", datetime(2028, 1, 1)),
        ("31.1.2027, 0 Uhr", datetime(2027, 1, 31)),
        ("31.1.2027 0:00", datetime(2027, 1, 31)),
        ("2027-01-31 00:00:00", datetime(2027, 1, 31)),
        ("31.1.2027, abends um 8", datetime(2027, 1, 31, 20)),
        ("31.1.2027 20.27", datetime(2027, 1, 31, 20, 27)),
    ],
)
def test_other_moments(text: str, moment: datetime) -> None:
    assert parse_datetime(text) == moment


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.2.2027, 11 Uhr", "Einen 31. Februar 2027 gibt es nicht"),
        ("31.2.2027", "Einen 31. Februar 2027 gibt es nicht"),
        ("31.1.2027, 25 Uhr", "Die Uhrzeit «25 Uhr» gibt es nicht"),
        ("Di, 31.1.2027, 11 Uhr", "ein Sonntag"),
        ("31.1., 11 Uhr", "das Jahr"),
        ("31. Januar 2027", "auch die Uhrzeit"),
        ("1.2. 2027", "auch die Uhrzeit"),
        ("31.1.2027, Mitternacht", "«0 Uhr» oder «24 Uhr»"),
        ("31.1.2027, 12 Uhr nachts", "«0 Uhr» oder «24 Uhr»"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=reason):
        parse_datetime(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "11 Uhr",
        "morgen um 11",
        "31.1.2027, 9-12 Uhr",
        "31.1.2027 bald",
        "31.1.2027 11:00 12:00",
        "x " * 3000,
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_datetime(text)


def test_a_moment_in_words_is_read_again() -> None:
    moment = datetime(2027, 1, 31, 8, 30)
    assert datetime_in_words(moment) == "Sonntag, 31. Januar 2027, 8.30 Uhr"
    assert parse_datetime(datetime_in_words(moment)) == moment
