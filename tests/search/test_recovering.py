"""Whatever happens to an index, it comes back by itself, and readers have results all the time."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from elasticsearch import Elasticsearch

from home.models import HomePage
from search.engines.base import Engine, EngineUnavailable, IndexDocument, SearchRequest
from search.engines.breaker import GuardedEngine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.index.repair import repair
from search.index.sync import catch_up_all, rebuild
from search.query import execute as asking
from tests.needs import need
from tests.search.conftest import FakeEngine, use_engines
from tests.search.each_engine import EACH, empty_engine
from tests.search.servers import Proxy

AddPage = Callable[..., HomePage]


@pytest.fixture(params=EACH)
def engine(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Engine]:
    """The only engine that is set up, a real one without an index."""
    with empty_engine(request.param, tmp_path) as made:
        use_engines(monkeypatch, made)  # type: ignore[arg-type]
        yield made


def titles_found(words: str = "") -> set[str]:
    """Search as readers do."""
    answer = asking.ask(SearchRequest(words=words))
    from search.models import Entry

    return {Entry.objects.get(pk=hit.id).title for hit in answer.response.hits} - {"Präventionsnetz"}


def faults_of(engine: Engine) -> int:
    found = repair().indexes[engine.name]
    assert found.problem == ""
    return found.faults


def delete_index(engine: Engine) -> None:
    if isinstance(engine, EmbeddedEngine):
        shutil.rmtree(engine.directory)
    elif isinstance(engine, ElasticsearchEngine):
        client = Elasticsearch(os.environ["ELASTICSEARCH_URL"])
        client.indices.delete(index=list(client.indices.get(index=f"{engine.index}.*")))


def delete_pointer(engine: Engine) -> None:
    if isinstance(engine, EmbeddedEngine):
        (engine.directory / "current").unlink()
    elif isinstance(engine, ElasticsearchEngine):
        client = Elasticsearch(os.environ["ELASTICSEARCH_URL"])
        client.indices.delete_alias(index=f"{engine.index}.*", name=engine.alias)


def make_it_another_releases(engine: Engine) -> None:
    """Leave what a release with another schema would have left: names that carry another fingerprint."""
    if isinstance(engine, EmbeddedEngine):
        name = (engine.directory / "current").read_text()
        other = f"index-0123456789ab-{name.rpartition('-')[2]}"
        (engine.directory / name).rename(engine.directory / other)
        (engine.directory / "current").write_text(other)
    elif isinstance(engine, ElasticsearchEngine):
        client = Elasticsearch(os.environ["ELASTICSEARCH_URL"])
        client.indices.put_alias(index=f"{engine.index}.*", name=f"{engine.index}.0123456789ab")
        client.indices.delete_alias(index=f"{engine.index}.*", name=engine.alias)


@pytest.mark.parametrize("harm", [delete_index, delete_pointer, make_it_another_releases])
def test_an_index_comes_back_by_itself(
    harm: Callable[[Engine], None], engine: Engine, add_page: AddPage
) -> None:
    add_page("Eins")
    catch_up_all()
    harm(engine)
    add_page("Zwei")
    assert catch_up_all() == {}
    assert titles_found() == {"Eins", "Zwei"}
    assert faults_of(engine) == 0


def test_readers_have_results_all_the_time_while_an_index_is_built_anew(
    engine: Engine, add_page: AddPage
) -> None:
    for number in range(3):
        add_page(f"Krabbelgruppe {number}")
    catch_up_all()
    wrong: list[object] = []
    built, read = threading.Event(), threading.Semaphore(0)

    def search_all_the_time() -> None:
        while not built.is_set():
            try:
                if (total := engine.search(SearchRequest(words="Krabbelgruppe")).total) != 3:
                    wrong.append(total)
            except Exception as error:
                wrong.append(error)
            read.release()

    readers = [threading.Thread(target=search_all_the_time) for _reader in range(2)]
    for reader in readers:
        reader.start()
    for _time in range(4):
        # Each time somebody has searched before and after.
        assert read.acquire(timeout=60)
        rebuild(engine)
    assert read.acquire(timeout=60)
    built.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_an_index_that_is_built_anew_is_followed_by_what_has_changed_meanwhile(
    engine: Engine, add_page: AddPage
) -> None:
    page = add_page("Eins")
    catch_up_all()
    changed: list[bool] = []

    def change(_done: int) -> None:
        if not changed:
            changed.append(True)
            page.title = "Anders"
            page.save()

    documents = [IndexDocument(10_000 + number, "Füllung") for number in range(600)]
    original = engine.replace

    def replace(given: Iterator[IndexDocument], version: int, progress: object = None) -> None:
        original([*given, *documents], version, change)

    engine.replace = replace  # type: ignore[method-assign, assignment]
    rebuild(engine)
    del engine.replace  # type: ignore[method-assign]
    assert changed
    catch_up_all()
    assert titles_found("Anders") == {"Anders"}


@pytest.mark.elasticsearch
def test_while_the_server_is_down_nothing_is_lost_and_it_returns_by_itself(
    add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = os.environ.get("ELASTICSEARCH_URL", "")
    need("elasticsearch", url, "ELASTICSEARCH_URL is not set")
    proxy = Proxy(urlsplit(url).hostname or "", urlsplit(url).port or 9200)
    proxy.up()
    server = ElasticsearchEngine(proxy.url, f"test-{os.getpid()}-down")
    guarded, embedded = GuardedEngine(server, retry_after=0), FakeEngine("embedded")
    use_engines(monkeypatch, guarded, embedded)  # type: ignore[arg-type]
    page = add_page("Eins")
    catch_up_all()
    assert asking.ask(SearchRequest()).engine == "elasticsearch"

    proxy.down()
    page.title = "Geändert"
    page.save()
    add_page("Zwei")
    assert set(catch_up_all()) == {"elasticsearch"}
    answer = asking.ask(SearchRequest(words="Geändert"))
    assert (answer.engine, answer.degraded, answer.response.total) == ("embedded", True, 1)

    proxy.up()
    assert catch_up_all() == {}  # as tick does
    for _moment in range(1000):
        if asking.ask(SearchRequest()).engine == "elasticsearch":
            break
        threading.Event().wait(0.02)
    assert titles_found() == {"Geändert", "Zwei"}
    assert asking.ask(SearchRequest()).engine == "elasticsearch"
    server.clear()
    proxy.down()


FILL_THE_DISK = """
import resource, sys
from pathlib import Path
import django
django.setup()  # the apps declare the facets of an index
from search.engines.base import EngineUnavailable, IndexDocument
from search.engines.embedded.engine import EmbeddedEngine
engine = EmbeddedEngine(Path(sys.argv[1]))
text = " ".join(f"wort{i}" for i in range(3000))
documents = [IndexDocument(n, f"Neu {n}", text=text) for n in range(9)]
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
try:
    getattr(engine, sys.argv[2])(*{"write": (documents, [1], 2), "replace": (documents, 2)}[sys.argv[2]])
except EngineUnavailable:
    sys.exit(7)
"""


@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_full_disk_leaves_the_index_as_it_was(step: str, tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "index")
    engine.replace([IndexDocument(1, "Hebamme")], 1)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", FILL_THE_DISK, str(engine.directory), step], check=False, timeout=120
    )
    assert done.returncode == 7
    assert (engine.position(), engine.search(SearchRequest(words="Hebamme")).total) == (1, 1)
    # With room again it goes on.
    engine.write([IndexDocument(2, "Café")], [], 2)
    assert (engine.position(), engine.search(SearchRequest()).total) == (2, 2)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_a_directory_that_cannot_be_made_is_a_problem_of_the_index_alone(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file stands in the way")
    with pytest.raises(EngineUnavailable):
        EmbeddedEngine(tmp_path / "index").replace([], 1)
