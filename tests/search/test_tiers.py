"""Where hits begin that lack a word, with the scores that engines really give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from search.engines.base import IndexDocument, SearchRequest
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.plan import plan
from search.results.tiers import first_incomplete


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    """Two documents with both words, one of them closed, one with a mistake of typing, two with one word."""
    engine = EmbeddedEngine(tmp_path / "index")
    documents = [
        IndexDocument(1, "Hebamme", text="in Olfen"),
        IndexDocument(2, "Hebamme in Olfen", closures=((date(2026, 1, 1), None),)),
        IndexDocument(3, "Hebamme", facets={"municipality": ("olfen",)}, confirmed_until=date(2027, 1, 1)),
        IndexDocument(4, "Olfen Olfen Olfen"),
        IndexDocument(5, "Hebamme in Olfen", valid_from=date(2027, 1, 1)),
    ]
    engine.replace(documents, 1)
    return engine


def begins(engine: EmbeddedEngine, words: str, **values: object) -> int | None:
    """Give the position of the first hit that lacks a word."""
    request = replace(SearchRequest(words=words, on=date(2026, 11, 26), home="olfen"), **values)  # type: ignore[arg-type]
    response = engine.search(request)
    scores = [hit.score for hit in response.hits]
    return first_incomplete(request, plan(words), bool(response.rare), scores)


def test_hits_that_lack_a_word_begin_after_those_that_have_all(engine: EmbeddedEngine) -> None:
    assert begins(engine, "Hebamme Olfen") == 2


def test_what_begins_later_lacks_no_word(engine: EmbeddedEngine) -> None:
    assert begins(engine, "Hebamme Olfen", starts_by=date(2027, 2, 1)) == 3


def test_a_page_that_has_only_such_hits_begins_with_them(engine: EmbeddedEngine) -> None:
    assert begins(engine, "Hebamme Xylophon") == 0


def test_a_misspelt_word_is_not_missing(engine: EmbeddedEngine) -> None:
    assert begins(engine, "Hebame Olfen") == 2


@pytest.mark.parametrize("words", ["Hebamme", "", "Wo ist eine Hebamme in Olfen?", '"Hebamme Olfen"'])
def test_nothing_is_said_where_scores_do_not_tell(engine: EmbeddedEngine, words: str) -> None:
    assert begins(engine, words) is None


def test_nothing_is_said_of_another_order(engine: EmbeddedEngine) -> None:
    assert begins(engine, "Hebamme Olfen", sort="title") is None


def test_nothing_is_said_where_some_of_many_words_may_score_as_much_as_all(engine: EmbeddedEngine) -> None:
    towns = "Olfen Senden Nottuln Coesfeld Dülmen Ascheberg Billerbeck Havixbeck Nordkirchen Rosendahl"
    more = (
        "Lüdinghausen Münster Bocholt Ahaus Gronau Borken Rheine Steinfurt Emsdetten Greven Telgte Warendorf"
    )
    assert begins(engine, f"Hebamme {towns} {more}") is None
