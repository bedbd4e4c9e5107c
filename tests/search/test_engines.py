"""What every engine promises; all tests run with each of them."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from search.engines import Engine, EngineUnavailable, IndexDocument, SearchRequest
from search.engines.base import DEEPEST
from search.engines.elastic import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine without an index, of a name nobody else uses."""
    if request.param == "embedded":
        yield EmbeddedEngine(tmp_path / "index")
        return
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail("ELASTICSEARCH_URL is not set.")
        pytest.skip("ELASTICSEARCH_URL is not set.")
    made = ElasticsearchEngine(url, f"test-{uuid.uuid4().hex}")
    yield made
    made.clear()


def doc(pk: int, title: str = "Angebot", **values: object) -> IndexDocument:
    return IndexDocument(id=pk, title=title, **values)  # type: ignore[arg-type]


def ids(engine: Engine, words: str = "", **values: object) -> list[int]:
    return [hit.id for hit in engine.search(SearchRequest(words=words, **values)).hits]  # type: ignore[arg-type]


# Words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Rathaus in Lüdinghausen", "Luedinghausen"),
        ("Rathaus in Lüdinghausen", "ludinghausen"),
        ("Große Straße", "GROSSE STRASSE"),
        ("Schwangerschaftsberatung", "Beratung"),
        ("Schwangerschaftsberatung", "Beratung in der Schwangerschaft"),
        ("Beratung in der Schwangerschaft", "Schwangerschaftsberatung"),
        ("Beratung für Schwangere", "Schwangerenberatung"),
        ("Kurse für Eltern", "Elternkurs"),
        ("Eltern-Kind-Gruppe", "Elternkindgruppe"),
        ("Familienhebammen", "Hebamme"),
        ("Erzieher:innen gesucht", "Erzieherin"),
        ("Hebamme", "Hebame"),
        ("Hebamme", "Heabmme"),
        ("Schwangerschaftsberatung", "Schwangerschaftsberatnug"),
        ("Logopädie", "Logapädie"),
        ("Vorsorge U3", "u3"),
    ],
)
def test_words_are_found_in_every_field(engine: Engine, written: str, typed: str) -> None:
    fields = ("title", "keywords", "summary", "text")
    documents = [IndexDocument(id=pk, **{"title": "x", name: written}) for pk, name in enumerate(fields)]  # type: ignore[arg-type]
    engine.replace([*documents, doc(9, "Fußballplatz")], 1)
    assert sorted(ids(engine, typed)) == [0, 1, 2, 3]


def test_short_words_are_not_guessed(engine: Engine) -> None:
    engine.replace([doc(1, "Kita")], 1)
    assert ids(engine, "Kito") == []


def test_a_misspelling_that_occurs_does_not_hide_the_right_word(engine: Engine) -> None:
    engine.replace([doc(1, "Hebamme"), doc(2, "Hebame")], 1)
    assert ids(engine, "Hebame") == [2, 1]


def test_common_words_bring_no_similar_ones(engine: Engine) -> None:
    engine.replace([*(doc(pk, "Sprachkurs") for pk in range(1, 5)), doc(9, "Sprechkurz")], 1)
    assert 9 not in ids(engine, "Sprachkurs")


def test_what_the_asker_may_not_see_does_not_decide_what_is_common(engine: Engine) -> None:
    engine.replace(
        [*(doc(pk, "Hebame", restrictions=frozenset({"p1"})) for pk in range(1, 9)), doc(9, "Hebamme")], 1
    )
    assert ids(engine, "Hebame", hidden=frozenset({"p1"})) == [9]


def test_all_words_come_before_some(engine: Engine) -> None:
    some = doc(1, "Hebamme Hebamme", keywords="Hebamme", text="Hebamme " * 30)
    engine.replace(
        [some, doc(2, "Treff", text="Ein Treff mit Hebamme " + "und Gästen " * 200 + "in Senden")], 1
    )
    assert ids(engine, "Hebamme Senden") == [2, 1]


def test_a_missing_word_never_empties_the_page(engine: Engine) -> None:
    engine.replace([doc(1, "Hebamme in Senden")], 1)
    assert ids(engine, "Hebamme Quarkspeise") == [1]


def test_a_title_counts_more_than_a_text(engine: Engine) -> None:
    engine.replace(
        [doc(1, "Treff", text="Stillberatung und mehr"), doc(2, "Stillberatung", text="Treff und mehr")], 1
    )
    assert ids(engine, "Stillberatung") == [2, 1]


def test_a_phrase_comes_first(engine: Engine) -> None:
    engine.replace(
        [doc(1, "Hilfen für die frühe Bildung"), doc(2, "Netzwerk", text="Wir sind Frühe Hilfen.")], 1
    )
    assert ids(engine, "„Frühe Hilfen“")[0] == 2


def test_a_word_can_be_excluded(engine: Engine) -> None:
    engine.replace([doc(1, "Hebamme in Senden"), doc(2, "Hebamme in Olfen")], 1)
    assert ids(engine, "Hebamme -Senden") == [2]


@pytest.mark.parametrize("words", ["", "   ", "???", "👶", "wo ist die", "\x00", "„“"])
def test_without_words_everything_is_there(engine: Engine, words: str) -> None:
    engine.replace([doc(1), doc(2)], 1)
    assert sorted(ids(engine, words)) == [1, 2]


@pytest.mark.parametrize(
    "words",
    [
        "(",
        '"offen',
        "a AND (b OR",
        "title:x",
        "*",
        "-",
        "--",
        "\\",
        "[1 TO",
        "Hebamme~9^",
        "ä" * 10_000,
        "wort " * 2_000,
        "a\ud800b",
    ],
)
def test_no_input_is_an_error(engine: Engine, words: str) -> None:
    engine.replace([doc(1, "Hebamme")], 1)
    assert engine.search(SearchRequest(words=words)).total in {0, 1}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=200), title=st.text(max_size=50))
def test_any_text_can_be_written_and_asked(engine: Engine, words: str, title: str) -> None:
    if not engine.position():
        engine.replace([], 1)
    engine.write([doc(1, title, text=words, facets={"tag": (title,)})], [], 2)
    assert engine.search(SearchRequest(words=words)).total <= 1


# Snippets


def test_a_snippet_marks_forms_and_compounds_and_escapes_the_rest(engine: Engine) -> None:
    engine.replace([doc(1, text="<b>Familienhebammen</b> & Ärzte beraten Mütter.")], 1)
    hit = engine.search(SearchRequest(words="Hebamme Mutter")).hits[0]
    assert hit.snippet == (
        "&lt;b&gt;<mark>Familienhebammen</mark>&lt;/b&gt; &amp; Ärzte beraten <mark>Mütter</mark>."
    )


def test_a_snippet_shows_the_passage_that_answers(engine: Engine) -> None:
    engine.replace(
        [doc(1, text="Nichts davon. " * 100 + "Hier ist die Hebamme. " + "Nichts davon. " * 100)], 1
    )
    snippet = engine.search(SearchRequest(words="Hebamme")).hits[0].snippet
    assert snippet.startswith("… Hier ist die <mark>Hebamme</mark>.")
    assert len(snippet) < 300


def test_a_snippet_marks_what_was_nearly_typed(engine: Engine) -> None:
    engine.replace([doc(1, text="Unsere Hebamme hilft.")], 1)
    assert "<mark>Hebamme</mark>" in engine.search(SearchRequest(words="Hebame")).hits[0].snippet


# Filters and counts


@pytest.fixture
def towns(engine: Engine) -> Engine:
    """Six offers in three towns, of two costs, some with an age; the last one is restricted."""
    engine.replace(
        [
            doc(1, facets={"municipality": ("olfen",), "cost": ("free",)}, age_from=0, age_to=36),
            doc(2, facets={"municipality": ("olfen", "senden"), "cost": ("paid",)}, age_from=36),
            doc(3, facets={"municipality": ("senden",), "cost": ("free",)}, age_to=11),
            doc(4, facets={"municipality": ("nottuln",), "cost": ("paid",)}),
            doc(5, facets={"municipality": ("nottuln",), "cost": ("free",)}, age_from=0, age_to=1),
            doc(6, facets={"municipality": ("nottuln",)}, age_from=0, restrictions=frozenset({"p1", "p2"})),
        ],
        1,
    )
    return engine


def test_values_of_one_facet_are_alternatives(towns: Engine) -> None:
    assert sorted(ids(towns, filters={"municipality": frozenset({"olfen", "senden"})})) == [1, 2, 3]


def test_facets_restrict_each_other(towns: Engine) -> None:
    chosen = {"municipality": frozenset({"olfen", "senden"}), "cost": frozenset({"free"})}
    assert sorted(ids(towns, filters=chosen)) == [1, 3]


def test_an_unknown_value_finds_nothing(towns: Engine) -> None:
    assert ids(towns, filters={"cost": frozenset({"nix"})}) == []


def test_counts_are_as_if_chosen(towns: Engine) -> None:
    chosen = {"municipality": frozenset({"olfen"}), "cost": frozenset({"free"})}
    response = towns.search(SearchRequest(filters=chosen, hidden=frozenset({"p1"})))
    assert response.total == 1
    assert response.facets["municipality"] == {"olfen": 1, "senden": 1, "nottuln": 1}
    assert response.facets["cost"] == {"free": 1, "paid": 1}


def test_all_values_are_counted(engine: Engine) -> None:
    engine.replace([doc(pk, facets={"tag": (f"t{pk}",)}) for pk in range(1, 151)], 1)
    assert len(engine.search(SearchRequest(limit=0)).facets["tag"]) == 150


def test_a_value_given_twice_counts_once(engine: Engine) -> None:
    engine.replace([doc(1, facets={"tag": ("a", "a")})], 1)
    assert engine.search(SearchRequest()).facets["tag"] == {"a": 1}


def test_only_facets_asked_for_are_counted(towns: Engine) -> None:
    assert set(towns.search(SearchRequest(count=("cost",))).facets) == {"cost"}


@pytest.mark.parametrize(
    ("age", "found"),
    [(0, [1, 3, 5]), (1, [1, 3]), (10, [1, 3]), (11, [1]), (35, [1]), (36, [2]), (500, [2])],
)
def test_an_age_keeps_ranges_that_contain_it(towns: Engine, age: int, found: list[int]) -> None:
    assert sorted(ids(towns, age=age, hidden=frozenset({"p1"}))) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 1, 1), [3]),
        (date(2026, 2, 1), [1, 3]),
        (date(2026, 3, 1), [1, 2, 3]),
        (date(2026, 3, 2), [2, 3]),
    ],
)
def test_what_is_not_valid_is_not_found(engine: Engine, day: date, found: list[int]) -> None:
    engine.replace(
        [
            doc(1, valid_from=date(2026, 2, 1), valid_until=date(2026, 3, 1), facets={"tag": ("a",)}),
            doc(2, valid_from=date(2026, 3, 1), facets={"tag": ("a",)}),
            doc(3, facets={"tag": ("a",)}),
        ],
        1,
    )
    response = engine.search(SearchRequest(on=day))
    assert sorted(hit.id for hit in response.hits) == found
    assert response.facets["tag"] == {"a": len(found)}


# Visibility


@pytest.mark.parametrize("hidden", [{"p1"}, {"p2"}, {"p1", "c9"}])
def test_any_restriction_not_passed_hides_hits_totals_and_counts(towns: Engine, hidden: set[str]) -> None:
    response = towns.search(SearchRequest(hidden=frozenset(hidden)))
    assert (response.total, 6 in [hit.id for hit in response.hits]) == (5, False)
    assert response.facets["municipality"]["nottuln"] == 2


def test_who_passes_all_restrictions_sees_it(towns: Engine) -> None:
    assert 6 in ids(towns, hidden=frozenset({"p3"}))


def test_the_note_of_the_index_is_never_found(engine: Engine) -> None:
    engine.replace([], 5)
    assert engine.search(SearchRequest()).total == 0


# Order and pages


def test_pages_follow_each_other_without_gap(engine: Engine) -> None:
    engine.replace([doc(pk, f"Angebot {pk:02}") for pk in range(1, 26)], 1)
    pages = [ids(engine, sort="title", offset=offset, limit=10) for offset in (0, 10, 20)]
    assert [pk for page in pages for pk in page] == list(range(1, 26))


def test_the_total_is_that_of_all_pages(engine: Engine) -> None:
    engine.replace([doc(pk, "Hebamme") for pk in range(1, 26)], 1)
    assert engine.search(SearchRequest(words="Hebamme", limit=3)).total == 25


@pytest.mark.parametrize("offset", [30, DEEPEST - 5, DEEPEST, 10**9])
def test_pages_beyond_the_last_are_empty(engine: Engine, offset: int) -> None:
    engine.replace([doc(1)], 1)
    assert ids(engine, offset=offset) == []


def test_newest_first_puts_the_undated_last(engine: Engine) -> None:
    engine.replace([doc(1, date=date(2025, 1, 1)), doc(2), doc(3, date=date(2026, 1, 1))], 1)
    assert ids(engine, sort="newest") == [3, 1, 2]


def test_titles_are_in_german_order(engine: Engine) -> None:
    engine.replace(
        [doc(1, "Zebra"), doc(2, "Übergang"), doc(3, "apfel"), doc(4, "Ärztin"), doc(5, "Ufer")], 1
    )
    assert ids(engine, sort="title") == [3, 4, 2, 5, 1]


# Writing


def test_a_written_document_is_found_at_once(engine: Engine) -> None:
    engine.replace([], 1)
    engine.write([doc(1, "Hebamme")], [], 2)
    assert (ids(engine, "Hebamme"), engine.position()) == ([1], 2)


def test_writing_again_changes_nothing(engine: Engine) -> None:
    engine.replace([doc(1, "Alt")], 1)
    for _ in range(2):
        engine.write([doc(1, "Neu"), doc(2, "Neu")], [], 3)
    assert (sorted(ids(engine, "Neu")), ids(engine, "Alt"), engine.position()) == ([1, 2], [], 3)


def test_deleted_documents_are_gone(engine: Engine) -> None:
    engine.replace([doc(1), doc(2, facets={"tag": ("a",)})], 1)
    engine.write([], [2, 77], 2)
    assert (ids(engine), engine.search(SearchRequest()).facets["tag"]) == ([1], {})


def test_an_empty_write_moves_the_position(engine: Engine) -> None:
    engine.replace([doc(1)], 1)
    engine.write([], [], 9)
    assert (engine.position(), ids(engine)) == (9, [1])


def test_what_arrives_late_overwrites_nothing(engine: Engine) -> None:
    engine.replace([], 1)
    engine.write([doc(1, "Neu")], [], 5)
    engine.write([doc(1, "Alt")], [], 3)
    assert (ids(engine, "Neu"), engine.position()) == ([1], 5)


def test_a_write_that_fails_leaves_position_and_index_usable(engine: Engine) -> None:
    def broken() -> Iterator[IndexDocument]:
        yield doc(2)
        raise RuntimeError("the database went away")

    engine.replace([doc(1)], 1)
    with pytest.raises(RuntimeError):
        engine.write(broken(), [], 2)
    assert engine.position() == 1
    engine.write([doc(3)], [], 2)
    assert {1, 3} <= set(ids(engine))


def test_replacing_forgets_what_was_there(engine: Engine) -> None:
    engine.replace([doc(1), doc(2)], 7)
    engine.replace([doc(3)], 4)
    assert (ids(engine), engine.position()) == ([3], 4)


def test_the_old_index_answers_while_the_new_one_is_built(engine: Engine) -> None:
    engine.replace([doc(1)], 1)
    seen = []

    def documents() -> Iterator[IndexDocument]:
        for pk in (2, 3):
            seen.append((ids(engine), engine.position()))
            yield doc(pk)

    engine.replace(documents(), 2)
    assert (seen, sorted(ids(engine))) == ([([1], 1), ([1], 1)], [2, 3])


def test_a_rebuild_that_fails_leaves_the_old_index(engine: Engine) -> None:
    def broken() -> Iterator[IndexDocument]:
        yield doc(2)
        raise RuntimeError("the database went away")

    engine.replace([doc(1)], 1)
    with pytest.raises(RuntimeError):
        engine.replace(broken(), 2)
    assert (ids(engine), engine.position()) == ([1], 1)


def test_a_rebuild_tells_its_progress(engine: Engine) -> None:
    told: list[int] = []
    engine.replace((doc(pk) for pk in range(1, 1_002)), 1, told.append)
    assert told == [500, 1_000]


def test_without_an_index_the_position_is_zero(engine: Engine) -> None:
    assert engine.position() == 0


def test_a_cleared_index_is_gone(engine: Engine) -> None:
    engine.replace([doc(1)], 3)
    engine.clear()
    assert engine.position() == 0


def test_searching_without_an_index_says_so(engine: Engine) -> None:
    with pytest.raises(EngineUnavailable):
        engine.search(SearchRequest(words="Hebamme"))


def test_writing_without_an_index_says_so(engine: Engine) -> None:
    with pytest.raises(EngineUnavailable):
        engine.write([doc(1)], [], 1)
    assert engine.position() == 0
