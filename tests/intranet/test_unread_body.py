"""A connection goes on after an answer that did not wait for the body, or says that it ends."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from intranet import unread_body
from intranet.unread_body import CountedBody, ReadToTheEnd
from tests.needs import ROOT

APPLICATION = """
from intranet import unread_body
unread_body.MOST, unread_body.PATIENCE = 3_000_000, 0.5

def refuse(environ, start_response):
    if environ["PATH_INFO"] == "/reads":
        environ["wsgi.input"].read(10)
    start_response("403 Forbidden", [("Content-Length", "2")])
    return [b"no"]

application = unread_body.ReadToTheEnd(refuse)
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The server that the site runs on, with an application that reads no body."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "refusing.py").write_text(APPLICATION)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--workers",
        "1",
    ]
    command += ["--port", str(number), "--blocking-threads", "4", "refusing:application"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        for _attempt in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", number), timeout=1):
                break
            time.sleep(0.05)
        yield number
    finally:
        server.terminate()
        server.wait(timeout=20)


class Browser:
    """One connection that is kept."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.file = self.socket.makefile("rb")

    def send(self, path: str, *body: bytes, **headers: str) -> None:
        lines = [
            f"POST {path} HTTP/1.1",
            "Host: localhost",
            *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items()),
        ]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        for part in body:
            self.socket.sendall(part)

    def answer(self) -> tuple[str, bool]:
        """Give the status, and whether the server says that the connection ends."""
        status = self.file.readline().split()[1].decode()
        headers = {}
        while (line := self.file.readline()) not in (b"\r\n", b""):
            name, value = line.decode().split(":", 1)
            headers[name.lower()] = value.strip()
        self.file.read(int(headers.get("content-length", 0)))
        return status, headers.get("connection", "") == "close"


@pytest.mark.parametrize("path", ["/", "/reads"])
@pytest.mark.parametrize("size", [1, 2_000, 100_000, 2_500_000])
def test_the_connection_goes_on_after_a_body_that_nobody_read(port: int, path: str, size: int) -> None:
    browser = Browser(port)
    for _number in range(5):
        browser.send(path, b"x" * size, Content_Length=str(size))
        assert browser.answer() == ("403", False)


def test_the_connection_goes_on_after_a_body_in_pieces(port: int) -> None:
    browser = Browser(port)
    for _number in range(3):
        browser.send("/", *[b"5\r\nhello\r\n"] * 50, b"0\r\n\r\n", Transfer_Encoding="chunked")
        assert browser.answer() == ("403", False)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ([b"x" * 1000], {"Content_Length": "10000000"}),  # more than is waited for
        ([b"x"], {"Content_Length": "1000"}),  # sent too slowly
        ([], {"Content_Length": "1000", "Expect": "100-continue"}),  # not sent yet
    ],
)
def test_a_connection_that_ends_says_so(port: int, body: list[bytes], headers: dict[str, str]) -> None:
    browser = Browser(port)
    browser.send("/", *body, **headers)
    assert browser.answer() == ("403", True)


@pytest.mark.parametrize("headers", [{}, {"Content_Length": "0"}])
def test_a_request_without_a_body_costs_nothing(port: int, headers: dict[str, str]) -> None:
    browser = Browser(port)
    for _number in range(3):
        browser.send("/", **headers)
        assert browser.answer() == ("403", False)


@pytest.mark.parametrize(
    "read",
    [
        lambda body: body.read(),
        lambda body: [body.read(3) for _number in range(4)],
        lambda body: list(body),
        lambda body: body.readlines(),
        lambda body: [body.readline() for _number in range(2)],
    ],
)
def test_a_body_that_was_read_is_known_as_such(read: Any) -> None:
    body = CountedBody(io.BytesIO(b"eins\nzwei\n"), 10)
    read(body)
    assert body.is_read


def test_a_body_that_was_read_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread_body.CountedBody, "drain", lambda self: pytest.fail("waited"))

    def application(environ: Any, start_response: Any) -> list[bytes]:
        environ["wsgi.input"].read()
        start_response("200 OK", [])
        return []

    said: list[Any] = []
    ReadToTheEnd(application)(
        {"CONTENT_LENGTH": "3", "wsgi.input": io.BytesIO(b"abc")}, lambda *args: said.append(args)
    )
    assert said == [("200 OK", [])]
