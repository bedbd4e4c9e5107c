"""Query strings hold what somebody searched for: no log has them, neither ours nor one we tell of."""

from __future__ import annotations

import logging
import logging.config
import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer
from django.test import Client

from accounts.models import User
from search.views import search as views

ROOT = Path(settings.BASE_DIR)
STARTS_THE_SERVER = ("Dockerfile", "compose.yaml", "docs/betrieb.md", "intranet/launch.py")
# What nginx and granian put a query string, or the address somebody came from, into a line of a log with.
TELLING = re.compile(r"\$(request|request_uri|args|query_string|is_args|http_referer)\b|%\(query_string\)")


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """Everything that the handler of production writes."""
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    monkeypatch.setenv("BASE_URL", "https://praevention.example.org")
    monkeypatch.setenv("EMAIL_URL", "smtp://localhost:25")
    from intranet.settings import production

    configuration = {**production.LOGGING, "root": {"handlers": ["stderr"], "level": "INFO"}}
    stream = StringIO()
    before = logging.getLogger().handlers[:]
    logging.config.dictConfig(configuration)
    handler = logging.getLogger().handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield stream
    logging.getLogger().handlers[:] = before


def test_a_page_that_is_missing_is_logged_without_its_address_and_what_was_asked(
    log: StringIO, client: Client, reader: User, home_page: Any
) -> None:
    client.force_login(reader)
    client.get("/gibt-es-nicht/?q=geheimwort")
    assert "404 GET" in log.getvalue()
    assert not re.search("gibt-es-nicht|geheimwort", log.getvalue())


def test_a_search_that_fails_is_logged_without_what_was_asked(
    log: StringIO, client: Client, reader: User, home_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError("kaputt")

    monkeypatch.setattr(views, "search_entries", fail)
    client.force_login(reader)
    client.raise_request_exception = False
    client.get("/suche/?q=geheimwort")
    assert ("kaputt" in log.getvalue(), "geheimwort" in log.getvalue()) == (True, False)


def test_the_developers_server_tells_addresses_without_what_was_asked(log: StringIO) -> None:
    server = WSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.set_app(lambda _environ, start: (start("200 OK", [("Content-Length", "0")]), [])[1])
    with server, closing(HTTPConnection("127.0.0.1", server.server_port)) as connection:
        answering = Thread(target=server.handle_request)
        answering.start()
        connection.request("GET", "/suche/?q=geheimwort&ort=Olfen")
        assert connection.getresponse().status == 200
        connection.close()
        answering.join()
    assert '"GET /suche/ HTTP/1.1" 200' in log.getvalue()
    assert not re.search("geheimwort|Olfen", log.getvalue())


@pytest.mark.parametrize("name", STARTS_THE_SERVER)
def test_nobody_is_told_to_log_query_strings(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "log" in line and TELLING.search(line)] == []


def test_the_proxys_log_of_errors_leaves_out_requests() -> None:
    # nginx writes the whole line of a request into messages of the levels «error» and below.
    assert re.search(
        r"^\s*error_log\s+\S+ crit;$", (ROOT / "docs/betrieb.md").read_text("utf-8"), re.MULTILINE
    )
