"""Texts say what people see, whatever they were pasted from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from core.text import joined_lines, visible_text, without_invisible_signs


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Kinder\xadtages\xadstätte", "Kindertagesstätte"),
        ("Baby\u200bmassage", "Babymassage"),
        ("Baby\u034fmassage", "Babymassage"),
        ("Baby\u3164massage\u2800hier", "Baby massage hier"),
        ("Väter\u2060treff", "Vätertreff"),
        ("\ufeffElterncafé", "Elterncafé"),
        ("Krabbel\u200dgruppe und Spiel\u200cgruppe", "Krabbelgruppe und Spielgruppe"),
        ("Eltern\u2011Kind\u2010Kurs", "Eltern-Kind-Kurs"),
        ("Frühe\xa0Hilfen\u202f–\u2009Nottuln", "Frühe Hilfen – Nottuln"),
        ("U\u0308bergang", "Übergang"),
        ("\u202a02541 18\u20110\u202c", "02541 18-0"),
        ("\u2066Notruf\u2069\u200e", "Notruf"),
        ("Eltern\x1fcaf\x1ee", "Elterncaf-e"),
        ("Montag\u2028Dienstag\x0bMittwoch\x85Donnerstag", "Montag\nDienstag\nMittwoch\nDonnerstag"),
        ("Betreu\xad\nungsplatz", "Betreuungsplatz"),
        ("Betreu\xad\r\nungsplatz", "Betreuungsplatz"),
        ("Kinder\xad\nund Jugendhilfe", "Kinder-\nund Jugendhilfe"),
        ("Eltern\xad\nKind-Kurs", "Eltern-\nKind-Kurs"),
        ("Bild\ufffcText", "Bild Text"),
        (
            "Au\ufb02age o\ufb03ziell de\ufb01niert, Sto\ufb00, Ha\ufb06",
            "Auflage offiziell definiert, Stoff, Hast",
        ),
        ("lone \ud800surrogate", "lone surrogate"),
        ("Tab\tund\r\nZeile", "Tab\tund\r\nZeile"),
    ],
)
def test_signs_that_nobody_sees_are_gone(typed: str, seen: str) -> None:
    assert visible_text(typed) == seen


@pytest.mark.parametrize(
    "text",
    [
        "Hebamme «vor Ort» – 12,50 € „täglich“",
        "👨\u200d👩\u200d👧 Familie 🏳\ufe0f\u200d🌈",
        "می\u200cخواهم",
        "\u200fבדיקה\u200e U3",
        "क\u094d\u200dष",
        "a\x00b",
    ],
)
def test_signs_that_mean_something_stay(text: str) -> None:
    assert visible_text(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_visible_text_is_stable_and_composed(text: str) -> None:
    once = visible_text(text)
    assert visible_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_protected_blanks_and_hyphens_stay_in_running_text() -> None:
    assert (
        without_invisible_signs("<p>§\xa016, Eltern\u2011\xadKind</p>") == "<p>§\xa016, Eltern\u2011Kind</p>"
    )


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Kindertages-\npflege", "Kindertagespflege"),
        ("Kindertages- \r\n  pflege", "Kindertagespflege"),
        ("Kinder-\nund Jugendhilfe", "Kinder-\nund Jugendhilfe"),
        ("Kinder-\nsowie Jugendhilfe", "Kinder-\nsowie Jugendhilfe"),
        ("Eltern-\nKind-Kurs", "Eltern-\nKind-Kurs"),
        ("02541 18-\n1234", "02541 18-\n1234"),
        ("- Malen\n- basteln", "- Malen\n- basteln"),
    ],
)
def test_words_that_a_line_breaks_are_joined_for_matching(text: str, joined: str) -> None:
    assert joined_lines(text) == joined
