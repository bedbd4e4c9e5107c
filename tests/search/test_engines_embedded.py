"""What can go wrong with an index in a directory."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tantivy import Index

from search.engines.base import EngineUnavailable, IndexBusy, IndexDocument, SearchRequest
from search.engines.embedded import counts as embedded_counts, engine as embedded, query as embedded_query
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.schema import open_index
from search.engines.plan import RARE_BELOW
from search.engines.tokens.cells import Near
from search.german.synonyms import Synonyms


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    """An engine with two documents, at version 1."""
    made = EmbeddedEngine(tmp_path / "index")
    made.replace([IndexDocument(1, "Hebamme"), IndexDocument(2, "Elterncafé")], 1)
    return made


def index_of(engine: EmbeddedEngine) -> Path:
    return engine.directory / (engine.directory / "current").read_text()


def test_another_process_sees_what_is_written(engine: EmbeddedEngine) -> None:
    other = EmbeddedEngine(engine.directory)
    assert other.position() == 1
    engine.write([IndexDocument(3, "Lotsendienst")], [], 2)
    assert (other.position(), other.search(SearchRequest(words="Lotsen")).total) == (2, 1)


def test_another_process_sees_a_new_index(engine: EmbeddedEngine) -> None:
    other = EmbeddedEngine(engine.directory)
    other.search(SearchRequest())
    engine.replace([IndexDocument(7, "Neu")], 5)
    assert [hit.id for hit in other.search(SearchRequest()).hits] == [7]


def test_only_the_index_that_counts_stays(engine: EmbeddedEngine) -> None:
    engine.replace([], 2)
    assert list(engine.directory.glob("index-*")) == [index_of(engine)]


def test_a_failed_rebuild_leaves_no_files(engine: EmbeddedEngine) -> None:
    def broken() -> Iterator[IndexDocument]:
        yield IndexDocument(3, "x")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.replace(broken(), 2)
    assert list(engine.directory.glob("index-*")) == [index_of(engine)]


def test_two_writers_keep_apart(engine: EmbeddedEngine) -> None:
    def documents() -> Iterator[IndexDocument]:
        with pytest.raises(IndexBusy):
            EmbeddedEngine(engine.directory).write([IndexDocument(3, "x")], [], 9)
        with pytest.raises(IndexBusy):
            EmbeddedEngine(engine.directory).replace([], 9)
        yield IndexDocument(4, "y")

    engine.write(documents(), [], 2)
    assert engine.position() == 2


def test_somebody_elses_writer_makes_it_busy(engine: EmbeddedEngine) -> None:
    writer = Index.open(str(index_of(engine))).writer(15_000_000, 1)
    with pytest.raises(IndexBusy):
        engine.write([IndexDocument(3, "x")], [], 2)
    writer.rollback()
    writer.wait_merging_threads()
    engine.write([IndexDocument(3, "x")], [], 2)
    assert engine.position() == 2


@pytest.mark.parametrize("damage", ["meta.json", "*.term", "*.store"])
def test_a_damaged_index_is_rebuilt(engine: EmbeddedEngine, damage: str) -> None:
    for path in index_of(engine).glob(damage):
        path.write_bytes(b"nonsense")
    fresh = EmbeddedEngine(engine.directory)
    assert fresh.position() == 0
    with pytest.raises(EngineUnavailable):
        fresh.search(SearchRequest(words="Hebamme"))
    fresh.replace([IndexDocument(1, "Hebamme")], 2)
    assert fresh.search(SearchRequest(words="Hebamme")).total == 1


def test_an_index_deleted_behind_our_back_is_noticed(engine: EmbeddedEngine) -> None:
    shutil.rmtree(engine.directory)
    assert engine.position() == 0
    with pytest.raises(EngineUnavailable):
        engine.write([IndexDocument(3, "x")], [], 2)


@pytest.mark.parametrize("pointer", ["", "index-0123456789ab-1", "../elsewhere", "\x00"])
def test_an_index_of_another_release_is_not_used(engine: EmbeddedEngine, pointer: str) -> None:
    (engine.directory / "current").write_text(pointer)
    assert engine.position() == 0
    with pytest.raises(EngineUnavailable):
        engine.search(SearchRequest())


def test_a_writer_that_is_killed_loses_nothing_that_was_committed(engine: EmbeddedEngine) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "import django\n"
        "django.setup()\n"  # the apps declare the facets of an index
        "from search.engines.base import IndexDocument\n"
        "from search.engines.embedded.engine import EmbeddedEngine\n"
        "def documents():\n"
        "    yield IndexDocument(3, 'x')\n"
        "    os.kill(os.getpid(), 9)\n"
        "EmbeddedEngine(Path(sys.argv[1])).write(documents(), [1], 2)\n"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script, str(engine.directory)], check=False
    )
    assert done.returncode == -9
    assert (engine.position(), engine.search(SearchRequest()).total) == (1, 2)
    engine.write([IndexDocument(3, "x")], [1], 2)
    assert (engine.position(), engine.search(SearchRequest()).total) == (2, 2)


def test_an_index_replaced_while_it_is_opened_is_not_the_one_that_answers(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(path: Path) -> Index:
        monkeypatch.setattr(embedded, "open_index", open_index)
        opened = open_index(path)
        EmbeddedEngine(engine.directory).replace([IndexDocument(3, "Hebamme")], 2)
        return opened

    monkeypatch.setattr(embedded, "open_index", overtaken)
    reader = EmbeddedEngine(engine.directory)
    assert [hit.id for hit in reader.search(SearchRequest(words="Hebamme")).hits] == [3]


def test_readers_get_answers_while_others_write_and_replace(engine: EmbeddedEngine) -> None:
    failures: list[Exception] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                assert engine.search(SearchRequest(words="Hebamme")).total == 1
            except Exception as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    other = EmbeddedEngine(engine.directory)
    for version in range(2, 12):
        other.write([IndexDocument(2, f"Café {version}")], [], version)
        other.replace([IndexDocument(1, "Hebamme"), IndexDocument(2, "Café")], version)
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []


@pytest.mark.parametrize(("visible", "forgiven"), [(0, True), (RARE_BELOW, False)])
def test_whether_a_word_is_rare_is_judged_by_what_the_asker_may_see(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch, visible: int, forgiven: bool
) -> None:
    monkeypatch.setattr(embedded_query, "CERTAINLY_FREQUENT", RARE_BELOW)
    hidden = [IndexDocument(10 + n, "Hebame", restrictions=frozenset({"p1"})) for n in range(5)]
    shown = [IndexDocument(20 + n, "Hebame") for n in range(visible)]
    engine.write([*hidden, *shown], [], 2)
    found = engine.search(SearchRequest(words="Hebame", hidden=frozenset({"p1"})))
    assert (1 in {hit.id for hit in found.hits}) is forgiven


TOWN = {"municipality": ("senden",)}
ELSEWHERE = {"municipality": ("olfen",)}
IN_TOWN = SearchRequest(words="Hebamme", limit=1, count=("municipality",))


@pytest.fixture
def town(engine: EmbeddedEngine) -> EmbeddedEngine:
    """An engine with two hits in one town, which has counted them."""
    engine.replace([IndexDocument(number, "Hebamme", facets=TOWN) for number in (1, 2)], 2)
    assert engine.search(IN_TOWN).facets["municipality"] == {"senden": 2}
    return engine


def test_leafing_and_ordering_count_nothing_anew(
    town: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded_counts, "_counts", None)
    requests = [replace(IN_TOWN, offset=1), replace(IN_TOWN, sort="title"), replace(IN_TOWN, home="senden")]
    assert [town.search(one).facets for one in requests] == [{"municipality": {"senden": 2}}] * 3


@pytest.mark.parametrize(
    "other",
    [
        {"words": "Lotse"},
        {"filters": {"kind": frozenset({"offer"})}},
        {"age": 36},
        {"on": date(2000, 1, 1)},
        {"hidden": frozenset({"p1"})},
        {"count": ("kind",)},
        {"open_at": datetime(2026, 1, 5, 10)},
        {"near": Near(51.9, 7.5, 1)},
        {"synonyms": Synonyms("other")},
        {"count_open_at": datetime(2026, 1, 5, 10)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_question_is_counted_by_itself(
    town: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch, other: dict[str, Any]
) -> None:
    monkeypatch.setattr(embedded_counts, "_counts", lambda *_asked: ({"counted": {}}, 0))
    assert town.search(replace(IN_TOWN, **other)).facets == {"counted": {}}


def test_what_is_written_is_counted(town: EmbeddedEngine) -> None:
    town.write([IndexDocument(3, "Hebamme", facets=ELSEWHERE)], [1], 3)
    assert town.search(IN_TOWN).facets["municipality"] == {"senden": 1, "olfen": 1}


def test_not_more_is_held_than_fits(town: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_counts, "MOST_REMEMBERED", 2)
    for words in ("eins", "zwei", "drei", "vier"):
        town.search(replace(IN_TOWN, words=words))
    assert len(town._usable().counter._held) <= 2
