"""No input is an error: not for an engine, not for the page, not in any other parameter of its address."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from hypothesis import HealthCheck, example, given, settings as hypothesis_settings, strategies as st

from accounts.models import User
from search.engines.base import Engine, IndexDocument, SearchRequest
from search.engines.configured import get_engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.index.projection import project_all
from search.index.sync import rebuild
from search.registry.facets import FACETS
from tests.needs import need
from tests.search.test_views import AddPage
from tests.search.typed import TYPED, in_address

ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]
# An index costs more than an example, so all examples of a test share one.
SHARED = hypothesis_settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# A page takes ten times as long as an answer of an engine.
PAGES = hypothesis_settings(SHARED, max_examples=40)
DOCUMENTS = [
    IndexDocument(1, "Hebamme", summary="Frühe Hilfen", text="Beratung in der Schwangerschaft <b>&</b> 👶"),
    IndexDocument(2, "Schwangerschaftsberatung", text='title:x AND "offen" U3 § 8a 3 Jahre مساعدة'),
]


def server() -> str:
    url = os.environ.get("ELASTICSEARCH_URL", "")
    need("elasticsearch", url, "ELASTICSEARCH_URL is not set.")
    return url


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine with two documents."""
    made: Engine = EmbeddedEngine(tmp_path / "index")
    if request.param == "elasticsearch":
        made = ElasticsearchEngine(server(), f"test-{uuid.uuid4().hex}")
    made.replace(DOCUMENTS, 1)
    yield made
    made.clear()


@SHARED
@given(typed=TYPED)
@example("ä" * 10_000)
@example("\ud800")
@example('-"' * 5_000)
def test_any_words_can_be_asked(engine: Engine, typed: str) -> None:
    response = engine.search(SearchRequest(words=typed))
    assert response.total == len(response.hits) <= len(DOCUMENTS)


@SHARED
@given(typed=TYPED)
def test_snippets_bring_no_markup_of_their_own(engine: Engine, typed: str) -> None:
    for hit in engine.search(SearchRequest(words=typed)).hits:
        assert "<" not in hit.snippet.replace("<mark>", "").replace("</mark>", "")


@SHARED
@given(typed=TYPED, chosen=st.lists(TYPED, max_size=3))
@example("", ["👶" * 9_000])
@example("", ["ä" * 9_000, "Hebamme"])
def test_any_value_can_be_filtered_by(engine: Engine, typed: str, chosen: list[str]) -> None:
    filters = {"tag": frozenset(value.encode("utf-8", "ignore").decode() for value in chosen)}
    assert engine.search(SearchRequest(words=typed, filters=filters)).total <= len(DOCUMENTS)


@pytest.fixture(params=ENGINES)
def reading(
    request: pytest.FixtureRequest,
    client: Client,
    reader: User,
    add_page: AddPage,
    settings: LazySettings,
) -> Iterator[Client]:
    """A reader's browser, on a site with two entries that is searched by one of the engines."""
    if request.param == "elasticsearch":
        settings.ELASTICSEARCH_URL = server()
        settings.ELASTICSEARCH_INDEX = f"test-{uuid.uuid4().hex}"
    else:
        settings.ELASTICSEARCH_URL = ""
    add_page("Hebamme", text="Beratung in der Schwangerschaft <b>&</b> 👶")
    add_page("Frühe Hilfen", facets={"tag": ["a"]})
    project_all()
    asked = get_engine()
    assert asked.name == request.param
    rebuild(asked)
    client.force_login(reader)
    yield client
    asked.clear()


def see(reading: Client, query: str, **headers: str) -> str:
    # What looks like a birth date leads to the address without it.
    response = reading.get(f"/suche/?{query}", headers=headers, follow=True)
    assert response.status_code == 200
    return response.content.decode()


@PAGES
@given(typed=TYPED)
@example("ä" * 10_000)
@example("\ud800")
@example("<script>alert(1)</script>")
def test_any_words_give_a_page(reading: Client, typed: str) -> None:
    seen = see(reading, f"q={in_address(typed)}")
    assert "<script>alert(1)" not in seen
    assert "<img src=x" not in seen


@PAGES
@given(typed=TYPED)
def test_any_words_give_the_part_that_changes(reading: Client, typed: str) -> None:
    assert "<html" not in see(reading, f"q={in_address(typed)}", **{"HX-Request": "true"})


@PAGES
@given(
    values=st.dictionaries(
        st.sampled_from(["q", "alter", "sort", "seite", *(facet.parameter for facet in FACETS)]),
        st.lists(TYPED, min_size=1, max_size=2),
    )
)
def test_any_value_of_any_parameter_gives_a_page(reading: Client, values: dict[str, list[str]]) -> None:
    query = "&".join(f"{name}={in_address(value)}" for name, given in values.items() for value in given)
    # Servers refuse longer addresses before they reach us.
    see(reading, query[:60_000])


@PAGES
@given(octets=st.binary(max_size=300))
def test_octets_that_are_no_text_give_a_page(reading: Client, octets: bytes) -> None:
    see(reading, "q=" + "".join(f"%{octet:02X}" for octet in octets))
