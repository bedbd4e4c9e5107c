"""Ages and ranges of ages are read as people write them, alone and in running text."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from hypothesis import given, settings, strategies as st

from core.typed.ages import find_age, parse_age, read_ages
from core.typed.text import NotUnderstood
from directory.models import OfferPage


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("3", 36),
        ("3 Jahre", 36),
        ("3 J.", 36),
        ("3jährig", 36),
        ("3-Jähriger", 36),
        ("dreijährig", 36),
        ("Dreijährige", 36),
        ("drei", 36),
        ("mit drei", 36),
        ("3 Jahre alt", 36),
        ("3. Geburtstag", 36),
        ("2,5 Jahre", 30),
        ("2.5", 30),
        ("2½", 30),
        ("2 ½ Jahre", 30),
        ("2 1/2", 30),
        ("zweieinhalb Jahre", 30),
        ("anderthalb", 18),
        ("eineinhalb Jahre", 18),
        ("anderthalbjährig", 18),
        ("1 Jahr 6 Monate", 18),
        ("1 Jahr und 6 Monate", 18),
        ("18 Monate", 18),
        ("18monatig", 18),
        ("achtzehn Monate", 18),
        ("½ Jahr", 6),
        ("ein halbes Jahr", 6),
        ("6 Wochen alt", 1),
        ("9 Wochen", 2),
        ("zwölf Jahre", 144),
        ("Geburt", 0),
        ("0", 0),
        ("3\xa0Jahre", 36),
    ],
)
def test_one_age(written: str, months: int) -> None:
    assert parse_age(written) == months


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("ab ca. 4 Jahren", 48, None),
        ("bis etwa 3 Jahre", 0, 36),
        ("maximal ca. 10 Jahre", 0, 132),
        ("4 1/2 bis 6 Jahre", 54, 72),
        ("unter 3 Jahren", 0, 36),
        ("unter 3", 0, 36),
        ("unter drei", 0, 36),
        ("Unter-3-Jährige", 0, 36),
        ("jünger als 3 Jahre", 0, 36),
        ("bis 3", 0, 36),
        ("bis zu 3 Jahren", 0, 36),
        ("bis unter 3", 0, 36),
        ("bis zum 3. Geburtstag", 0, 36),
        ("bis einschließlich 3 Jahre", 0, 48),
        ("höchstens 3 Jahre", 0, 48),
        ("maximal 18 Monate", 0, 19),
        ("3 Jahre und jünger", 0, 36),
        ("U3", 0, 36),
        ("unter 6 Monaten", 0, 6),
        ("von Geburt bis 3 Jahre", 0, 36),
        ("Geburt bis 3", 0, 36),
        ("bis zum vollendeten 18. Lebensjahr", 0, 216),
        ("bis zur Vollendung des 18. Lebensjahres", 0, 216),
        ("ab dem vollendeten 3. Lebensjahr", 36, None),
        ("nach Vollendung des 3. Lebensjahres", 36, None),
        ("bis max. 12 Jahre", 0, 156),
        ("bis 12 einschließlich", 0, 156),
        ("bis incl. 12 Jahre", 0, 156),
        ("< 3 Jahre", 0, 36),
        ("≤ 3 Jahre", 0, 48),
        (">= 3 Jahre", 36, None),
        ("ab 6 Jahren aufwärts", 72, None),
        ("6 Jahre aufwärts", 72, None),
        ("3 +", 36, None),
        ("Ü60", 720, None),
        ("bis 6 Wo.", 0, 2),
        ("im Alter von 3 bis 6 Jahren", 36, 72),
        ("Alter: 3-6", 36, 72),
        ("bis 6 Wochen", 0, 2),
        ("ab 3", 36, None),
        ("über 3 Jahre", 36, None),
        ("älter als 3 Jahre", 36, None),
        ("mindestens 3 Jahre", 36, None),
        ("3 Jahre und älter", 36, None),
        ("3+", 36, None),
        ("Ü3", 36, None),
        ("ab anderthalb Jahren", 18, None),
        ("von 3 bis 6", 36, 72),
        ("von 3 bis 6 Jahren", 36, 72),
        ("3-6 Jahre", 36, 72),
        ("3–6", 36, 72),
        ("3 bis 6 Jahre", 36, 72),
        ("3- bis 6-Jährige", 36, 72),
        ("drei bis sechs Jahre", 36, 72),
        ("3 bis unter 6 Jahre", 36, 72),
        ("3 bis einschließlich 6 Jahre", 36, 84),
        ("zwischen 3 und 6", 36, 72),
        ("6 Monate bis 3 Jahre", 6, 36),
        ("6-18 Monate", 6, 18),
        ("ab Geburt", 0, 1),
        ("von Geburt an", 0, 1),
        ("ab Geburt bis 3 Jahre", 0, 36),
        ("zwei- und dreijährig", 24, 48),
        ("2- oder 3-Jährige", 24, 48),
        ("2, 4 und 6 Jahre", 24, 84),
        ("Zwei- bis Dreijährige", 24, 36),
        ("1 Jahr und 6 Monate", 18, 19),
    ],
)
def test_ranges_of_ages(written: str, start: int, end: int | None) -> None:
    ages = read_ages(written)
    assert (ages.start, ages.end) == (start, end)
    found = find_age(f"Turnen {written}")
    if found is not None:
        assert found.ages == ages


@pytest.mark.parametrize(
    "written", ["klein", "", "121 Jahre", "2,3 Jahre", "-3", "6-3 Jahre", "31.12.2020", "3 Euro"]
)
def test_what_is_no_age_is_refused(written: str) -> None:
    with pytest.raises(NotUnderstood):
        read_ages(written)


@pytest.mark.parametrize("text", ["ab dem 3. Lebensjahr", "3. bis 6. Lebensjahr", "im 3. Lebensjahr"])
def test_a_year_of_life_that_is_not_over_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(NotUnderstood, match="zweierlei"):
        read_ages(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hilfe bis zum vollendeten 18. Lebensjahr in Olfen", "bis zum vollendeten 18. Lebensjahr"),
        ("Spielgruppe unter 3 Jahren in Olfen", "unter 3 Jahren"),
        ("Turnen ab 3 in Olfen", "ab 3"),
        ("Turnen mit drei", "mit drei"),
        ("Kinder im Alter von 3 bis 6 Jahren", "von 3 bis 6 Jahren"),
        ("Zweijährige im Wald", "Zweijährige"),
        ("Angebote (1-3 J.)", "1-3 J."),
        ("Baby 6 Wochen alt", "6 Wochen alt"),
        ("Kita U3", "U3"),
        ("Turnen ab ca. 4 Jahren", "ab ca. 4 Jahren"),
        ("Spielgruppe bis etwa 3 Jahre", "bis etwa 3 Jahre"),
        ("Vorschule 4 1/2 bis 6 Jahre", "4 1/2 bis 6 Jahre"),
        ("Kinder, die jünger als drei sind", "jünger als drei"),
        ("Krabbelgruppe ab Geburt", "ab Geburt"),
        ("zwei- und dreijährige Kinder", "zwei- und dreijährige"),
        ("hängt mit 17 nur noch rum", "mit 17"),
        ("Notbetreuung unter drei nachmittags", "unter drei"),
    ],
)
def test_an_age_is_found_among_other_words(text: str, words: str) -> None:
    found = find_age(text)
    assert found is not None
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    ["von 8 bis 12 Uhr", "ab 8 Uhr", "bis 3 Kinder", "mit 3 Kindern", "seit 3 Jahren", "alle 2 Wochen",
     "bis 10 km", "in 3 Monaten", "über 30 Euro", "U7", "§ 16 SGB VIII", "02541 18-0", "1. bis 4. Klasse",
     "bis 31.12.2026", "40 UE 45 Minuten", "ab 3. Lebensjahr", "3 + 4 Kinder",
     "eine Gruppe", "48653 Coesfeld", "Mutter mit zwei Kindern", "6 Wochen Ferien", "Turnen 3"],
)  # fmt: skip
def test_other_numbers_are_no_ages(text: str) -> None:
    assert find_age(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "taken"),
    [
        ("Sohn (8) will nicht zur Schule", 96, 97, "8)"),
        ("Sohn Max (8), Olfen", 96, 97, "8)"),
        ("Tochter, 5 J., Olfen", 60, 61, "5 J."),
        ("Tochter: 5", 60, 61, "5"),
        ("Tochter 5J", 60, 61, "5J"),
        ("Tochter ist erst fünf", 60, 61, "fünf"),
        ("Kind 5 Olfen will turnen", 60, 61, "5"),
        ("Pflegekind (1,5 Jahre)", 18, 19, "1,5 Jahre)"),
        ("Mutter, 17, schwanger", 204, 205, "17"),
        ("Säugling 3 Wochen Stillprobleme", 0, 1, "3 Wochen"),
        ("Kinder 3 und 5", 36, 72, "3 und 5"),
        ("Kinder (5, 3)", 36, 72, "5, 3)"),
        ("Kinder 3-6 Turnen", 36, 72, "3-6"),
    ],
)
def test_an_age_stands_behind_a_person(text: str, start: int, end: int, taken: str) -> None:
    found = find_age(text)
    assert found is not None
    assert (found.ages.start, found.ages.end, text[found.start : found.end]) == (start, end, taken)


@pytest.mark.parametrize(
    "text",
    ["Kinderhaus (8)", "Gruppe (8)", "Sohnstraße 8", "Kind 3 Tage krank", "Mutter, 2 Kinder",
     "Kind 8 Uhr abholen", "Kind 8-12 Uhr betreuen", "Kinder 3 und 5 Tage", "Sohn 2027", "Sohn 1a",
     "Kind 48653 Coesfeld", "Sohn 02541 18-0", "Kind (02541 18-0)", "Sohn 5. Klasse", "Kind, 3.5.2024",
     "Kind 1:1 Betreuung", "Kind 3 Wochen krank", "Sohn eine Stunde", "Kind null Bock", "Mutter-Kind 2",
     "Mutter 45", "Kind 3/5/2024", "seit Geburt taub", "zwei oder drei Kinder", "Geburtshaus"],
)  # fmt: skip
def test_other_numbers_behind_a_person_are_no_ages(text: str) -> None:
    assert find_age(text) is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789 -–,.½ abcdefghijlmnorstuüäJMU", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    find_age(text)
    try:
        ages = read_ages(text)
    except NotUnderstood:
        return
    assert ages.end is None or ages.start < ages.end


def field(name: str) -> models.Field[int, int]:
    return OfferPage._meta.get_field(name)


def test_a_field_takes_the_words_of_its_end() -> None:
    start, end = field("age_from").formfield(), field("age_to").formfield()
    assert start is not None
    assert end is not None
    assert (start.clean("ab 3 Jahren"), end.clean("unter 3"), end.clean("bis 3")) == (36, 36, 36)
    with pytest.raises(ValidationError, match="mehrere Alter"):
        start.clean("bis 3")
    with pytest.raises(ValidationError, match="mehrere Alter"):
        end.clean("3 bis 6")
