"""Servers of the tests' own that behave badly, and one that stands between a client and the real server."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from tests.bad_server import BadServer


def hang(connection: socket.socket, stopped: threading.Event) -> None:
    """Take the request and say nothing."""
    stopped.wait()


def drip(connection: socket.socket, stopped: threading.Event) -> None:
    """Answer letter by letter without an end: no single read takes long."""
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Endless: ")
    while not stopped.wait(0.02):
        connection.sendall(b"x")


def hang_up(connection: socket.socket, stopped: threading.Event) -> None:
    """Close the connection without a word."""


@contextmanager
def bad_server(answer: Callable[[socket.socket, threading.Event], None]) -> Iterator[BadServer]:
    """Run a bad server for the time of the block."""
    server = BadServer(answer)
    try:
        yield server
    finally:
        server.stop()


class Proxy:
    """Passes on to a real server, on one port for good, while it is up; refuses while it is not."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self._socket: socket.socket | None = None
        self._open: list[socket.socket] = []

    def up(self) -> None:
        """Begin to pass on."""
        self._socket = socket.create_server(("127.0.0.1", self._port))
        threading.Thread(target=self._listen, args=(self._socket,), daemon=True).start()

    def down(self) -> None:
        """Refuse connections, and break those that are open."""
        for one in (self._socket, *self._open):
            if one is not None:
                # Closing alone would leave an accept or a recv in another thread waiting.
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
        self._socket, self._open = None, []

    def _listen(self, listening: socket.socket) -> None:
        while True:
            try:
                client, _ = listening.accept()
                server = socket.create_connection(self._target)
            except OSError:
                return
            self._open += [client, server]
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            return
