"""What every engine promises; all tests run with each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from core.german_order import german_order
from search.engines.base import DEEPEST_HIT, Engine, EngineUnavailable, IndexDocument, SearchRequest
from search.engines.tokens.calendar import Hours
from search.engines.tokens.cells import Near
from search.german.synonyms import make_synonyms
from tests.core.test_german_order import NAMES
from tests.search.each_engine import EACH, empty_engine


@pytest.fixture(params=EACH)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine without an index."""
    with empty_engine(request.param, tmp_path) as made:
        yield made


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


def test_what_is_nearly_the_title_comes_before_what_mentions_it(engine: Engine) -> None:
    engine.replace([doc(1, text="Auch eine Krabbelgruppe."), doc(2, "Krabbelgruppe"), doc(3)], 1)
    assert ids(engine, "Krabelgruppe") == [2, 1]


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


def test_a_part_that_says_little_finds_nothing_by_itself(engine: Engine) -> None:
    engine.replace(
        [doc(1, "Planungsgruppe"), doc(2, "Gruppe für Krabbelkinder"), doc(3, "Krabbeln im Park")], 1
    )
    assert sorted(ids(engine, "Krabbelgruppe")) == [2, 3]


def test_a_part_that_says_little_is_better_than_nothing(engine: Engine) -> None:
    engine.replace([doc(1, "Planungsgruppe"), doc(2, "Fußball")], 1)
    assert ids(engine, "Krabbelgruppe") == [1]


def test_words_that_stand_together_come_first(engine: Engine) -> None:
    apart = doc(1, "Angebot", text="Frühe Anmeldung lohnt sich. Wir bieten Hilfen.")
    together = doc(2, "Angebot", text="Wir bieten Anmeldung zu Frühen Hilfen. Lohnt sich.")
    engine.replace([apart, together], 1)
    assert ids(engine, "frühe Hilfen") == [2, 1]


def test_small_words_between_count_in_a_question(engine: Engine) -> None:
    engine.replace([doc(1, text="Trennung ohne Hilfe"), doc(2, text="Hilfe bei Trennung")], 1)
    assert ids(engine, "Wo gibt es Hilfe bei Trennung?") == [2, 1]


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
        "&lt;b&gt;Familien<mark>hebammen</mark>&lt;/b&gt; &amp; Ärzte beraten <mark>Mütter</mark>."
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


def test_what_begins_soon_is_found_when_asked_for_below_what_runs(engine: Engine) -> None:
    engine.replace(
        [
            doc(1, "Babyschwimmen", valid_from=date(2026, 3, 1), facets={"tag": ("a",)}),
            doc(2, "Babyschwimmen", closures=((date(2026, 2, 1), None),)),
            doc(3, "Schwimmen", text="Für das Baby"),
            doc(4, "Babyschwimmen", valid_from=date(2026, 3, 2)),
        ],
        1,
    )
    day, soon = date(2026, 2, 1), date(2026, 3, 1)
    assert ids(engine, "Babyschwimmen", on=day) == [3, 2]
    assert ids(engine, "Babyschwimmen", on=day, starts_by=soon) == [3, 2, 1]
    assert engine.search(SearchRequest("Baby", on=day, starts_by=soon)).facets["tag"] == {"a": 1}


def test_what_begins_soon_is_not_open_yet(engine: Engine) -> None:
    monday = datetime(2026, 2, 2, 10)
    hours = (Hours(0, 540, 720),)
    engine.replace([doc(1, hours=hours), doc(2, hours=hours, valid_from=date(2026, 3, 1))], 1)
    asked = SearchRequest(on=monday.date(), starts_by=date(2026, 4, 1), count_open_at=monday)
    response = engine.search(asked)
    assert (response.total, response.open_total) == (2, 1)
    assert ids(engine, on=monday.date(), starts_by=date(2026, 4, 1), open_at=monday) == [1]


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


@pytest.mark.parametrize("offset", [30, DEEPEST_HIT - 5, DEEPEST_HIT, 10**9])
def test_pages_beyond_the_last_are_empty(engine: Engine, offset: int) -> None:
    engine.replace([doc(1)], 1)
    assert ids(engine, offset=offset) == []


def test_newest_first_puts_the_undated_last(engine: Engine) -> None:
    engine.replace([doc(1, date=date(2025, 1, 1)), doc(2), doc(3, date=date(2026, 1, 1))], 1)
    assert ids(engine, sort="newest") == [3, 1, 2]


def test_titles_are_in_the_order_of_every_other_list(engine: Engine) -> None:
    """Umlauts by letters, «ue» in «Duell» and «ae» in «Israel» as they are written, signs before digits."""
    titles = [*NAMES, "Duell", "Duft", "Israel", "Istanbul", "Mueller", "Mut", "A-Z", "A Z", "Az", "1", "10"]
    titles += ["Ж", "中", "👶 Babytreff", "É", "ﬁx", "x" * 250, "x" * 250 + "y", "Ü" * 255]
    engine.replace([doc(pk, title) for pk, title in enumerate(reversed(titles))], 1)
    found = [titles[::-1][pk] for pk in ids(engine, sort="title", limit=100)]
    assert found == sorted(titles, key=german_order)


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


# Synonyms


def test_a_synonym_is_found_and_ranks_below_the_word_itself(engine: Engine) -> None:
    engine.replace([doc(1, "Kindertagesstätte"), doc(2, "Kita"), doc(3, "Fußball")], 1)
    assert ids(engine, "Kita", synonyms=make_synonyms([["Kita", "Kindertagesstätte"]])) == [2, 1]


def test_a_synonym_of_several_words_wants_them_side_by_side(engine: Engine) -> None:
    apart = doc(4, "Hilfen", text="Ein Haushalt, in dem man früh aufsteht.")
    engine.replace([doc(1, "Frühe Hilfen"), doc(2, "Frühe Vögel"), doc(3, "Hilfen im Haushalt"), apart], 1)
    assert ids(engine, "FGKiKP", synonyms=make_synonyms([["FGKiKP", "Frühe Hilfen"]])) == [1]


def test_a_synonym_that_is_a_compound_is_found_whole(engine: Engine) -> None:
    engine.replace([doc(1, "Familienberatung"), doc(2, "Beratung", text="Für jede Familie.")], 1)
    synonyms = make_synonyms([["Partnerkrise", "Familienberatung"]])
    assert ids(engine, "Partnerkrise", synonyms=synonyms) == [1]


def test_several_words_have_a_synonym_together(engine: Engine) -> None:
    engine.replace([doc(1, "FGKiKP")], 1)
    assert ids(engine, "frühe Hilfen Quark", synonyms=make_synonyms([["FGKiKP", "Frühe Hilfen"]])) == [1]


def test_one_way_synonyms_work_one_way(engine: Engine) -> None:
    synonyms = make_synonyms([], [("Schreibaby", ["Regulationsstörung"])])
    engine.replace([doc(1, "Schreibaby"), doc(2, "Regulationsstörung")], 1)
    assert ids(engine, "Schreibaby", synonyms=synonyms) == [1, 2]
    assert ids(engine, "Regulationsstörung", synonyms=synonyms) == [2]


def test_a_synonym_counts_as_one_of_all_words(engine: Engine) -> None:
    some = doc(1, "Olfen Olfen", keywords="Olfen", text="Olfen " * 20)
    engine.replace([some, doc(2, "Kindertagesstätte", text="in Olfen")], 1)
    assert ids(engine, "Kita Olfen", synonyms=make_synonyms([["Kita", "Kindertagesstätte"]])) == [2, 1]


def test_a_found_synonym_is_marked(engine: Engine) -> None:
    engine.replace([doc(1, "Haus", text="Eine Kindertagesstätte.")], 1)
    request = SearchRequest(words="Kita", synonyms=make_synonyms([["Kita", "Kindertagesstätte"]]))
    assert engine.search(request).hits[0].snippet == "Eine <mark>Kindertagesstätte</mark>."


# Places

COESFELD, DUELMEN, MUENSTER = (51.9430, 7.1680), (51.8309, 7.2780), (51.9625, 7.6256)


def placed(pk: int, place: tuple[float, float], *serves: str) -> IndexDocument:
    return doc(pk, latitude=place[0], longitude=place[1], facets={"municipality": serves})


def test_what_lies_within_the_radius_or_serves_the_place_is_near(engine: Engine) -> None:
    engine.replace(
        [
            placed(1, COESFELD),
            placed(2, DUELMEN),
            placed(3, MUENSTER),
            placed(4, MUENSTER, "coesfeld"),
            doc(5),
        ],
        1,
    )
    assert sorted(ids(engine, near=Near(*COESFELD, 20, "coesfeld"))) == [1, 2, 4]
    assert sorted(ids(engine, near=Near(*COESFELD, 10))) == [1]


def test_by_distance_what_serves_the_place_comes_first_then_the_nearest(engine: Engine) -> None:
    engine.replace(
        [
            placed(1, MUENSTER),
            placed(2, DUELMEN),
            placed(3, COESFELD),
            placed(4, DUELMEN, "coesfeld"),
            placed(5, COESFELD, "coesfeld"),
        ],
        1,
    )
    near = Near(*COESFELD, 50, "coesfeld")
    assert ids(engine, near=near, sort="distance") == [5, 4, 3, 2, 1]
    assert ids(engine, "Angebot", near=near, sort="distance") == [5, 4, 3, 2, 1]


# Hours

OPEN = (Hours(0, 9 * 60, 12 * 60), Hours(0, 14 * 60, 17 * 60), Hours(2, 9 * 60, 18 * 60))


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        (datetime(2026, 11, 23, 9, 0), True),
        (datetime(2026, 11, 23, 11, 59), True),
        (datetime(2026, 11, 23, 12, 0), False),
        (datetime(2026, 11, 23, 17, 30), False),  # only Wednesdays are open until 18 h
        (datetime(2026, 11, 24, 10, 0), False),
        (datetime(2026, 11, 25, 17, 45), True),
    ],
)
def test_open_now_holds_in_one_row_of_the_hours(engine: Engine, moment: datetime, found: bool) -> None:
    engine.replace([doc(1, hours=OPEN), doc(2)], 1)
    assert ids(engine, open_at=moment) == ([1] if found else [])


NIGHT = (Hours(5, 22 * 60, 26 * 60, date(2026, 11, 7), date(2026, 11, 28)),)  # Saturdays, 22 to 2 Uhr


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        (datetime(2026, 11, 28, 21, 59), False),
        (datetime(2026, 11, 28, 22, 0), True),
        (datetime(2026, 11, 28, 23, 59), True),
        (datetime(2026, 11, 29, 0, 0), True),
        (datetime(2026, 11, 29, 1, 59), True),  # the last Saturday's night, though it ends on the day after
        (datetime(2026, 11, 29, 2, 0), False),
        (datetime(2026, 11, 28, 1, 0), False),
        (datetime(2026, 11, 7, 1, 0), False),  # the night before the first Saturday
        (datetime(2026, 12, 6, 1, 0), False),
    ],
)
def test_a_night_is_open_past_midnight(engine: Engine, moment: datetime, found: bool) -> None:
    engine.replace([doc(1, hours=NIGHT), doc(2)], 1)
    assert ids(engine, open_at=moment) == ([1] if found else [])
    assert engine.search(SearchRequest(count_open_at=moment)).open_total == int(found)


@pytest.mark.parametrize("hour", [0, 3, 12, 23])
def test_what_is_open_day_and_night_is_open_at_night(engine: Engine, hour: int) -> None:
    always = tuple(Hours(day, 0, 24 * 60) for day in range(7))
    engine.replace([doc(1, hours=always)], 1)
    assert ids(engine, open_at=datetime(2026, 11, 29, hour, 30)) == [1]


@pytest.mark.parametrize(
    ("closed_on", "open_on_sunday"),
    [(date(2026, 11, 27), True), (date(2026, 11, 28), False), (date(2026, 11, 29), False)],
)
def test_a_closure_takes_the_night_that_begins_in_it_and_all_of_its_days(
    engine: Engine, closed_on: date, open_on_sunday: bool
) -> None:
    engine.replace([doc(1, hours=NIGHT, closures=((closed_on, closed_on),))], 1)
    moment = datetime(2026, 11, 29, 1)
    assert ids(engine, open_at=moment) == ([1] if open_on_sunday else [])
    assert engine.search(SearchRequest(count_open_at=moment)).open_total == int(open_on_sunday)


def test_a_closure_that_ended_yesterday_does_not_close_today(engine: Engine) -> None:
    yesterday = date(2026, 11, 28)
    hours = (*NIGHT, Hours(6, 0, 24 * 60))
    engine.replace([doc(1, hours=hours, closures=((yesterday, yesterday),))], 1)
    assert ids(engine, open_at=datetime(2026, 11, 29, 1)) == [1]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 3, 30), False),
        (date(2026, 4, 6), True),
        (date(2027, 9, 27), True),
        (date(2027, 10, 4), False),
    ],
)
def test_hours_that_hold_part_of_the_year_count_only_then(engine: Engine, day: date, found: bool) -> None:
    summer = Hours(0, 540, 720, date(2026, 4, 3), date(2027, 9, 30))
    engine.replace([doc(1, hours=(summer,))], 1)
    assert ids(engine, open_at=datetime(day.year, day.month, day.day, 10)) == ([1] if found else [])


def test_what_is_closed_today_is_not_open_now(engine: Engine) -> None:
    closed = doc(1, hours=OPEN, closures=((date(2026, 11, 1), None),))
    engine.replace([closed, doc(2, hours=OPEN, closures=((date(2026, 12, 1), date(2026, 12, 31)),))], 1)
    assert ids(engine, open_at=datetime(2026, 11, 23, 10)) == [2]


def test_what_is_open_is_counted_with_all_other_filters(engine: Engine) -> None:
    closed = doc(1, hours=OPEN, closures=((date(2026, 11, 1), None),), facets={"kind": ("offer",)})
    documents = [doc(pk, hours=OPEN, facets={"kind": ("offer",)}) for pk in (2, 3)]
    engine.replace([closed, *documents, doc(4, hours=OPEN, facets={"kind": ("page",)}), doc(5)], 1)
    moment = datetime(2026, 11, 23, 10)
    request = SearchRequest(filters={"kind": frozenset(["offer"])}, count_open_at=moment)
    assert (engine.search(request).total, engine.search(request).open_total) == (3, 2)
    assert engine.search(SearchRequest(words="Angebot", count_open_at=moment)).open_total == 3


def test_it_tells_in_which_words_typing_errors_were_forgiven(engine: Engine) -> None:
    engine.replace([doc(1, "Hebamme im Rathaus"), doc(2, "Rathaus"), doc(3, "Rathaus")], 1)
    misspelt = engine.search(SearchRequest(words="Hebame Rathaus")).rare
    assert [word.word for word in misspelt] == ["hebame"]


# Ranking

TODAY = date(2026, 11, 23)


def test_what_is_closed_comes_below(engine: Engine) -> None:
    closed = doc(1, "Hebamme Hebamme", closures=((date(2026, 11, 1), date(2026, 11, 30)),))
    engine.replace([closed, doc(2, "Treff", text="mit Hebamme")], 1)
    assert ids(engine, "Hebamme", on=TODAY) == [2, 1]
    assert ids(engine, "Hebamme", on=date(2026, 12, 1)) == [1, 2]


def test_the_own_municipality_comes_before_its_neighbours(engine: Engine) -> None:
    engine.replace(
        [
            doc(1, "Hebamme", facets={"municipality": ("senden",)}),
            doc(2, "Hebamme", facets={"municipality": ("olfen", "senden")}),
        ],
        1,
    )
    assert ids(engine, "Hebamme", home="olfen") == [2, 1]


def test_offers_come_before_what_is_written_about_them(engine: Engine) -> None:
    engine.replace(
        [doc(1, "Hebamme", facets={"kind": ("article",)}), doc(2, "Hebamme", facets={"kind": ("offer",)})], 1
    )
    assert ids(engine, "Hebamme") == [2, 1]


@pytest.mark.parametrize(
    "typed", ["Turnen 2 Jahre", "Turnen für 2-Jährige", "24 Monate Turnen", "Turnen 1 Jahr 12 Monate"]
)
def test_an_age_among_the_words_orders_what_has_the_other_words(engine: Engine, typed: str) -> None:
    engine.replace(
        [
            doc(1, "Turnen und Turnen, 2 Jahre alt", age_from=48, age_to=72),
            doc(2, "Turnen"),
            doc(3, "Angebot", text="Wir turnen. Kinder turnen.", age_from=12, age_to=36),
            doc(4, "Singen", age_from=12, age_to=36),
        ],
        1,
    )
    assert ids(engine, typed)[0] == 3
    assert 4 not in ids(engine, typed)


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("Turnen unter 3 Jahren", [1, 4, 2, 3]),
        ("Turnen unter drei", [1, 4, 2, 3]),
        ("Turnen U3", [1, 4, 2, 3]),
        ("Turnen bis 3", [1, 4, 2, 3]),
        ("Turnen bis zu 3 Jahren", [1, 4, 2, 3]),
        ("Turnen höchstens 2 Jahre", [1, 4, 2, 3]),
        ("Turnen jünger als 3 Jahre", [1, 4, 2, 3]),
        ("Turnen 0-3 Jahre", [1, 4, 2, 3]),
        ("Turnen ab 6", [3, 4, 1, 2]),
        ("Turnen über 6 Jahre", [3, 4, 1, 2]),
        ("Turnen älter als sechs Jahre", [3, 4, 1, 2]),
        ("Turnen mindestens 6 Jahre", [3, 4, 1, 2]),
        ("Turnen von 3 bis 6", [2, 4, 1, 3]),
        ("Turnen zwischen 3 und 6", [2, 4, 1, 3]),
        ("Turnen für 3- bis 6-Jährige", [2, 4, 1, 3]),
    ],
)
def test_a_range_of_ages_puts_what_fits_it_first(engine: Engine, typed: str, order: list[int]) -> None:
    engine.replace(
        [
            doc(1, "Turnen", age_from=0, age_to=36),
            doc(2, "Turnen", age_from=36, age_to=72),
            doc(3, "Turnen", age_from=72, age_to=144),
            doc(4, "Turnen", age_from=0, age_to=216),
        ],
        1,
    )
    found = ids(engine, typed)
    assert found[:2] == order[:2]
    assert set(found[2:]) == set(order[2:])


def test_what_is_closed_or_begins_later_for_the_typed_age_comes_before_what_is_for_others(
    engine: Engine,
) -> None:
    closed = doc(1, "Musik", age_from=12, age_to=36, closures=((date(2026, 11, 1), None),))
    later = doc(2, "Musik", age_from=12, age_to=36, valid_from=date(2027, 2, 1))
    engine.replace([doc(3, "Musik, Musik", age_from=120, age_to=216), closed, later], 1)
    assert ids(engine, "Musik 1 Jahr", on=TODAY, starts_by=date(2027, 5, 1)) == [1, 2, 3]


def test_an_age_alone_is_what_is_asked_for(engine: Engine) -> None:
    engine.replace([doc(1, age_from=12, age_to=36), doc(2, age_from=36, age_to=72), doc(3)], 1)
    assert ids(engine, "3 Jahre") == [2]


def test_what_a_compound_is_about_comes_before_its_other_half(engine: Engine) -> None:
    far = doc(1, "Hausaufgabenhilfe in Olfen, Hausaufgabenhilfe")
    engine.replace([far, doc(2, "Mittagessen", text="Wir machen Hausaufgaben. In Senden.")], 1)
    assert ids(engine, "Hausaufgabenhilfe Senden") == [2, 1]


def test_what_is_confirmed_comes_before_what_is_stale(engine: Engine) -> None:
    engine.replace(
        [
            doc(1, "Hebamme", confirmed_on=date(2024, 1, 1), confirmed_until=date(2025, 1, 1)),
            doc(2, "Hebamme", confirmed_on=date(2026, 11, 1), confirmed_until=date(2027, 11, 1)),
        ],
        1,
    )
    assert ids(engine, "Hebamme", on=TODAY) == [2, 1]


def test_rules_hide_nothing_where_nothing_is_asked_for(engine: Engine) -> None:
    engine.replace([doc(1, closures=((None, date(2026, 12, 1)),)), doc(2)], 1)
    assert ids(engine, home="olfen", on=TODAY) == [2, 1]
    assert sorted(ids(engine, home="olfen")) == [1, 2]


def test_recently_confirmed_first(engine: Engine) -> None:
    engine.replace([doc(1), doc(2, confirmed_on=date(2026, 1, 1)), doc(3, confirmed_on=date(2026, 2, 1))], 1)
    assert ids(engine, sort="confirmed") == [3, 2, 1]


# Comparing with the table


def test_it_tells_the_version_of_every_document(engine: Engine) -> None:
    engine.replace([doc(1, version=11), doc(2, version=12), doc(3, version=13)], 13)
    engine.write([doc(2, version=14), doc(4, version=15)], [3], 16)
    assert dict(engine.versions()) == {1: 11, 2: 14, 4: 15}


def test_an_empty_index_has_no_versions(engine: Engine) -> None:
    engine.replace([], 1)
    assert list(engine.versions()) == []


def test_versions_of_no_index_at_all_are_not_told(engine: Engine) -> None:
    with pytest.raises(EngineUnavailable):
        list(engine.versions())
