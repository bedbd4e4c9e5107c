"""What every engine offers while somebody types; all tests run with each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from search.engines.base import Engine, EngineUnavailable, IndexDocument
from search.engines.suggest import SuggestRequest
from tests.search.each_engine import EACH, empty_engine


@pytest.fixture(params=EACH)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine without an index."""
    with empty_engine(request.param, tmp_path) as made:
        yield made


def doc(pk: int, title: str, **values: object) -> IndexDocument:
    return IndexDocument(id=pk, title=title, **values)  # type: ignore[arg-type]


def ids(engine: Engine, typed: str, **values: object) -> list[int]:
    answer = engine.suggest(SuggestRequest(typed=typed, **values))  # type: ignore[arg-type]
    return [document.id for document in answer.documents]


def tags(engine: Engine, typed: str, **values: object) -> list[str]:
    return list(engine.suggest(SuggestRequest(typed=typed, **values)).tags)  # type: ignore[arg-type]


def texts(engine: Engine, *given: str, **values: object) -> list[str]:
    answer = engine.suggest(SuggestRequest(typed="xx", texts=given, **values))  # type: ignore[arg-type]
    return list(answer.texts)


# Titles


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Frühe Hilfen", "fr"),
        ("Frühe Hilfen", "fruh"),
        ("Frühe Hilfen", "früh"),
        ("Frühe Hilfen", "frue"),
        ("Frühe Hilfen", "frueh"),
        ("Frühe Hilfen", "FRÜHE H"),
        ("Frühe Hilfen", "hilf"),
        ("Straße der Kinder", "strasse"),
        ("Offene Beratung für Schwangere", "beratung schw"),
        ("Beratung in der Schwangerschaft", "beratung für schw"),
        ("Beratung in der Schwangerschaft", "schw beratung"),
        ("Familienhebamme", "heb"),
        ("Elterncafé", "eltern caf"),
        ("Eltern-Café", "elterncaf"),
        ("Eltern-Kind-Gruppe", "eltern-ki"),
        ("«Starke Eltern»", "star"),
        ("Die Brücke", "die br"),
        ("Vorsorge U3", "u3"),
        ("Erzieher:innen gesucht", "erzieherin"),
    ],
)
def test_what_a_word_of_the_title_begins_with_suggests_it(engine: Engine, title: str, typed: str) -> None:
    engine.replace([doc(1, title), doc(2, "Xylophon")], 1)
    assert ids(engine, typed) == [1]


@pytest.mark.parametrize("typed", ["", " ", "f", "-", "👶", "f 👶", "\x00", "rühe", "hilfen olfen"])
def test_too_little_or_something_else_suggests_nothing(engine: Engine, typed: str) -> None:
    engine.replace([doc(1, "Frühe Hilfen")], 1)
    assert ids(engine, typed) == []


def test_the_beginning_of_the_title_comes_first(engine: Engine) -> None:
    engine.replace([doc(1, "Kurs für Eltern"), doc(2, "Elternkurs"), doc(3, "Offener Elterntreff")], 1)
    assert ids(engine, "elt") == [2, 1, 3]


def test_whole_words_come_before_parts_of_compounds(engine: Engine) -> None:
    engine.replace([doc(1, "Familienhebamme"), doc(2, "Unsere Hebamme")], 1)
    assert ids(engine, "heb") == [2, 1]


def test_the_own_municipality_comes_first_among_equals(engine: Engine) -> None:
    engine.replace(
        [
            doc(1, "Elterncafé Senden", facets={"municipality": ("senden",)}),
            doc(2, "Elterncafé Olfen", facets={"municipality": ("olfen",)}),
        ],
        1,
    )
    assert ids(engine, "elterncafé", home="olfen") == [2, 1]


def test_the_own_municipality_does_not_outweigh_the_beginning(engine: Engine) -> None:
    engine.replace([doc(1, "Elterncafé"), doc(2, "Neues Elterncafé", facets={"municipality": ("olfen",)})], 1)
    assert ids(engine, "elterncafé", home="olfen") == [1, 2]


def test_equal_titles_are_offered_once_and_said_to_be_several(engine: Engine) -> None:
    engine.replace([doc(1, "Spielgruppe"), doc(2, "SPIELGRUPPE"), doc(3, "Spielgruppe Olfen")], 1)
    found = engine.suggest(SuggestRequest(typed="spiel")).documents
    assert sorted((document.id == 3, document.alone) for document in found) == [(False, False), (True, True)]


def test_many_equal_titles_do_not_crowd_out_others(engine: Engine) -> None:
    engine.replace([*(doc(pk, "Spielgruppe") for pk in range(1, 80)), doc(99, "Spielmobil")], 1)
    assert 99 in ids(engine, "spiel", limit=2)


def test_no_more_than_asked_for_are_given(engine: Engine) -> None:
    engine.replace([doc(pk, f"Spielgruppe {pk}") for pk in range(1, 9)], 1)
    assert len(ids(engine, "spiel", limit=3)) == 3


def test_what_changes_is_suggested_anew(engine: Engine) -> None:
    engine.replace([doc(1, "Spielgruppe")], 1)
    engine.write([doc(1, "Krabbelgruppe")], [], 2)
    assert (ids(engine, "spiel"), ids(engine, "krabbel")) == ([], [1])


# Visibility


def test_what_the_asker_may_not_see_is_not_suggested(engine: Engine) -> None:
    engine.replace([doc(1, "Geheime Sitzung", restrictions=frozenset({"p1"}))], 1)
    assert (ids(engine, "geh", hidden=frozenset({"p1"})), ids(engine, "geh")) == ([], [1])


@pytest.mark.parametrize(("day", "found"), [(date(2026, 1, 1), []), (date(2026, 6, 1), [1])])
def test_what_is_not_valid_is_not_suggested(engine: Engine, day: date, found: list[int]) -> None:
    engine.replace([doc(1, "Ferienspiele", valid_from=date(2026, 5, 1), valid_until=date(2026, 7, 1))], 1)
    assert ids(engine, "feri", on=day) == found


def test_the_note_of_the_index_is_never_suggested(engine: Engine) -> None:
    engine.replace([], 1)
    assert (ids(engine, "no"), tags(engine, "no")) == ([], [])


# Tags


@pytest.fixture
def tagged(engine: Engine) -> Engine:
    """Three documents with tags, one of them restricted."""
    early, language = {"fruehe-hilfen": "Frühe Hilfen"}, {"hilfe-x": "Hilfe (einfach)"}
    engine.replace(
        [
            doc(1, "Eins", tag_names=early),
            doc(2, "Zwei", tag_names=early | language),
            doc(3, "Drei", tag_names={"hilfsfonds": "Hilfsfonds"}, restrictions=frozenset({"p1"})),
        ],
        1,
    )
    return engine


@pytest.mark.parametrize("typed", ["frü", "frueh", "frühe hil", "Frühe Hilfen"])
def test_tags_are_found_by_the_beginning_of_their_name(tagged: Engine, typed: str) -> None:
    assert tags(tagged, typed) == ["fruehe-hilfen"]


def test_tags_are_found_by_any_of_their_words_the_most_used_first(tagged: Engine) -> None:
    assert tags(tagged, "hilf", hidden=frozenset({"p1"})) == ["fruehe-hilfen", "hilfe-x"]


def test_a_tag_of_hidden_documents_only_does_not_exist(tagged: Engine) -> None:
    hidden, all_seen = tags(tagged, "hilfsf", hidden=frozenset({"p1"})), tags(tagged, "hilfsf")
    assert (hidden, all_seen) == ([], ["hilfsfonds"])


def test_documents_that_have_a_tag_come_with_it(tagged: Engine) -> None:
    found = tagged.suggest(SuggestRequest(typed="hilf", hidden=frozenset({"p1"}))).tags
    assert {slug: set(ids) for slug, ids in found.items()} == {"fruehe-hilfen": {1, 2}, "hilfe-x": {2}}


@pytest.mark.parametrize("typed", ["a.*", "ab(", 'x"y', "ab~cd", "ab#", "a@b", "a<b>"])
def test_signs_mean_nothing(tagged: Engine, typed: str) -> None:
    assert tags(tagged, typed) == []


# What others have typed


def test_texts_are_given_when_all_their_words_occur(engine: Engine) -> None:
    engine.replace([doc(1, "Treff", text="Unsere Hebammen"), doc(2, "Rathaus Olfen")], 1)
    assert texts(engine, "hebamme olfen", "hebamme berlin", "die") == ["hebamme olfen"]


def test_documents_with_each_word_come_with_a_text(engine: Engine) -> None:
    engine.replace([doc(1, "Treff", text="Unsere Hebammen"), doc(2, "Rathaus Olfen")], 1)
    found = engine.suggest(SuggestRequest(typed="xx", texts=("hebamme olfen",))).texts
    assert found == {"hebamme olfen": ((1,), (2,))}


def test_texts_with_words_of_hidden_documents_only_are_not_given(engine: Engine) -> None:
    engine.replace([doc(1, "Treff", text="Drogenfund", restrictions=frozenset({"p1"}))], 1)
    hidden = texts(engine, "drogenfund", hidden=frozenset({"p1"}))
    assert (hidden, texts(engine, "drogenfund")) == ([], ["drogenfund"])


# Anything at all


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=150), title=st.text(max_size=50))
def test_any_text_can_be_typed(engine: Engine, typed: str, title: str) -> None:
    if not engine.position():
        engine.replace([], 1)
    engine.write([doc(1, title, tag_names={"x": title})], [], 2)
    assert len(engine.suggest(SuggestRequest(typed=typed, texts=(typed,))).documents) <= 1


def test_without_an_index_it_says_so(engine: Engine) -> None:
    with pytest.raises(EngineUnavailable):
        engine.suggest(SuggestRequest(typed="heb"))
