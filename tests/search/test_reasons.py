"""Why something was found, worked out from its texts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from search.engines.base import IndexDocument, SearchRequest
from search.engines.plan import plan
from search.engines.tokens.calendar import Hours
from search.engines.tokens.cells import Near
from search.german import Word, analyse
from search.german.synonyms import NO_SYNONYMS, Synonyms, make_synonyms
from search.query.around import Around
from search.query.search_query import SearchQuery
from search.results.reason_words import sentences
from search.results.reasons import Reasons, reasons_for

TODAY = date(2026, 11, 26)


def why(
    words: str,
    *,
    misspelt: frozenset[Word] = frozenset(),
    synonyms: Synonyms = NO_SYNONYMS,
    asked: dict[str, Any] | None = None,
    **document: Any,
) -> Reasons:
    """Give why a document answers ``words``."""
    request = SearchRequest(words=words, synonyms=synonyms, **(asked or {}))
    values = {"title": "Angebot", **document}
    return reasons_for(plan(words, synonyms), request, IndexDocument(id=1, **values), misspelt)


def places(reasons: Reasons) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give where and how the only word stands."""
    [word] = reasons.words
    return [(place.field, place.way, place.written) for place in word.places]


@pytest.mark.parametrize("field", ["title", "keywords", "summary", "text"])
def test_a_word_is_found_in_every_field(field: str) -> None:
    assert places(why("Hebamme", **{field: "Die Hebammen im Ort"})) == [(field, "itself", ("Hebammen",))]


@pytest.mark.parametrize(
    ("typed", "written", "way", "found"),
    [
        ("luedinghausen", "Rathaus Lüdinghausen", "itself", ("Lüdinghausen",)),
        ("Beratung", "Schwangerschaftsberatung", "inside", ("Schwangerschaftsberatung",)),
        ("Elternkurs", "Kurse für Eltern", "parts", ("Eltern", "Kurse")),
        ("Elternkurs", "Kurse für Väter", "part", ("Kurse",)),
        ("Hebamme", "Familienhebamme und Hebamme", "itself", ("Hebamme",)),
    ],
)
def test_it_says_how_a_word_stands_there(typed: str, written: str, way: str, found: tuple[str, ...]) -> None:
    assert places(why(typed, text=written)) == [("text", way, found)]


def test_parts_in_different_texts_are_a_whole_word() -> None:
    reasons = why("Elternkurs", title="Kurse", text="für Eltern")
    assert places(reasons) == [("title", "parts", ("Kurse",)), ("text", "parts", ("Eltern",))]


@pytest.mark.parametrize("forgiven", [True, False])
def test_a_misspelt_word_counts_only_where_the_engine_has_forgiven_it(forgiven: bool) -> None:
    misspelt = frozenset(analyse("Hebame")) if forgiven else frozenset()
    reasons = why("Hebame", misspelt=misspelt, title="Hebamme")
    assert places(reasons) == ([("title", "nearly", ("Hebamme",))] if forgiven else [])


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Die Arbeiterwohlfahrt im Ort", [("text", "synonym", ("Arbeiterwohlfahrt",))]),
        ("Die Caritas im Ort", []),
    ],
)
def test_a_synonym_is_named(written: str, found: list[Any]) -> None:
    synonyms = make_synonyms([["AWO", "Arbeiterwohlfahrt"]])
    assert places(why("AWO", synonyms=synonyms, text=written)) == found


@pytest.mark.parametrize(("written", "found"), [("Frühe Hilfen", True), ("Hilfen, auch frühe", False)])
def test_a_synonym_of_several_words_stands_side_by_side(written: str, found: bool) -> None:
    synonyms = make_synonyms([["FH", "Frühe Hilfen"]])
    assert bool(places(why("FH", synonyms=synonyms, text=written))) == found


def test_a_synonym_that_is_a_compound_stands_whole() -> None:
    synonyms = make_synonyms([["Elterncafé", "Familientreff"]])
    reasons = why("Elterncafé", synonyms=synonyms, title="Elterncafé", text="Treff für Familien")
    assert places(reasons) == [("title", "itself", ("Elterncafé",))]


def test_a_missing_word_is_named_and_not_all_words_occur() -> None:
    reasons = why("Hebamme Olfen", title="Hebamme")
    assert [(word.typed, word.occurs) for word in reasons.words] == [("Hebamme", True), ("Olfen", False)]
    assert reasons.all_words is False


def test_a_single_part_is_no_whole_word() -> None:
    assert why("Elternkurs", text="Kurse für Väter").all_words is False


def test_all_words_count_for_keywords_and_not_for_questions() -> None:
    assert why("Hebamme Olfen", title="Hebamme in Olfen").all_words is True
    assert why("Wo ist eine Hebamme in Olfen?", title="Hebamme in Olfen").all_words is False


def test_only_phrases_that_stand_there_literally_are_named() -> None:
    reasons = why('"Frühe Hilfen" "im Ort"', title="Frühe Hilfen", text="Der Ort der Hilfen")
    assert reasons.phrases == ("Frühe Hilfen", "Ort")


def test_rules_of_ranking_that_hold_are_named() -> None:
    asked = {"on": TODAY, "home": "olfen"}
    reasons = why(
        "Hebamme",
        asked=asked,
        title="Hebamme",
        facets={"municipality": ("olfen",), "kind": ("offer",)},
        confirmed_on=TODAY,
        confirmed_until=date(2027, 11, 26),
    )
    assert (set(reasons.rules), reasons.missed) == (
        {"not_closed", "confirmed", "own_place", "first_kind"},
        (),
    )


def test_rules_of_ranking_that_do_not_hold_are_named() -> None:
    reasons = why(
        "Hebamme",
        asked={"on": TODAY, "home": "olfen"},
        facets={"municipality": ("senden",)},
        closures=((date(2026, 11, 1), None),),
        hours=(Hours(0, 540, 720),),
    )
    assert (reasons.rules, set(reasons.missed)) == (
        (),
        {"not_closed", "confirmed", "own_place", "first_kind"},
    )


@pytest.mark.parametrize(
    ("begins", "rules", "missed"), [(TODAY, {"begun"}, set()), (date(2027, 1, 1), set(), {"begun"})]
)
def test_that_something_begins_later_is_named(begins: date, rules: set[str], missed: set[str]) -> None:
    reasons = why("Hebamme", asked={"on": TODAY, "starts_by": date(2027, 5, 1)}, valid_from=begins)
    assert (rules & set(reasons.rules), missed & set(reasons.missed)) == (rules, missed)


def test_another_order_has_no_rules() -> None:
    asked = {"on": TODAY, "home": "olfen", "sort": "title"}
    reasons = why("Hebamme", asked=asked, facets={"municipality": ("olfen",)})
    assert (reasons.rules, reasons.missed) == ((), ())


def test_what_serves_the_place_is_named() -> None:
    asked = {"near": Near(51.9, 7.1, 10, "coesfeld")}
    assert why("", asked=asked, facets={"municipality": ("coesfeld",)}).serves is True
    assert why("", asked=asked, facets={"municipality": ("olfen",)}).serves is False


def test_reasons_are_said_in_sentences() -> None:
    reasons = why(
        "Elternkurs Hebame Beratung Xylophon",
        misspelt=frozenset(analyse("Hebame")),
        asked={"on": TODAY, "home": "olfen"},
        title="Kurse für Eltern mit Hebamme",
        text="Schwangerschaftsberatung",
        facets={"municipality": ("olfen",)},
    )
    assert sentences(reasons, SearchQuery(words="Elternkurs")) == [
        "«Elternkurs» steht im Titel in seinen Teilen «Eltern», «Kurse».",
        "«Hebame» steht im Titel fast gleich geschrieben: «Hebamme».",
        "«Beratung» steht im Text als Teil von «Schwangerschaftsberatung».",
        "«Xylophon» kommt nicht vor.",
        "Es gilt für Ihre Kommune. Das rückt es nach oben.",
        "Die Angaben sind nicht frisch bestätigt. Das rückt es etwas nach unten.",
    ]


def test_a_word_as_it_was_typed_is_not_repeated() -> None:
    [sentence, *_rules] = sentences(why("HEBAMME", title="Hebamme"), SearchQuery(words="HEBAMME"))
    assert sentence == "«HEBAMME» steht im Titel."


def test_the_place_and_another_order_are_said() -> None:
    near = Near(51.9, 7.1, 10, "coesfeld")
    reasons = why("", asked={"near": near}, facets={"municipality": ("coesfeld",)})
    said = sentences(reasons, SearchQuery(around=Around("Coesfeld", near)))
    assert said == [
        "Es gilt für Coesfeld, auch wenn es weiter weg ist.",
        "Die Reihenfolge ist «Entfernung». Die Wörter entscheiden nur, was dabei ist.",
    ]


def test_what_no_words_ask_for_has_a_reason_too() -> None:
    assert sentences(why("", asked={"sort": "title"}), SearchQuery(open_now=True)) == [
        "Alle gewählten Filter treffen zu."
    ]


def test_opening_hours_are_no_reason() -> None:
    asked = {"open_at": datetime(2026, 11, 26, 10)}
    assert why("", asked=asked).words == ()
