"""Nobody waits for a server that is slow or gone, and it is asked again by itself."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from home.models import HomePage
from search.engines.base import EngineUnavailable, SearchRequest
from search.engines.breaker import GuardedEngine, deadline
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.index.sync import catch_up, catch_up_all, catch_up_soon
from search.query import execute as asking
from tests.search.conftest import FakeEngine, use_engines
from tests.search.each_engine import empty_engine
from tests.search.servers import bad_server, drip, hang, hang_up

AddPage = Callable[..., HomePage]
# Nobody gives up on the test's own events before this; a machine that is busy takes its time.
LONG = 60


class SlowEngine(FakeEngine):
    """Answers when it is told to, and counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__("slow")
        self.may_answer = threading.Event()
        self.asked = 0
        self.answered = threading.Semaphore(0)

    def _wait(self) -> None:
        self.asked += 1
        self.may_answer.wait(LONG)
        self.answered.release()

    def search(self, request: SearchRequest) -> Any:
        self._wait()
        return super().search(request)

    def position(self) -> int:
        self._wait()
        return super().position()


@pytest.fixture(autouse=True)
def _short_deadline(settings: Any) -> None:
    settings.SEARCH_DEADLINE = 0.05


@pytest.fixture
def slow() -> SlowEngine:
    return SlowEngine()


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    end = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def wait_for_late_calls() -> None:
    """Wait until calls that were left behind are over."""
    for thread in threading.enumerate():
        if thread.name == "search-engine":
            thread.join(LONG)


def trip(guarded: GuardedEngine) -> None:
    """Let somebody wait in vain."""
    with deadline(), pytest.raises(EngineUnavailable):
        guarded.search(SearchRequest())


def test_a_reader_gets_the_answer_of_a_server_that_is_well(slow: SlowEngine, settings: Any) -> None:
    settings.SEARCH_DEADLINE = LONG
    slow.may_answer.set()
    with deadline():
        assert GuardedEngine(slow).search(SearchRequest()).total == 0


def test_a_reader_does_not_wait_for_a_slow_server(slow: SlowEngine) -> None:
    trip(GuardedEngine(slow))
    assert not slow.may_answer.is_set()


def test_after_a_failure_nobody_is_sent_to_the_server(slow: SlowEngine) -> None:
    guarded = GuardedEngine(slow, retry_after=LONG)
    trip(guarded)
    trip(guarded)
    assert slow.asked == 1


def test_all_calls_of_a_reader_share_one_deadline(slow: SlowEngine) -> None:
    with deadline(0), pytest.raises(EngineUnavailable):
        GuardedEngine(slow).position()


def test_what_runs_in_the_background_takes_its_time(slow: SlowEngine) -> None:
    guarded = GuardedEngine(slow)
    trip(guarded)
    slow.may_answer.set()
    assert guarded.position() == 0


def test_one_probe_at_a_time_asks_the_server(slow: SlowEngine) -> None:
    guarded = GuardedEngine(slow, retry_after=0)
    for _reader in range(5):
        trip(guarded)
    assert slow.asked == 2  # the reader who found out, and the probe that still waits


def test_a_server_that_answers_again_is_asked_again(slow: SlowEngine, settings: Any) -> None:
    settings.SEARCH_DEADLINE = LONG
    slow.may_answer.set()
    slow.broken = EngineUnavailable("down")
    guarded = GuardedEngine(slow, retry_after=0)
    trip(guarded)
    slow.broken = None
    trip(guarded)  # begins the probe and does not wait for it
    wait_until(lambda: not guarded.problem)
    with deadline():
        assert guarded.search(SearchRequest()).total == 0


def test_a_server_that_is_slow_for_once_is_asked_again_when_it_has_answered(
    slow: SlowEngine, settings: Any
) -> None:
    guarded = GuardedEngine(slow, retry_after=LONG)  # no probe is due
    trip(guarded)
    trip(guarded)
    assert slow.asked == 1  # nobody was sent there meanwhile
    slow.may_answer.set()
    wait_until(lambda: not guarded.problem)
    settings.SEARCH_DEADLINE = LONG
    with deadline():
        assert guarded.search(SearchRequest()).total == 0


def test_a_server_that_is_late_again_is_left_to_the_probe(slow: SlowEngine) -> None:
    guarded = GuardedEngine(slow, retry_after=LONG)
    problems = []
    for _turn in range(2):
        slow.may_answer.clear()
        trip(guarded)
        slow.may_answer.set()
        wait_for_late_calls()
        problems.append(guarded.problem)
    assert problems == ["", "slow did not answer in time."]


def test_readers_who_wait_together_in_vain_are_one_accident(slow: SlowEngine) -> None:
    guarded = GuardedEngine(slow, retry_after=LONG)
    readers = [threading.Thread(target=trip, args=[guarded]) for _reader in range(3)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    slow.may_answer.set()
    wait_until(lambda: not guarded.problem)


def test_a_late_failure_leaves_the_circuit_open(slow: SlowEngine) -> None:
    guarded = GuardedEngine(slow, retry_after=LONG)
    trip(guarded)
    slow.broken = EngineUnavailable("down")
    slow.may_answer.set()
    wait_for_late_calls()
    assert guarded.problem == "slow did not answer in time."


def test_a_late_answer_does_not_hide_another_failure(slow: SlowEngine) -> None:
    guarded = GuardedEngine(slow, retry_after=0)
    trip(guarded)
    guarded._open("down")
    slow.may_answer.set()
    wait_for_late_calls()
    assert guarded.problem == "down"


def test_a_probe_that_fails_leaves_the_circuit_open(slow: SlowEngine) -> None:
    guarded = GuardedEngine(slow, retry_after=0)
    trip(guarded)
    slow.broken = EngineUnavailable("still starting")
    slow.may_answer.set()
    trip(guarded)
    wait_until(lambda: guarded.problem == "still starting")


def test_an_error_opens_the_circuit(slow: SlowEngine, settings: Any) -> None:
    settings.SEARCH_DEADLINE = LONG
    slow.may_answer.set()
    slow.broken = EngineUnavailable("down")
    guarded = GuardedEngine(slow)
    trip(guarded)
    assert guarded.problem == "down"


def test_a_mistake_of_ours_is_not_the_servers(slow: SlowEngine, settings: Any) -> None:
    settings.SEARCH_DEADLINE = LONG
    slow.may_answer.set()
    slow.broken = RuntimeError("bug")
    guarded = GuardedEngine(slow)
    with deadline(), pytest.raises(RuntimeError):
        guarded.search(SearchRequest())
    assert guarded.problem == ""


def test_nobody_waits_for_a_rebuild(slow: SlowEngine) -> None:
    with deadline(), pytest.raises(EngineUnavailable):
        GuardedEngine(slow).replace([], 1)
    assert slow.replaced == 0


@pytest.mark.elasticsearch
def test_a_real_server_that_is_slow_for_once_answers_the_next_reader(
    add_page: AddPage, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    add_page("Krabbelgruppe")
    embedded = FakeEngine("embedded")
    with empty_engine("elasticsearch", tmp_path) as server:
        guarded = GuardedEngine(server, retry_after=LONG)
        use_engines(monkeypatch, guarded, embedded)  # type: ignore[arg-type]
        catch_up_all()
        may_answer, search = threading.Event(), server.search

        def slow_search(request: SearchRequest) -> Any:
            may_answer.wait(LONG)
            return search(request)

        monkeypatch.setattr(server, "search", slow_search)
        settings.SEARCH_DEADLINE = 0.5
        late = asking.ask(SearchRequest(words="Krabbelgruppe"))
        may_answer.set()
        wait_until(lambda: not guarded.problem)
        settings.SEARCH_DEADLINE = LONG
        in_time = asking.ask(SearchRequest(words="Krabbelgruppe"))
    assert [(answer.engine, answer.response.total) for answer in (late, in_time)] == [
        ("embedded", 1),
        ("elasticsearch", 1),
    ]


@pytest.mark.parametrize("behaviour", [hang, drip, hang_up])
def test_the_embedded_engine_answers_for_a_server_that(
    behaviour: Any, add_page: AddPage, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.SEARCH_DEADLINE = 0.25
    add_page("Krabbelgruppe")
    with bad_server(behaviour) as server:
        guarded = GuardedEngine(ElasticsearchEngine(server.url, "x"), retry_after=LONG)
        embedded = FakeEngine("embedded")
        use_engines(monkeypatch, guarded, embedded)  # type: ignore[arg-type]
        catch_up_all_of(embedded)
        answers = [asking.ask(SearchRequest(words="Krabbelgruppe")) for _reader in range(3)]
        assert not server.stopped.is_set()  # it still hangs, and nobody has waited for it
    assert {(answer.engine, answer.degraded, answer.response.total) for answer in answers} == {
        ("embedded", True, 1)
    }
    assert server.connections <= 1


def catch_up_all_of(engine: FakeEngine) -> None:
    """Handle all marks and bring this engine up to date."""
    from search.index.projection import project_all

    project_all()
    catch_up(engine)


def test_the_embedded_engine_answers_where_no_server_listens(
    add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    guarded = GuardedEngine(ElasticsearchEngine(url, "x"))
    embedded = FakeEngine("embedded")
    use_engines(monkeypatch, guarded, embedded)  # type: ignore[arg-type]
    add_page("Krabbelgruppe")
    catch_up_all_of(embedded)
    assert asking.ask(SearchRequest()).engine == "embedded"


@pytest.fixture
def embedded(add_page: AddPage, monkeypatch: pytest.MonkeyPatch, settings: Any) -> FakeEngine:
    """The engine that stands in, beside a server that knows the first of two pages only."""
    settings.SEARCH_DEADLINE = LONG
    server, embedded = FakeEngine("server"), FakeEngine("embedded")
    use_engines(monkeypatch, GuardedEngine(server), embedded)  # type: ignore[arg-type]
    add_page("Eins")
    catch_up_all()
    monkeypatch.setattr("search.index.sync.AT_ONCE", 0)
    add_page("Zwei")
    catch_up_all_of(embedded)
    return embedded


def test_an_index_that_is_far_behind_is_not_asked(embedded: FakeEngine) -> None:
    assert asking.ask(SearchRequest(words="Zwei")).engine == "embedded"
    catch_up_all()
    assert asking.ask(SearchRequest(words="Zwei")).engine == "server"


def test_an_index_that_is_far_behind_is_better_than_none(embedded: FakeEngine) -> None:
    embedded.broken = EngineUnavailable("damaged")
    assert asking.ask(SearchRequest(words="Eins")).engine == "server"


@pytest.mark.parametrize("saved", [1, 3])
def test_who_saves_does_not_wait_for_a_server_that_hangs(
    saved: int, add_page: AddPage, monkeypatch: pytest.MonkeyPatch, slow: SlowEngine
) -> None:
    monkeypatch.setattr("search.index.sync.SAVING_DEADLINE", 0.05)
    embedded = FakeEngine("embedded")
    use_engines(monkeypatch, GuardedEngine(slow, retry_after=LONG), embedded)  # type: ignore[arg-type]
    for number in range(saved):
        add_page(f"Seite {number}")
        catch_up_soon()
    assert (slow.asked, len(embedded.documents)) == (1, saved + 1)


def test_the_health_check_does_not_wait_and_names_the_server(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, slow: SlowEngine
) -> None:
    embedded = FakeEngine("embedded")
    embedded.at = 7
    guarded = GuardedEngine(slow, retry_after=LONG)
    monkeypatch.setattr("intranet.health.engines", lambda: [guarded, embedded])
    said = [client.get(reverse("health")).json() for _time in range(3)]
    states = [(found["status"], found["search"]) for found in said]
    assert states == [("ok", {"slow": "down", "embedded": "ok"})] * 3
    assert slow.asked == 1


def test_the_page_says_that_another_engine_answers(
    client: Client, reader: User, add_page: AddPage, monkeypatch: pytest.MonkeyPatch, slow: SlowEngine
) -> None:
    embedded = FakeEngine("embedded")
    use_engines(monkeypatch, GuardedEngine(slow, retry_after=LONG), embedded)  # type: ignore[arg-type]
    add_page("Krabbelgruppe")
    catch_up_all_of(embedded)
    client.force_login(reader)
    page = client.get(reverse("search:search"), {"q": "Krabbelgruppe"}).content.decode()
    assert "Ersatzbetrieb" in page
    assert "Krabbelgruppe" in page
