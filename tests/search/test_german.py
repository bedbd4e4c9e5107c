"""What meets and what does not in German texts."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings, strategies as st

from search.german import analyse, analyse_word, clean, fold, take_ages
from search.german.compounds import split, vocabulary
from search.german.stems import _simple_stem


def stems(text: str) -> list[str]:
    return [word.stem for word in analyse(text)]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Lüdinghausen", "Luedinghausen", "Ludinghausen", "LÜDINGHAUSEN", "lu\u0308dinghausen"),
        ("Straße", "Strasse", "STRASSE", "STRAẞE"),
        ("Frühe", "Fruehe", "fruhe"),
        ("Café", "Cafe"),
        (
            "Erzieher:innen",
            "Erzieher*innen",
            "Erzieher_innen",
            "Erzieher/-innen",
            "ErzieherInnen",
            "Erzieherinnen",
        ),
    ],
)
def test_spellings_of_a_word_meet(spellings: tuple[str, ...]) -> None:
    assert len({tuple(stems(clean(spelling))) for spelling in spellings}) == 1


@pytest.mark.parametrize("word", ["Neue", "Steuer", "Quelle", "Bauer"])
def test_ue_that_is_no_umlaut_stays(word: str) -> None:
    assert fold(word) == word.lower()


@pytest.mark.parametrize(
    "forms",
    [
        ("Kind", "Kinder", "Kindern", "Kindes"),
        ("Kurs", "Kurse", "Kursen"),
        ("Elternkurs", "Elternkurse", "Elternkursen"),
        ("Hebamme", "Hebammen"),
        ("Beratung", "Beratungen"),
        ("Mutter", "Mütter"),
        ("Arzt", "Ärzte", "Ärztin", "Ärztinnen", "Ärzt:innen"),
        ("Erzieher", "Erzieherin", "Erzieher:innen"),
        ("Haus", "Häuser", "Hauses"),
        ("Familie", "Familien"),
        ("Job", "Jobs"),
        ("Kita", "Kitas"),
        ("Baby", "Babys"),
        ("Familienkita", "Familienkitas"),
    ],
)
def test_forms_of_a_word_meet(forms: tuple[str, ...]) -> None:
    assert len({stems(form)[0] for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Kurs", "Kur"), ("Vater", "Mutter"), ("Pflege", "Pfleger:in nicht")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Schwangerschaftsberatung", ("schwangerschaft", "beratung")),
        ("Erziehungsberatungsstelle", ("erziehung", "beratung", "stelle")),
        ("Gesundheitsamt", ("gesundheit", "amt")),
        ("Schulsozialarbeit", ("schule", "sozialen", "arbeit")),
        ("Präventionskette", ("pravention", "kette")),
        ("Willkommensbesuch", ("willkommen", "besuch")),
        ("Elterncafé", ("eltern", "cafe")),
        ("Arbeitsagentur", ("arbeit", "agentur")),
    ],
)
def test_compounds_are_split(compound: str, parts: tuple[str, ...]) -> None:
    assert split(fold(compound)) == parts


@pytest.mark.parametrize(
    "word",
    ["Universität", "Gesellschaft", "Lüdinghausen", "Unterstützung", "Allergie", "Ausbildung", "Rosendahl"],
)
def test_other_words_are_left_whole(word: str) -> None:
    assert split(fold(word)) == ()


def test_the_parts_of_an_analysed_word_are_stems() -> None:
    assert analyse_word("familienhebammen").parts == ("famili", "hebamm")


def test_stop_and_question_words_are_left_out() -> None:
    assert stems("Wo finde ich eine Hebamme für mein Kind?") == ["hebamm", "kind"]


def test_a_need_is_no_stop_word() -> None:
    assert len(stems("ohne Überweisung")) == 2


def test_numbers_and_abbreviations_are_words() -> None:
    assert stems("U3 § 16 SGB VIII") == ["u3", "16", "sgb", "viii"]


def test_clean_text_has_no_control_signs_and_no_lone_surrogates() -> None:
    assert clean("a\x00b\ud800c\nd") == "a bc\nd"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_analysed(text: str) -> None:
    for word in analyse(clean(text)):
        assert word.stem
        assert not any(sign.isspace() for sign in "".join((word.stem, *word.parts)))


@pytest.mark.parametrize(
    ("typed", "ages", "rest"),
    [
        ("Spielgruppe 2 Jahre", (24, 25), ["Spielgruppe"]),
        ("2-jährige im Wald", (24, 25), ["im", "Wald"]),
        ("Brei 6 Monate", (6, 7), ["Brei"]),
        ("1 Jahr und 6 Monate", (18, 19), []),
        ("Turnen unter 3 Jahren", (0, 36), ["Turnen"]),
        ("3 bis 6 Jahre", (36, 72), []),
        ("0-3 Jahre", (0, 36), []),
        ("Kita U3", (0, 36), ["Kita", "U3"]),
        ("seit 2019 Jahren", None, ["seit", "2019", "Jahren"]),
    ],
)
def test_ages_are_taken_out_of_what_was_typed(
    typed: str, ages: tuple[int, int | None] | None, rest: list[str]
) -> None:
    found, text = take_ages(typed)
    assert (found and (found.start, found.end), text.split()) == (ages, rest)


def test_threads_that_stem_at_once_do_not_disturb_each_other() -> None:
    words = [word for word in list(vocabulary().known)[:4_000] if len(word) > 5]
    _simple_stem.cache_clear()
    alone = [_simple_stem(word) for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            # The cache is passed by, so that each thread works on each word.
            together = list(
                pool.map(lambda _turn: [_simple_stem.__wrapped__(word) for word in words], range(8))
            )
    finally:
        sys.setswitchinterval(interval)
    assert together == [alone] * 8
