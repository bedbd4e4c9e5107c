"""A server of the tests' own on this machine, and a door that leads to it alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from links.doors import Refused, public_door


class Handler(BaseHTTPRequestHandler):
    """Answers with the status that is named in the path; keeps what was asked."""

    asked: list[tuple[str, str]] = []

    def do_HEAD(self) -> None:
        """Answer as GET does."""
        self.do_GET()

    def do_GET(self) -> None:
        """Give ``/status/<n>``, ``/only-get``, ``/to/<address>``, ``/slow``, ``/drip``, ``/loop``."""
        self.asked.append((self.command, self.path))
        kind, _slash, rest = self.path.lstrip("/").partition("/")
        if kind == "status":
            self.send_response(int(rest))
        elif kind == "only-get":
            self.send_response(200 if self.command == "GET" else 405)
        elif kind == "to":
            self.send_response(302)
            self.send_header("Location", unquote(rest))
        elif kind == "loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
        elif kind == "slow":
            time.sleep(2)
            return
        elif kind == "drip":
            for _number in range(40):
                self.wfile.write(b"H")
                time.sleep(0.1)
            return
        else:
            self.send_response(200)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"x" * 100)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[int]:
    """Run the server and give its port."""
    Handler.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def door_to(port: int) -> object:
    """Give a door that lets the tests' server through, and judges everything else as usual."""

    def door(host: str, asked: int) -> str:
        if host == "there.example.org":
            if asked != port:
                raise Refused("port")
            return "127.0.0.1"
        return public_door(host, asked)

    return door
