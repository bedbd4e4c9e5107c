"""Dates as people type them: understood, or refused with a reason; never moved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.typed.dates import date_in_words, month_number, parse_date
from core.typed.text import NotUnderstood

SUNDAY = date(2027, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31. Januar 2027",
        "31.1.27",
        "31.01.2027",
        "31. 1. 2027",
        "31.1. 2027",
        "31.1 2027",
        "31.1.2027.",
        "31 1 2027",
        "31,01,2027",
        "31.1.'27",
        "2027-01-31",
        "2027-1-31",
        "2027/01/31",
        "2027.01.31",
        "2027-01-31 00:00:00",
        "2027-01-31T00:00",
        "20270131",
        "31012027",
        "31/1/2027",
        "31-01-2027",
        "31 Jan 2027",
        "31. Jan. 2027",
        "31.Jan.2027",
        "31-Jan-2027",
        "31Jan2027",
        "31. JANUAR 2027",
        "31. januar 27",
        "31. Jänner 2027",
        "31. Jän. 2027",
        "31 January 2027",
        "January 31, 2027",
        "Januar 31 2027",
        "So, 31.1.2027",
        "So. 31.1.27",
        "Sonntag, 31. Januar 2027",
        "Sonntag, den 31. Januar 2027",
        "am Sonntag, dem 31. Januar 2027",
        "Sonnt. 31. Januar 2027",
        "Sun, 31 Jan 2027",
        "am 31.1.2027",
        "den 31. Januar 2027",
        "31.1.2027 (So)",
        "31. Januar 2027, Sonntag",
        "  31.\u00a0Januar\u202f2027 ",
        "31.\u200b1.\u00ad2027",
        "\u200e31.\u200e1.\u200e2027",
        "31. Ja\u0308nner 2027",
        "2027\u201101\u201131",
        "31.1.’27",
        "31. Januar ´27",
        "So – 31. Januar 2027",
        "So/31.1.2027",
        "31. Januar 2027,",
        "2027 01 31",
        "31.01.2027 00:00",
        "31.01.2027 0:00:00",
        "2027-01-31T00:00:00Z",
        "2027-01-31T00:00:00.000+01:00",
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    assert parse_date(text) == SUNDAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1. Mrz 2027", date(2027, 3, 1)),
        ("1. Maerz 2027", date(2027, 3, 1)),
        ("1. März 2027", date(2027, 3, 1)),
        ("1. Mai 2027", date(2027, 5, 1)),
        ("1. Mar 2027", date(2027, 3, 1)),
        ("1. Juni 2027", date(2027, 6, 1)),
        ("1. Jul 2027", date(2027, 7, 1)),
        ("1. Sept. 2027", date(2027, 9, 1)),
        ("1. Okt 2027", date(2027, 10, 1)),
        ("3. Dez. 27", date(2027, 12, 3)),
        ("3. Feber 2027", date(2027, 2, 3)),
        ("29.2.2028", date(2028, 2, 29)),
        ("24.12.85", date(1985, 12, 24)),
        ("24.12.69", date(2069, 12, 24)),
        ("24.12.70", date(1970, 12, 24)),
        ("1.1.2000", date(2000, 1, 1)),
        ("10112012", date(2012, 11, 10)),
        ("20032027", date(2027, 3, 20)),
        ("20102010", date(2010, 10, 20)),
        ("2/2/2027", date(2027, 2, 2)),
        ("Sa, 30.1.2027", date(2027, 1, 30)),
        ("Sonnabend, 30.1.2027", date(2027, 1, 30)),
        ("Mi 3.2.2027", date(2027, 2, 3)),
    ],
)
def test_other_days(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.2.2027", "Einen 31. Februar 2027 gibt es nicht"),
        ("31. Februar 2027", "Einen 31. Februar 2027 gibt es nicht"),
        ("2027-02-31", "Einen 31. Februar 2027 gibt es nicht"),
        ("31/2/2027", "Einen 31. Februar 2027 gibt es nicht"),
        ("20270231", "Einen 31. Februar 2027 gibt es nicht"),
        ("29.2.2027", "Einen 29. Februar 2027 gibt es nicht"),
        ("29.2.2100", "Einen 29. Februar 2100 gibt es nicht"),
        ("31.4.27", "Einen 31. April 2027 gibt es nicht"),
        ("32.1.2027", "Einen 32. Januar 2027 gibt es nicht"),
        ("0.1.2027", "Einen 0. Januar 2027 gibt es nicht"),
        ("1.13.2027", "Einen 13. Monat gibt es nicht"),
        ("1/31/2027", "Einen 31. Monat gibt es nicht"),
        ("1.0.2027", "Einen 0. Monat gibt es nicht"),
        ("31.1.", "das Jahr"),
        ("31.1", "das Jahr"),
        ("31. Januar", "das Jahr"),
        ("So, 31.1.", "das Jahr"),
        ("Di, 31.1.2027", "ein Sonntag, kein Dienstag"),
        ("Dienstag, den 31. Januar 2027", "ein Sonntag, kein Dienstag"),
        ("31.1.2027 (Mo)", "ein Sonntag, kein Montag"),
        ("1/2/2027", "zweierlei"),
        ("1-2-2027", "zweierlei"),
        ("1.2.2027 - 3.2.2027", "Zeitraum"),
        ("1.2.2027-3.2.2027", "Zeitraum"),
        ("1.–3. Februar 2027", "Zeitraum"),
        ("1.2.2027 bis 3.2.2027", "Zeitraum"),
        ("1./2. Februar 2027", "mehrere Tage"),
        ("1.2. und 3.2.2027", "mehrere Tage"),
        ("1.8.27–31.7.28", "Zeitraum"),
        ("1.8.2027/31.7.2028", "Zeitraum"),
        ("13/02/27", "zweierlei"),
        ("01-02-27", "zweierlei"),
        ("01.02.27 14:30", "Uhrzeit"),
        ("31.12.2027 24:00", "Uhrzeit"),
        ("1.2.2027, 14.30 Uhr", "Uhrzeit"),
        ("31.1.3027", "Jahr 3027"),
        ("0027-01-31", "Jahr 27"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=reason):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "morgen",
        "heute",
        "bald",
        "Januar 2027",
        "1/2027",
        "2027",
        "Ende Januar 2027",
        "ca. 31.1.2027",
        "bis 31.1.2027",
        "KW 4 2027",
        "31.1.202",
        "31.1.20227",
        "31.1.2027 11:00",
        "2027-01-31T11:00:00",
        "27-01-31",
        "31.1/2027",
        "31. Foo 2027",
        "31. J 2027",
        "31. Ju 2027",
        "1².1.2027",
        "٣١.١.٢٠٢٧",
        "31.1.2027 31.1.2027",
        "<script>31.1.2027",
        "31.1.2027\n1.2.2027",
        "9" * 5000,
        "31. " * 5000,
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_date(text)


def test_a_date_in_words_is_read_again() -> None:
    days = [date(2026, 12, 30) + timedelta(days=number) for number in range(800)]
    assert [parse_date(date_in_words(day)) for day in days] == days
    assert [parse_date(date_in_words(day, with_weekday=True)) for day in days] == days


def test_a_date_in_words_names_the_weekday() -> None:
    assert date_in_words(SUNDAY, with_weekday=True) == "Sonntag, 31. Januar 2027"


@pytest.mark.parametrize(
    ("name", "number"), [("Jan", 1), ("mär", 3), ("Juli", 7), ("ja", None), ("foo", None)]
)
def test_months_have_numbers(name: str, number: int | None) -> None:
    assert month_number(name) == number


def test_a_refusal_repeats_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(NotUnderstood) as refusal:
        parse_date("x" * 500)
    assert len(str(refusal.value)) < 200
