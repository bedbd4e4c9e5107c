"""What is measured, and that nothing is left of it."""

from __future__ import annotations

import os
import tempfile
import uuid
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.engines.base import EngineUnavailable, SearchRequest, SearchResponse
from search.evaluation.judgements import JudgedDocument, JudgedQuery
from search.evaluation.measuring import (
    JudgedAnswer,
    UnknownEngine,
    ask_all,
    by_region,
    figures,
    throwaway_engine,
)
from tests.needs import need
from tests.search.conftest import FakeEngine

DOCUMENTS = [
    JudgedDocument("hebamme", "Hebamme", "Sie begleitet Schwangerschaft und Geburt."),
    JudgedDocument("kita", "Kindertagesstätte", "Ein Platz für Kinder."),
]
RIGHT = JudgedQuery(1, "Wer hilft in der Schwangerschaft?", frozenset({"hebamme"}), "a")
WRONG = JudgedQuery(2, "Geburt", frozenset({"kita"}), "b")
NOTHING = JudgedQuery(3, "Quarkspeise", frozenset({"kita"}), "b")


def outcome(*found: str, relevant: str = "x", took: float = 1.0, region: str = "") -> JudgedAnswer:
    return JudgedAnswer(JudgedQuery(1, "?", frozenset({relevant}), region), found, took)


def throwaway_folders() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob("evaluate-search-*"))


def server() -> str:
    url = os.environ.get("ELASTICSEARCH_URL", "")
    need("elasticsearch", url, "ELASTICSEARCH_URL is not set.")
    return url


def fail(name: str, url: str, error: type[BaseException]) -> None:
    """Measure and fail when the index is there."""
    with throwaway_engine(name, url) as engine:
        ask_all(engine, DOCUMENTS, [RIGHT])
        raise error


@pytest.fixture(autouse=True)
def _own_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else's throw-away folders are seen."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


# Measures


def test_the_first_relevant_hit_counts() -> None:
    query = JudgedQuery(1, "?", frozenset({"x", "y"}))
    assert JudgedAnswer(query, ("a", "y", "x"), 1.0).rank == 2


def test_each_rank_counts_as_the_measures_say() -> None:
    found = figures(
        [
            outcome("x"),
            outcome("a", "b", "c", "x"),
            outcome(*"abcdefghi", "x"),
            outcome("a"),
            outcome(),
        ]
    )
    assert found.mrr_10 == round((1 + 1 / 4 + 1 / 10) / 5, 3)
    assert (found.recall_1, found.recall_5, found.recall_10) == (0.2, 0.4, 0.6)
    assert (found.zero_results, found.queries) == (1, 5)


def test_times_are_median_and_nearest_rank() -> None:
    found = figures([outcome(took=float(number)) for number in range(100, 0, -1)])
    assert (found.p50_ms, found.p95_ms) == (50.5, 95.0)


def test_one_question_is_enough() -> None:
    assert figures([outcome("x", took=3.0)]).p95_ms == 3.0


def test_regions_are_measured_apart() -> None:
    found = by_region([outcome("x", region="b"), outcome("a", region="a"), outcome("x", region="a")])
    assert [(name, each.queries, each.recall_1) for name, each in found.items()] == [
        ("a", 2, 0.5),
        ("b", 1, 1.0),
    ]


# Engines


@pytest.mark.parametrize("name", ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def test_questions_are_answered_as_on_the_site(name: str) -> None:
    with throwaway_engine(name, server() if name == "elasticsearch" else "") as engine:
        outcomes = ask_all(engine, DOCUMENTS, [RIGHT, WRONG, NOTHING])
    assert [each.found for each in outcomes] == [("hebamme",), ("hebamme",), ()]


def test_the_embedded_index_is_gone_afterwards() -> None:
    with throwaway_engine("embedded", "") as engine:
        ask_all(engine, DOCUMENTS, [RIGHT])
        assert len(throwaway_folders()) == 1
    assert throwaway_folders() == []


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_the_embedded_index_is_gone_after_an_error(error: type[BaseException]) -> None:
    with pytest.raises(error):
        fail("embedded", "", error)
    assert throwaway_folders() == []


@pytest.mark.elasticsearch
def test_the_index_on_the_server_is_there_only_while_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    url, own = server(), uuid.uuid4()
    monkeypatch.setattr("search.evaluation.measuring.uuid.uuid4", lambda: own)
    index = f"evaluate-search-{own.hex}.*"
    with throwaway_engine("elasticsearch", url) as engine:
        ask_all(engine, DOCUMENTS, [RIGHT])
        assert len(Elasticsearch(url).indices.get(index=index)) == 1
    assert Elasticsearch(url).indices.get(index=index) == {}


@pytest.mark.elasticsearch
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_the_index_on_the_server_is_gone_after_an_error(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, own = server(), uuid.uuid4()
    monkeypatch.setattr("search.evaluation.measuring.uuid.uuid4", lambda: own)
    index = f"evaluate-search-{own.hex}.*"
    with pytest.raises(error):
        fail("elasticsearch", url, error)
    assert Elasticsearch(url).indices.get(index=index) == {}


def test_two_measurements_at_once_do_not_meet() -> None:
    with throwaway_engine("embedded", "") as one, throwaway_engine("embedded", "") as other:
        ask_all(one, DOCUMENTS, [RIGHT])
        assert other.position() == 0


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(UnknownEngine, match="solr"), throwaway_engine("solr", ""):
        pass


def test_a_server_without_an_address_is_no_engine() -> None:
    with pytest.raises(UnknownEngine, match="ELASTICSEARCH_URL"), throwaway_engine("elasticsearch", ""):
        pass


class _Hesitating(FakeEngine):
    """Fails ``times`` times before it answers."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def search(self, request: SearchRequest) -> SearchResponse:
        self.times -= 1
        if self.times >= 0:
            raise EngineUnavailable("too slow")
        return super().search(request)


def test_a_server_that_hesitates_is_asked_again() -> None:
    assert len(ask_all(_Hesitating(2), DOCUMENTS, [RIGHT])) == 1


def test_a_server_that_never_answers_is_an_error() -> None:
    with pytest.raises(EngineUnavailable):
        ask_all(_Hesitating(99), DOCUMENTS, [RIGHT])
