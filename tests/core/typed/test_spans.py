"""Spans of the clock as people type them."""

from __future__ import annotations

from datetime import time

import pytest

from core.typed.spans import parse_span, span_in_words
from core.typed.text import NotUnderstood

MIDNIGHT = time()


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("9–12 Uhr", time(9), time(12)),
        ("9-12", time(9), time(12)),
        ("9 bis 12 Uhr", time(9), time(12)),
        ("von 9 bis 12.30 Uhr", time(9), time(12, 30)),
        ("9:00 - 12:30", time(9), time(12, 30)),
        ("9 Uhr bis halb eins", time(9), time(12, 30)),
        ("0900-1230", time(9), time(12, 30)),
        ("22–2 Uhr", time(22), time(2)),
        ("22 bis 2 Uhr", time(22), time(2)),
        ("18–24 Uhr", time(18), MIDNIGHT),
        ("18-0 Uhr", time(18), MIDNIGHT),
        ("20 Uhr bis Mitternacht", time(20), MIDNIGHT),
        ("13–6 Uhr", time(13), time(6)),
        ("20–9 Uhr", time(20), time(9)),
        ("0–24 Uhr", MIDNIGHT, MIDNIGHT),
        ("00:00-24:00", MIDNIGHT, MIDNIGHT),
        ("0:00–0:00", MIDNIGHT, MIDNIGHT),
        ("Tag und Nacht", MIDNIGHT, MIDNIGHT),
        ("rund um die Uhr", MIDNIGHT, MIDNIGHT),
        ("zwischen 9 und 12 Uhr", time(9), time(12)),
        ("9–12 Uhr vormittags", time(9), time(12)),
        ("vormittags 9–12 Uhr", time(9), time(12)),
        ("nachmittags von 2 bis 4", time(14), time(16)),
        ("9 bis 3 Uhr nachmittags", time(9), time(15)),
        ("14–16 Uhr nachmittags", time(14), time(16)),
        ("8 Uhr morgens bis 8 Uhr abends", time(8), time(20)),
        ("nachts 22–6 Uhr", time(22), time(6)),
        ("20 Uhr bis halb zwei", time(20), time(1, 30)),
        ("24 Stunden", MIDNIGHT, MIDNIGHT),
    ],
)
def test_spans_are_understood(text: str, opens: time, closes: time) -> None:
    assert parse_span(text) == (opens, closes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("9–9 Uhr", "Anfang und Ende sind gleich"),
        ("12–9 Uhr", "Ende liegt vor dem Anfang"),
        ("16–7.30 Uhr", "Ende liegt vor dem Anfang"),
        ("14–9 Uhr", "Ende liegt vor dem Anfang"),
        ("20–18 Uhr", "Ende liegt vor dem Anfang"),
        ("24–2 Uhr", "Sein Anfang ist 0 Uhr"),
        ("9–25 Uhr", "gibt es nicht"),
        ("9 Uhr", "Zeitspanne nicht zu verstehen"),
        ("ab 9 Uhr", "Zeitspanne nicht zu verstehen"),
        ("9–12–14", "Zeitspanne nicht zu verstehen"),
        ("9–12 und 14–16 Uhr", "Zeitspanne nicht zu verstehen"),
        ("2–4 Uhr nachmittags", "zweierlei.*«14 bis 16 Uhr»"),
        ("10 bis 2 Uhr nachts", "zweierlei.*«22 bis 2 Uhr»"),
        ("abends 8 bis 12 Uhr", "zweierlei.*«20 bis 24 Uhr»"),
        ("halb zwei bis vier", "zweierlei.*«13.30 bis 16 Uhr»"),
        ("14 bis halb vier", "zweierlei.*«14 bis 15.30 Uhr»"),
        ("ganztägig", "Zeitspanne nicht zu verstehen"),
        ("durchgehend", "Zeitspanne nicht zu verstehen"),
        ("vormittags", "Zeitspanne nicht zu verstehen"),
        ("", "Zeitspanne nicht zu verstehen"),
        ("9-" * 3000, "Zeitspanne nicht zu verstehen"),
    ],
)
def test_what_is_no_span_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=reason):
        parse_span(text)


@pytest.mark.parametrize(
    ("opens", "closes"), [(time(9), time(12, 30)), (time(22), time(2)), (time(18), time()), (time(), time())]
)
def test_a_span_in_words_is_read_again(opens: time, closes: time) -> None:
    assert parse_span(span_in_words(opens, closes)) == (opens, closes)
