"""The health check."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from home.models import HomePage
from search.engines.base import EngineUnavailable
from search.index.projection import project_all
from tests.search.conftest import FakeEngine


def test_a_healthy_site_says_ok_without_signing_in(client: Client, db: None) -> None:
    response = client.get(reverse("health"))
    assert (response.status_code, response.json()["status"]) == (200, "ok")


def test_a_database_that_does_not_answer_makes_it_fail(client: Client, db: None, monkeypatch: Any) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", fail)
        response = client.get(reverse("health"))
    assert response.status_code == 503


def test_it_tells_how_regular_work_stands(client: Client, db: None, monkeypatch: Any) -> None:
    assert client.get(reverse("health")).json()["jobs"] == "late"  # nothing has ever run
    call_command("tick")
    assert client.get(reverse("health")).json()["jobs"] == "ok"


@pytest.fixture
def add(monkeypatch: Any) -> Any:
    """Set up engines of the tests' own."""

    def use(*engines: FakeEngine) -> None:
        monkeypatch.setattr("intranet.health.engines", lambda: list(engines))

    return use


def answer(client: Client) -> tuple[int, dict[str, str]]:
    response = client.get(reverse("health"))
    return response.status_code, response.json()["search"]


@pytest.mark.parametrize(("position", "state"), [(0, "empty"), (7, "ok")])
def test_it_tells_the_state_of_search(client: Client, db: None, add: Any, position: int, state: str) -> None:
    engine = FakeEngine("embedded")
    engine.at = position
    add(engine)
    assert answer(client) == (200, {"embedded": state})


def test_an_engine_that_is_down_does_not_take_the_site_down_while_another_answers(
    client: Client, db: None, add: Any
) -> None:
    server, embedded = FakeEngine("elasticsearch"), FakeEngine("embedded")
    server.broken, embedded.at = EngineUnavailable(), 7
    add(server, embedded)
    assert answer(client) == (200, {"elasticsearch": "down", "embedded": "ok"})


def test_a_search_that_nobody_can_answer_makes_it_fail(client: Client, home_page: HomePage, add: Any) -> None:
    """Something is to be found, and no index holds it: one was deleted or damaged."""
    project_all()
    server, embedded = FakeEngine("elasticsearch"), FakeEngine("embedded")
    server.broken = EngineUnavailable()
    add(server, embedded)
    assert answer(client) == (503, {"elasticsearch": "down", "embedded": "down"})
    assert client.get(reverse("health")).json()["status"] == "degraded"


def test_an_index_that_knows_its_position_and_cannot_be_searched_is_down(
    client: Client, db: None, add: Any, monkeypatch: Any
) -> None:
    class Halved(FakeEngine):
        def search(self, request: Any) -> Any:
            raise EngineUnavailable

    engine = Halved("embedded")
    engine.at = 7
    add(engine)
    assert answer(client) == (503, {"embedded": "down"})
