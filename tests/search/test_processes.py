"""Processes that publish at once, or are killed while they do: nothing is lost and nothing stays wrong."""

from __future__ import annotations

import os
import signal
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from home.models import HomePage
from tests.needs import need
from tests.search.processes import Site, database_url

pytestmark = pytest.mark.django_db(transaction=True)

PROCESSES, PAGES = 4, 3
DRAFTS = [f"entwurf-{process}-{number}" for process in range(PROCESSES) for number in range(PAGES)]

PUBLISH = """
from home.models import HomePage
go = Path(sys.argv[1])
drafts = list(HomePage.objects.filter(slug__startswith=f"entwurf-{sys.argv[2]}-"))
Path(f"{go}.{sys.argv[2]}").touch()
while not go.exists():
    time.sleep(0.01)
for page in drafts:
    page.get_latest_revision().publish()
"""

PUBLISH_AND_DIE = """
from search.catching_up import catch_up_all
from home.models import HomePage
catch_up_all()
exec(sys.argv[1])
HomePage.objects.get(slug="entwurf-0-0").get_latest_revision().publish()
"""

# Each kills the process at another moment after the commit that publishes the page.
MOMENTS = {
    "before the entry is made": "import search.catching_up as at; at.project_all = killed",
    "while the entry is made": "import search.projection as at; at._settle = killed",
    "before the index is written": "import search.catching_up as at; at.catch_up = killed",
    "while the index is written": "import search.engines.embedded as at; at.make_note = killed",
}


@pytest.fixture
def site(home_page: HomePage, tmp_path: Path) -> Iterator[Site]:
    """A site with drafts, whose index is up to date."""
    for slug in DRAFTS:
        home_page.refresh_from_db()
        home_page.add_child(instance=HomePage(title=title(slug), slug=slug, live=False)).save_revision()
    made = Site(database_url(tmp_path), tmp_path / "index")
    yield made
    made.stop()


@pytest.fixture
def server(site: Site) -> Iterator[Site]:
    """The same site with Elasticsearch."""
    url = os.environ.get("ELASTICSEARCH_URL", "")
    need("elasticsearch", url, "ELASTICSEARCH_URL is not set")
    site.elasticsearch_url, site.elasticsearch_index = url, f"test-{uuid.uuid4().hex}"
    yield site
    client = Elasticsearch(url)
    if left := list(client.indices.get(index=f"{site.elasticsearch_index}.*")):
        client.indices.delete(index=left)


def right(*slugs: str, engines: tuple[str, ...] = ("embedded",)) -> dict[str, Any]:
    """What a check gives when these pages are published and all is well."""
    return {
        "problems": {},
        "waiting": 0,
        "found": {engine: sorted(["Präventionsnetz", *map(title, slugs)]) for engine in engines},
        "faults": {"entries": 0, **dict.fromkeys(engines, 0)},
    }


def title(slug: str) -> str:
    return f"Seite {slug}"


def publish_at_once(site: Site, directory: Path) -> None:
    """Let all processes publish their pages, beginning in one moment."""
    go = directory / "go"
    started = [site.start(PUBLISH, str(go), str(process)) for process in range(PROCESSES)]
    while not all(Path(f"{go}.{process}").exists() for process in range(PROCESSES)):
        assert all(process.poll() is None for process in started), started[0].communicate()[1]
    go.touch()
    for process in started:
        _output, errors = process.communicate()
        assert process.returncode == 0, errors


def test_four_processes_publish_at_once(site: Site, tmp_path: Path) -> None:
    publish_at_once(site, tmp_path)
    assert site.check() == right(*DRAFTS)


@pytest.mark.elasticsearch
def test_four_processes_publish_at_once_to_a_server(server: Site, tmp_path: Path) -> None:
    publish_at_once(server, tmp_path)
    assert server.check() == right(*DRAFTS, engines=("elasticsearch", "embedded"))


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_process_killed_while_publishing_loses_nothing(site: Site, moment: str) -> None:
    assert site.run(PUBLISH_AND_DIE, moment) == -signal.SIGKILL
    assert site.check() == right("entwurf-0-0")


@pytest.mark.elasticsearch
def test_a_process_killed_between_documents_and_position_loses_nothing(server: Site) -> None:
    moment = "import search.engines.elastic as at; at._note = killed"
    assert server.run(PUBLISH_AND_DIE, moment) == -signal.SIGKILL
    assert server.check() == right("entwurf-0-0", engines=("elasticsearch", "embedded"))
