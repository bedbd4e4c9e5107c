"""Hours of a day as people type them into one cell."""

from __future__ import annotations

from datetime import time

import pytest

from core.typed.hours import Hours, parse_hours
from core.typed.text import NotUnderstood

MORNING, AFTERNOON = (time(9), time(12)), (time(14), time(16))


@pytest.mark.parametrize(
    "text",
    [
        "9–12 und 14–16 Uhr",
        "9:00–12:00, 14–16 Uhr",
        "9-12, 14-16",
        "9-12,14-16",
        "9-12;14-16",
        "9–12/14–16 Uhr",
        "9 – 12 / 14 – 16",
        "9:00-12:00 14:00-16:00",
        "9.00 Uhr - 12.00 Uhr 14.00 Uhr - 16.00 Uhr",
        "9 - 12 14 - 16",
        "9-12 u. 14-16",
        "9–12 & 14–16 Uhr",
        "9–12 + 14–16",
        "14–16 und 9–12 Uhr",
        "von 9 bis 12 und von 14 bis 16 Uhr",
        "vormittags 9–12, nachmittags 2–4 Uhr",
        "9,00-12,00, 14,00-16,00",
    ],
)
def test_two_spans_of_a_day_in_many_spellings(text: str) -> None:
    assert parse_hours(text) == Hours((MORNING, AFTERNOON))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9–12 Uhr", Hours((MORNING,))),
        ("8,30-12,00", Hours(((time(8, 30), time(12)),))),
        ("24/7", Hours(((time(), time()),))),
        ("8–12 und 22–2 Uhr", Hours(((time(8), time(12)), (time(22), time(2))))),
        ("ab 9 Uhr", Hours(((time(9), None),))),
        ("9–12 und ab 14 Uhr", Hours((MORNING, (time(14), None)))),
        ("nach Vereinbarung", Hours((), "nach Vereinbarung")),
        ("Termine nach telefonischer Absprache", Hours((), "Termine nach telefonischer Absprache")),
        ("9–12 Uhr und n. V.", Hours((MORNING,), "n. V.")),
        ("geschlossen", Hours(())),
        ("–", Hours(())),
    ],
)
def test_other_hours(text: str, hours: Hours) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("9–12 und 11–14 Uhr", "überschneiden"),
        ("ab 9 und 14–16 Uhr", "überschneiden"),
        ("ab halb drei", "zweierlei"),
        ("9–25 und 14–16 Uhr", "«25» gibt es nicht"),
        ("12–9 und 14–16 Uhr", "Ende liegt vor dem Anfang"),
        ("9–12 oder 14–16 Uhr", "nicht zu verstehen"),
        ("9 und 14 Uhr", "nicht zu verstehen"),
        ("9–12 und", "nicht zu verstehen"),
        ("8 30 - 12 30", "nicht zu verstehen"),
        ("Mo 9–12", "nicht zu verstehen"),
        ("bis 12 Uhr", "nicht zu verstehen"),
        ("", "nicht zu verstehen"),
        ("9-12, " * 3000, "nicht zu verstehen"),
    ],
)
def test_what_says_no_hours_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=reason):
        parse_hours(text)
