"""What is found at an address, and which addresses are never asked."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from links.asking import ask
from links.doors import Refused, Unknown, is_public, public_door
from tests.links.server import Handler, door_to, running


@pytest.fixture
def port() -> Iterator[int]:
    with running() as port:
        yield port


def state(port: int, path: str, seconds: float = 5) -> str:
    return str(ask(f"http://there.example.org:{port}/{path}", door_to(port), seconds).state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", "ok"),
        ("status/204", "ok"),
        ("status/404", "failing"),
        ("status/410", "failing"),
        ("status/500", "failing"),
        ("status/503", "failing"),
        ("status/401", "ok"),
        ("status/403", "ok"),
        ("status/429", "ok"),
        ("only-get", "ok"),
        ("to//status/200", "ok"),
        ("to//status/404", "failing"),
        ("loop", "failing"),
        ("to/http://127.0.0.1/", "refused"),
        ("to/http://[::1]/", "refused"),
        ("to/http://169.254.169.254/latest/", "refused"),
        ("to/file:///etc/passwd", "refused"),
        ("to/ftp://there.example.org/", "refused"),
        ("to/http://user:secret@there.example.org/", "refused"),
    ],
)
def test_what_a_server_says_decides(port: int, path: str, expected: str) -> None:
    assert state(port, path) == expected


def test_a_link_that_works_is_asked_for_with_head_alone(port: int) -> None:
    state(port, "seite")
    assert Handler.asked == [("HEAD", "/seite")]


def test_no_more_than_a_few_redirections_are_followed(port: int) -> None:
    state(port, "loop")
    assert len(Handler.asked) == 5


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_a_slow_server_is_left_in_time(port: int, path: str) -> None:
    start = time.monotonic()
    assert (state(port, path, seconds=0.3), time.monotonic() - start < 2) == ("failing", True)


def test_umlauts_and_blanks_are_encoded(port: int) -> None:
    state(port, "frühe hilfen?ort=Lüdinghausen")
    assert Handler.asked == [("HEAD", "/fr%C3%BChe%20hilfen?ort=L%C3%BCdinghausen")]


def test_nothing_is_smuggled_into_a_request(port: int) -> None:
    state(port, "x%0d%0aHost: evil/\r\nEvil: 1")
    assert all("\r" not in path for _method, path in Handler.asked)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.178.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001::1",
        "keine",
    ],
)
def test_addresses_inside_are_no_public_ones(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("host", "port"),
    [
        ("127.0.0.1", 80),
        ("::1", 443),
        ("2130706433", 80),
        ("0x7f000001", 80),
        ("127.1", 80),
        ("localhost", 80),
        ("verein.example", 443),
        ("drucker.local", 80),
        ("93.184.215.14", 22),
        ("93.184.215.14", 8080),
    ],
)
def test_the_door_stays_shut(host: str, port: int) -> None:
    with pytest.raises((Refused, Unknown)):
        public_door(host, port)


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names lead to these addresses, one list for each time somebody asks."""
    asked: list[str] = []

    def resolve(host: str, port: int, **kwargs: Any) -> list[Any]:
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr("links.doors.socket.getaddrinfo", resolve)
    return asked


def test_one_address_inside_among_several_shuts_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(Refused):
        public_door("verein.de", 443)


def test_a_name_that_leads_elsewhere_the_second_time_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolving(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    connected: list[Any] = []

    def connect(address: Any, timeout: float) -> Any:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr("links.asking.socket.create_connection", connect)
    ask("http://verein.de/")
    assert (connected, asked) == ([("93.184.215.14", 80)], ["verein.de"])


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://a:b:c/", "http://", "//x", "javascript:alert(1)", "http://x:99999/"]
)
def test_what_is_no_address_is_no_error(url: str) -> None:
    assert str(ask(url).state) in {"failing", "refused"}
