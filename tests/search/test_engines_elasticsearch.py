"""What can go wrong with a server."""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from search.engines.base import EngineUnavailable, IndexDocument, SearchRequest
from search.engines.configured import engines, get_engine
from search.engines.elasticsearch.engine import WRITE_SECONDS, ElasticsearchEngine
from tests.needs import need

URL = os.environ.get("ELASTICSEARCH_URL", "")


@pytest.fixture
def engine() -> Iterator[ElasticsearchEngine]:
    """An engine with one document, at version 1."""
    need("elasticsearch", URL, "ELASTICSEARCH_URL is not set")
    made = ElasticsearchEngine(URL, f"test-{uuid.uuid4().hex}")
    made.replace([IndexDocument(1, "Hebamme")], 1)
    yield made
    if left := indices(made):
        Elasticsearch(URL).indices.delete(index=left)


def indices(engine: ElasticsearchEngine) -> list[str]:
    return list(Elasticsearch(URL).indices.get(index=f"{engine.index}.*"))


def test_a_server_that_is_not_there_is_said_at_once() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        engine = ElasticsearchEngine(f"http://127.0.0.1:{unused.getsockname()[1]}", "x")
        for call in (
            lambda: engine.search(SearchRequest()),
            engine.position,
            lambda: engine.write([], [], 1),
            lambda: engine.replace([], 1),
            engine.clear,
        ):
            with pytest.raises(EngineUnavailable):
                call()


def test_a_server_that_hangs_is_not_waited_for(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEARCH_DEADLINE = 0.25
    monkeypatch.setattr("search.engines.elasticsearch.engine.READ_SECONDS", 0.25)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = ElasticsearchEngine(f"http://127.0.0.1:{silent.getsockname()[1]}", "x")
        began = time.monotonic()
        with pytest.raises(EngineUnavailable):
            engine.search(SearchRequest())
        assert time.monotonic() - began < WRITE_SECONDS


def test_something_else_at_the_address_is_unavailable() -> None:
    with pytest.raises(EngineUnavailable):
        ElasticsearchEngine("http://127.0.0.1:1", "x").position()


@pytest.mark.elasticsearch
def test_an_index_deleted_behind_our_back_is_not_made_by_a_write(engine: ElasticsearchEngine) -> None:
    Elasticsearch(URL).indices.delete(index=indices(engine))
    with pytest.raises(EngineUnavailable):
        engine.write([IndexDocument(2, "x")], [], 2)
    assert (engine.position(), Elasticsearch(URL).indices.exists(index=engine.alias)) == (0, False)


@pytest.mark.elasticsearch
def test_only_the_index_that_counts_stays(engine: ElasticsearchEngine) -> None:
    engine.replace([IndexDocument(2, "x")], 2)
    assert len(indices(engine)) == 1


@pytest.mark.elasticsearch
def test_the_former_index_answers_until_the_alias_leads_elsewhere(
    engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = indices(engine)
    seen: list[tuple[bool, list[int]]] = []
    delete = engine._delete

    def watched(names: list[str]) -> None:
        client = Elasticsearch(URL)
        there = all(client.indices.exists(index=name) for name in former)
        seen.append((there, [hit.id for hit in engine.search(SearchRequest()).hits]))
        delete(names)

    monkeypatch.setattr(engine, "_delete", watched)
    engine.replace([IndexDocument(2, "x")], 2)
    assert seen == [(True, [2])]


@pytest.mark.elasticsearch
def test_of_two_indexes_built_at_once_one_stays(
    engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.clear()
    other = ElasticsearchEngine(URL, engine.index)
    with_alias = engine._with_alias
    looked: list[list[str]] = []

    def look_and_be_overtaken() -> list[str]:
        found = with_alias()
        if not looked:
            other.replace([IndexDocument(2, "x")], 2)
        looked.append(found)
        return found

    monkeypatch.setattr(engine, "_with_alias", look_and_be_overtaken)
    engine.replace([IndexDocument(2, "x")], 2)
    assert looked[0] == []
    assert len(indices(engine)) == 1
    engine.write([IndexDocument(3, "y")], [], 3)
    assert engine.position() == 3


@pytest.mark.elasticsearch
def test_a_failed_rebuild_leaves_no_index(engine: ElasticsearchEngine) -> None:
    def broken() -> Iterator[IndexDocument]:
        yield IndexDocument(3, "x")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.replace(broken(), 2)
    assert len(indices(engine)) == 1


@pytest.mark.elasticsearch
def test_rebuilds_that_were_cut_off_long_ago_are_removed(engine: ElasticsearchEngine) -> None:
    client = Elasticsearch(URL)
    old, new = (f"{engine.alias}.{int(time.time()) - age}.0123abcd" for age in (200_000, 60))
    client.indices.create(index=old)
    client.indices.create(index=new)
    engine.replace([], 2)
    left = indices(engine)
    client.indices.delete(index=new)
    assert (old in left, new in left) == (False, True)


@pytest.mark.elasticsearch
def test_another_sites_index_is_left_alone(engine: ElasticsearchEngine) -> None:
    other = ElasticsearchEngine(URL, f"{engine.index}-staging")
    other.replace([IndexDocument(1, "x")], 4)
    engine.replace([], 2)
    engine.clear()
    assert other.position() == 4
    other.clear()


@pytest.mark.elasticsearch
def test_an_index_of_another_release_is_not_used(engine: ElasticsearchEngine) -> None:
    Elasticsearch(URL).indices.update_aliases(
        actions=[
            {"remove": {"index": f"{engine.index}.*", "alias": engine.alias}},
            {"add": {"index": f"{engine.index}.*", "alias": f"{engine.index}.0123456789ab"}},
        ]
    )
    assert engine.position() == 0
    with pytest.raises(EngineUnavailable):
        engine.search(SearchRequest())


def test_the_server_is_asked_first_when_it_is_set_up(settings: object) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"  # type: ignore[attr-defined]
    assert [engine.name for engine in engines()] == ["elasticsearch", "embedded"]
    assert get_engine("embedded").name == "embedded"


def test_without_a_server_there_is_the_embedded_engine(settings: object) -> None:
    settings.ELASTICSEARCH_URL = ""  # type: ignore[attr-defined]
    assert [engine.name for engine in engines()] == ["embedded"]
    with pytest.raises(KeyError):
        get_engine("elasticsearch")
