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

PUBLISH_AT_ONCE = f"""
catching_up = begin(catch_up_all)
assert end(catching_up) == 0
processes = [
    begin(publish, *(f"entwurf-{{process}}-{{number}}" for number in range({PAGES})))
    for process in range({PROCESSES})
]
answer = check([end(process) for process in processes])
"""

PUBLISH_AND_DIE = """
def die():
    catch_up_all()
    {moment}
    publish("entwurf-0-0")

answer = check([end(begin(die))])
"""

# Each kills the process at another moment after the commit that publishes the page.
MOMENTS = {
    "before the entry is made": "import search.index.sync as at; at.project_all = killed",
    "while the entry is made": "import search.index.projection as at; at._settle = killed",
    "before the index is written": "import search.index.sync as at; at.catch_up = killed",
    "while the index is written": "import search.engines.embedded.writing as at; at.make_note = killed",
}


@pytest.fixture
def site(home_page: HomePage, tmp_path: Path) -> Site:
    """A site with drafts, whose index is up to date."""
    for slug in DRAFTS:
        home_page.refresh_from_db()
        home_page.add_child(instance=HomePage(title=title(slug), slug=slug, live=False)).save_revision()
    return Site(database_url(tmp_path), tmp_path / "index")


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


def right(codes: list[int], *slugs: str, engines: tuple[str, ...] = ("embedded",)) -> dict[str, Any]:
    """What a check gives when these pages are published and all is well."""
    return {
        "codes": codes,
        "problems": {},
        "waiting": 0,
        "found": {engine: sorted(["Präventionsnetz", *map(title, slugs)]) for engine in engines},
        "faults": {"entries": 0, **dict.fromkeys(engines, 0)},
    }


def title(slug: str) -> str:
    return f"Seite {slug}"


def test_four_processes_publish_at_once(site: Site) -> None:
    assert site.run(PUBLISH_AT_ONCE) == right([0] * PROCESSES, *DRAFTS)


@pytest.mark.elasticsearch
def test_four_processes_publish_at_once_to_a_server(server: Site) -> None:
    engines = ("elasticsearch", "embedded")
    assert server.run(PUBLISH_AT_ONCE) == right([0] * PROCESSES, *DRAFTS, engines=engines)


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_process_killed_while_publishing_loses_nothing(site: Site, moment: str) -> None:
    answer = site.run(PUBLISH_AND_DIE.format(moment=moment))
    assert answer == right([-signal.SIGKILL], "entwurf-0-0")


@pytest.mark.elasticsearch
def test_a_process_killed_between_documents_and_position_loses_nothing(server: Site) -> None:
    moment = "import search.engines.elasticsearch.engine as at; at._note = killed"
    answer = server.run(PUBLISH_AND_DIE.format(moment=moment))
    assert answer == right([-signal.SIGKILL], "entwurf-0-0", engines=("elasticsearch", "embedded"))
