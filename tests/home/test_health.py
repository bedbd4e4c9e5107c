"""The health check."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from search.engines import EngineUnavailable


def test_a_healthy_site_says_ok_without_signing_in(client: Client, db: None) -> None:
    response = client.get(reverse("home:health"))
    assert (response.status_code, response.json()["status"]) == (200, "ok")


def test_a_database_that_does_not_answer_makes_it_fail(client: Client, db: None, monkeypatch: Any) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", fail)
        response = client.get(reverse("home:health"))
    assert response.status_code == 503


@pytest.mark.parametrize(("position", "state"), [(0, "empty"), (7, "ok")])
def test_it_tells_the_state_of_search(
    client: Client, db: None, monkeypatch: Any, position: int, state: str
) -> None:
    class Engine:
        name = "embedded"

        def position(self) -> int:
            return position

    monkeypatch.setattr("home.health.engines", lambda: [Engine()])
    assert client.get(reverse("home:health")).json()["search"] == {"embedded": state}


def test_an_index_that_is_down_does_not_take_the_site_down(
    client: Client, db: None, monkeypatch: Any
) -> None:
    class Engine:
        name = "elasticsearch"

        def position(self) -> int:
            raise EngineUnavailable

    monkeypatch.setattr("home.health.engines", lambda: [Engine()])
    response = client.get(reverse("home:health"))
    assert (response.status_code, response.json()["search"]) == (200, {"elasticsearch": "down"})
