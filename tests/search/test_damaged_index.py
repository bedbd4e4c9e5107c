"""An index on disk that is damaged in any way is noticed, and comes back by itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from home.models import HomePage
from search.engines.base import Engine, EngineUnavailable, SearchRequest
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.files import segment_files
from search.engines.similar import SimilarRequest
from search.engines.suggest import SuggestRequest
from search.index import sync as catching_up
from search.index.repair import repair
from search.index.status import status
from search.index.sync import catch_up_all
from search.models import Entry
from search.query import execute as asking
from tests.search.conftest import FakeEngine, use_engines

AddPage = Callable[..., HomePage]
Damage = Callable[[Path], None]


def _zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _one_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(bytes(data))


WAYS: dict[str, Damage] = {
    "cut off": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "emptied": lambda path: path.write_bytes(b""),
    "zeroed": _zeroed,
    "one bit": _one_bit,
    "garbage": lambda path: path.write_bytes(b"\xff\x00<html>" * 50),
    "deleted": lambda path: path.unlink(),
    "a directory": lambda path: (path.unlink(), path.mkdir())[0],
}
SUFFIXES = ["fast", "fieldnorm", "idx", "pos", "store", "term", "del"]


@pytest.fixture
def engine(add_page: AddPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedEngine]:
    """The only engine, with two pages in its index, one of them changed: more than one segment."""
    made = EmbeddedEngine(tmp_path / "index")
    use_engines(monkeypatch, made)  # type: ignore[arg-type]
    monkeypatch.setattr("intranet.health.engines", lambda: [made])
    add_page("Babycafé Zimtstern")
    page = add_page("Krabbelgruppe")
    catch_up_all()
    page.title = "Krabbelgruppe Anis"
    page.save()
    catch_up_all()
    assert titles("anis") == {"Krabbelgruppe Anis"}
    return made


def titles(words: str) -> set[str]:
    hits = asking.ask(SearchRequest(words=words)).response.hits
    return {Entry.objects.get(pk=hit.id).title for hit in hits}


def index_of(engine: EmbeddedEngine) -> Path:
    return engine.directory / (engine.directory / "current").read_text()


def damage_segments(engine: EmbeddedEngine, suffix: str, way: Damage) -> None:
    files = [Path(path) for path in segment_files(str(index_of(engine))) if path.endswith(f".{suffix}")]
    assert files
    for path in files:
        way(path)


OTHER_DAMAGE: dict[str, Callable[[EmbeddedEngine], object]] = {
    **{
        f"list of files {name}": lambda engine, way=way: way(index_of(engine) / "meta.json")
        for name, way in WAYS.items()
    },
    **{
        f"list of files is {text}": lambda engine, text=text: (index_of(engine) / "meta.json").write_text(
            text
        )
        for text in (
            "[]",
            "null",
            '{"segments": 5}',
            '{"segments": [{}]}',
            '{"segments": [{"segment_id": 3, "deletes": 1}]}',
        )
    },
    **{
        f"pointer {name}": lambda engine, way=way: way(engine.directory / "current")
        for name, way in WAYS.items()
        if name not in ("one bit", "a directory")
    },
    "index deleted": lambda engine: shutil.rmtree(index_of(engine)),
    "everything deleted": lambda engine: shutil.rmtree(engine.directory),
    "index emptied": lambda engine: [path.unlink() for path in index_of(engine).iterdir()],
}


@pytest.mark.parametrize(
    ("suffix", "way"),
    [("term", way) for way in WAYS] + [(suffix, "one bit") for suffix in SUFFIXES if suffix != "term"],
)
def test_a_damaged_segment_is_noticed_and_search_answers(
    engine: EmbeddedEngine, client: Client, suffix: str, way: str
) -> None:
    damage_segments(engine, suffix, WAYS[way])
    (state,) = status().engines
    assert "No usable index" in state.problem
    assert client.get("/health/").status_code == 503
    assert titles("zimtstern") == {"Babycafé Zimtstern"}
    assert titles("anis") == {"Krabbelgruppe Anis"}
    assert client.get("/health/").json()["search"] == {"embedded": "ok"}
    assert status().engines[0].problem == ""


@pytest.mark.parametrize("damage", OTHER_DAMAGE)
def test_an_index_that_lost_its_lists_is_noticed_and_search_answers(
    engine: EmbeddedEngine, client: Client, damage: str
) -> None:
    OTHER_DAMAGE[damage](engine)
    assert client.get("/health/").status_code == 503
    assert "No usable index" in status().engines[0].problem
    assert titles("zimtstern") == {"Babycafé Zimtstern"}
    assert client.get("/health/").json()["search"] == {"embedded": "ok"}


@pytest.mark.parametrize("another_process", [True, False], ids=["another process", "the same process"])
def test_tick_rebuilds_what_nobody_has_asked_for(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch, another_process: bool
) -> None:
    damage_segments(engine, "pos", _one_bit)
    before = index_of(engine).name
    if another_process:
        use_engines(monkeypatch, EmbeddedEngine(engine.directory))  # type: ignore[arg-type]
    assert catch_up_all() == {}
    assert index_of(engine).name != before
    assert titles("anis") == {"Krabbelgruppe Anis"}


def test_a_repair_says_what_it_has_found(engine: EmbeddedEngine) -> None:
    damage_segments(engine, "fieldnorm", _zeroed)
    output = StringIO()
    call_command("search_status", "--repair", stdout=output, stderr=StringIO())
    assert "nicht lesbar; neu aufgebaut" in output.getvalue()
    assert repair().indexes["embedded"].rebuilt is False


def test_a_damaged_index_is_not_read_again_with_every_request(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage_segments(engine, "store", _zeroed)
    assert engine.position() == 0
    read: list[str] = []
    monkeypatch.setattr("search.engines.embedded.engine.check_file", read.append)
    for ask in (
        lambda: engine.search(SearchRequest()),
        lambda: engine.suggest(SuggestRequest("an")),
        lambda: engine.similar(SimilarRequest("Anis", {}, ())),
    ):
        with pytest.raises(EngineUnavailable):
            ask()
    assert engine.position() == 0
    assert read == []


def test_a_large_index_is_left_to_the_worker_and_readers_are_told(
    engine: EmbeddedEngine, client: Client, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("search.index.sync.CHUNK", 1)
    monkeypatch.setattr("search.index.tasks.catch_up_task", _Task(asked))
    shutil.rmtree(engine.directory)
    client.force_login(reader)  # type: ignore[arg-type]
    for _reader in range(3):
        answer = client.get("/suche/", {"q": "zimtstern"})
        assert answer.status_code == 503
        assert "gerade nicht" in answer.content.decode()
    assert asked == [True]
    assert client.get("/health/").status_code == 503
    assert catch_up_all() == {}
    assert client.get("/suche/", {"q": "zimtstern"}).status_code == 200
    assert client.get("/health/").status_code == 200


class _Task:
    """Stands for the worker's task, which would be done at once in tests."""

    def __init__(self, asked: list[bool]) -> None:
        self._asked = asked

    def enqueue(self) -> None:
        self._asked.append(True)


def test_while_the_index_of_the_host_is_damaged_the_server_answers(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    server = FakeEngine("elasticsearch")
    engines: tuple[Engine, ...] = (server, engine)
    use_engines(monkeypatch, *engines)  # type: ignore[arg-type]
    monkeypatch.setattr("intranet.health.engines", lambda: list(engines))
    catch_up_all()
    damage_segments(engine, "term", _zeroed)
    answer = asking.ask(SearchRequest(words="zimtstern"))
    assert (answer.engine, answer.degraded) == ("elasticsearch", False)
    engine.doubt()
    health = client.get("/health/")
    assert (health.status_code, health.json()["search"]) == (200, {"elasticsearch": "ok", "embedded": "down"})
    assert catch_up_all() == {}
    assert client.get("/health/").json()["search"] == {"elasticsearch": "ok", "embedded": "ok"}


def test_the_list_of_files_is_read_as_tantivy_writes_it(engine: EmbeddedEngine) -> None:
    """Should a new release of Tantivy name its files in another way, this says so."""
    index = index_of(engine)
    listed = {Path(path).name for path in segment_files(str(index))}
    segments = json.loads((index / "meta.json").read_text())["segments"]
    names = {segment["segment_id"].replace("-", "") for segment in segments}
    assert listed == {path.name for path in index.iterdir() if path.name.split(".")[0] in names}
    assert {name.rpartition(".")[2] for name in listed} >= set(SUFFIXES) - {"del"}


def test_catching_up_does_not_ask_the_worker_for_what_is_done_at_once(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("search.index.tasks.catch_up_task", _Task(asked))
    shutil.rmtree(engine.directory)
    assert catching_up.freshen(engine) is False
    assert asked == []
