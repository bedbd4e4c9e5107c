"""A server is asked once for all that a page of hits shows, and its answer is right whatever was expected."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from home.models import HomePage
from search.engines.base import EngineUnavailable, IndexDocument, IndexMissing, SearchRequest
from search.engines.breaker import GuardedEngine, deadline
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.plan import plan, unsure_words
from search.german import Word
from search.index import tasks
from search.index.projection import project_all
from search.index.sync import catch_up_all
from search.query import execute as asking
from tests.needs import need
from tests.search.conftest import use_engines
from tests.search.each_engine import remove_indexes

pytestmark = pytest.mark.elasticsearch
URL = os.environ.get("ELASTICSEARCH_URL", "")
DOCUMENTS = [
    IndexDocument(1, "Hebamme in Senden"),
    IndexDocument(2, "Planungsgruppe"),
    *(IndexDocument(pk, "Sprachkurs") for pk in range(3, 9)),
]
WORDS = ["Hebamme", "Hebame", "Sprachkurs", "Hebame Sprachkurs", "Quarkspeise", "Krabbelgruppe", "U3", ""]


@pytest.fixture
def host(tmp_path: Path) -> EmbeddedEngine:
    """The index of the host."""
    engine = EmbeddedEngine(tmp_path / "index")
    engine.replace(DOCUMENTS, 1)
    return engine


@pytest.fixture
def make(request: pytest.FixtureRequest) -> Iterator[Callable[..., ElasticsearchEngine]]:
    """Make an engine that expects what a function tells; its index is removed afterwards."""
    need("elasticsearch", URL, "ELASTICSEARCH_URL is not set")
    name = f"test-{uuid.uuid4().hex}"

    def made(*expected: Callable[[SearchRequest], frozenset[Word]]) -> ElasticsearchEngine:
        return ElasticsearchEngine(URL, name, *expected)

    yield made
    remove_indexes(URL, name)


def calls_of(engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that takes down every call to the server from now on."""
    calls: list[str] = []
    transport = engine._client.transport
    perform = transport.perform_request

    def taken_down(method: str, target: str, **options: Any) -> Any:
        calls.append(f"{method} {target}")
        return perform(method, target, **options)

    monkeypatch.setattr(transport, "perform_request", taken_down)
    return calls


def everything_long(request: SearchRequest) -> frozenset[Word]:
    return frozenset(unsure_words(plan(request.words)))


def no_index(request: SearchRequest) -> frozenset[Word]:
    raise EngineUnavailable


@pytest.mark.parametrize("words", ["Hebame", "Hebame Sprachkurs", "Sprachkurs", "Quarkspeise"])
def test_what_the_host_knows_of_rare_words_saves_a_call(
    words: str,
    make: Callable[..., ElasticsearchEngine],
    host: EmbeddedEngine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = make(host.rare_words)
    engine.replace(DOCUMENTS, 1)
    calls = calls_of(engine, monkeypatch)
    engine.search(SearchRequest(words))
    assert len(calls) == 1


@pytest.mark.parametrize("words", WORDS)
def test_a_wrong_expectation_changes_no_answer(
    words: str, make: Callable[..., ElasticsearchEngine], host: EmbeddedEngine
) -> None:
    make().replace(DOCUMENTS, 1)
    by_host = host.search(SearchRequest(words))
    for expected in (lambda request: frozenset(), everything_long, host.rare_words, no_index):
        found = make(expected).search(SearchRequest(words))
        assert (found.total, found.rare) == (by_host.total, by_host.rare)
        assert {hit.id for hit in found.hits} == {hit.id for hit in by_host.hits}


def test_a_server_that_is_up_to_date_is_not_asked_how_far_it_is_before_every_search(
    make: Callable[..., ElasticsearchEngine],
    add_page: Callable[..., HomePage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = make(everything_long)
    use_engines(monkeypatch, GuardedEngine(engine))  # type: ignore[arg-type]
    page = add_page("Krabbelgruppe")
    catch_up_all()
    asking.ask(SearchRequest())
    calls = calls_of(engine, monkeypatch)
    assert asking.ask(SearchRequest("Turnen")).response.total == 0
    assert len(calls) == 1
    page.title = "Turnen"
    page.save()
    project_all()
    assert asking.ask(SearchRequest("Turnen")).response.total == 1


def test_an_index_that_is_gone_is_built_anew_though_it_was_up_to_date(
    make: Callable[..., ElasticsearchEngine],
    host: EmbeddedEngine,
    add_page: Callable[..., HomePage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The server is well, so it is asked on; the host answers meanwhile."""
    queued: list[bool] = []
    monkeypatch.setattr(tasks, "catch_up_task", type("T", (), {"enqueue": lambda: queued.append(True)}))
    engine = make()
    guarded = GuardedEngine(engine)
    use_engines(monkeypatch, guarded, host)  # type: ignore[arg-type]
    add_page("Krabbelgruppe")
    catch_up_all()
    assert asking.ask(SearchRequest("Krabbelgruppe")).engine == "elasticsearch"
    client = Elasticsearch(URL)
    client.indices.delete(index=list(client.indices.get(index=f"{engine.index}.*")))
    answers = [asking.ask(SearchRequest("Krabbelgruppe")) for _reader in range(2)]
    assert [(answer.engine, answer.response.total) for answer in answers] == [("embedded", 1)] * 2
    assert (guarded.problem, queued) == ("", [True])
    with deadline(), pytest.raises(IndexMissing):
        guarded.search(SearchRequest())
    catch_up_all()
    assert asking.ask(SearchRequest("Krabbelgruppe")).engine == "elasticsearch"
