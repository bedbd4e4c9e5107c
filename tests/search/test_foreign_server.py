"""Something else answers at the address of Elasticsearch: the index of the host answers instead."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from home.models import HomePage
from search.engines.base import EngineUnavailable, SearchRequest
from search.engines.configured import engines
from search.engines.similar import SimilarRequest
from search.engines.suggest import SuggestRequest
from search.index.repair import repair
from search.index.status import status
from search.index.sync import catch_up_all
from search.query import execute as asking
from tests.bad_server import BadServer

OURS = "X-Elastic-Product: Elasticsearch\r\n"
JSON = "Content-Type: application/vnd.elasticsearch+json;compatible-with=9\r\n"
PAGE = "<!doctype html><title>Wartung</title><p>Gleich wieder da."


def _http(status_line: str, body: str = "", headers: str = "", length: int | None = None) -> bytes:
    size = len(body.encode()) if length is None else length
    head = f"HTTP/1.1 {status_line}\r\n{headers}Content-Length: {size}\r\nConnection: close\r\n\r\n"
    return (head + body).encode()


HTML = "Content-Type: text/html; charset=utf-8\r\n"
PLAIN = "Content-Type: application/json\r\n"
ANSWERS = {
    "page of a proxy": _http("200 OK", PAGE, HTML),
    "page of a proxy that lets headers pass": _http("200 OK", PAGE, HTML + OURS),
    "page not found": _http("404 Not Found", PAGE, HTML),
    "JSON not found": _http("404 Not Found", '{"detail": "Not found"}', PLAIN),
    "another product": _http("200 OK", '{"name": "x", "version": {"number": "1.0"}}', PLAIN),
    "other JSON": _http("200 OK", "{}", JSON + OURS),
    "a list": _http("200 OK", "[1, 2]", JSON + OURS),
    "null": _http("200 OK", "null", JSON + OURS),
    "a text": _http("200 OK", '"ok"', JSON + OURS),
    "a number that is none": _http("200 OK", '{"_source": {"position": "viel"}, "hits": 5}', JSON + OURS),
    "parts of other types": _http(
        "200 OK", '{"_source": null, "hits": {"total": 3, "hits": null}}', JSON + OURS
    ),
    "half a JSON": _http("200 OK", '{"_source": {"posi', JSON + OURS),
    "half an answer": _http("200 OK", '{"_source": {', JSON + OURS, length=5000),
    "no body": _http("200 OK", "", JSON + OURS),
    "not in UTF-8": _http("200 OK", "", JSON + OURS, length=4) + b"\xff\xfe\x00{",
    "redirect": _http("302 Found", "", "Location: /login\r\n"),
    "redirect in circles": _http("301 Moved Permanently", "", "Location: /\r\n"),
    "sign in first": _http("401 Unauthorized", "{}", PLAIN),
    "an older release": _http("400 Bad Request", '{"error": {"type": "media_type_header_exception"}}', PLAIN),
    "server error": _http("500 Internal Server Error", "Traceback", "Content-Type: text/plain\r\n"),
    "too many requests": _http("429 Too Many Requests"),
    "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "nothing": b"",
}


@pytest.fixture(params=ANSWERS)
def foreign(
    request: pytest.FixtureRequest, settings: Any, add_page: Callable[..., HomePage]
) -> Iterator[BadServer]:
    """What answers at the address; the index of the host is up to date."""
    add_page("Babycafé Zimtstern")
    settings.ELASTICSEARCH_URL = ""  # a real server need not hear of it: nothing here asks it
    catch_up_all()

    def answer(connection: socket.socket, stopped: threading.Event) -> None:
        connection.recv(65536)
        connection.sendall(ANSWERS[request.param])

    server = BadServer(answer)
    settings.ELASTICSEARCH_URL = server.url
    yield server
    server.stop()


def test_everybody_is_answered_by_the_index_of_the_host(
    foreign: BadServer, client: Client, superuser: User
) -> None:
    health = client.get("/health/")
    assert (health.status_code, health.json()["search"]) == (200, {"elasticsearch": "down", "embedded": "ok"})
    guarded = engines()[0]
    guarded._problem = ""  # type: ignore[attr-defined] - as if nobody had asked yet
    answer = asking.ask(SearchRequest(words="zimtstern"))
    assert (answer.engine, answer.degraded, answer.response.total) == ("embedded", True, 1)
    client.force_login(superuser)
    assert client.get("/admin/").status_code == 200
    assert client.get("/suche/", {"q": "zimtstern"}).status_code == 200


def test_it_is_named_to_those_who_run_the_site(foreign: BadServer) -> None:
    assert set(catch_up_all()) == {"elasticsearch"}
    server, embedded = status().engines
    assert (server.name, bool(server.problem), embedded.problem) == ("elasticsearch", True, "")
    assert set(repair().problems) == {"elasticsearch"}


def test_no_question_fails_in_another_way(foreign: BadServer) -> None:
    engine = engines()[0].engine  # type: ignore[attr-defined]
    for ask in (
        engine.position,
        lambda: engine.search(SearchRequest(words="zimtstern")).hits,
        lambda: engine.suggest(SuggestRequest("zimt")).documents,
        lambda: engine.similar(SimilarRequest("Zimtstern", {}, ())),
        lambda: list(engine.versions()),
        lambda: engine.write([], [7], 5),
        lambda: engine.replace([], 5),
        engine.clear,
    ):
        with suppress(EngineUnavailable):
            assert not ask()
