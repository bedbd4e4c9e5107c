"""Reads what a request has sent and no view has asked for, so that the connection can go on.

A refusal (no token, no right, no such address) is often decided before the body has been read. The server
then drops the connection without a word: the next request on it fails, and of a long upload even the answer
is lost. Browsers and proxies that keep connections open meet this as an error now and then.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# More than any upload that the site takes (WAGTAILDOCS_MAX_UPLOAD_SIZE, with what a form adds to it).
MOST = 32 * 1024 * 1024  # bytes
PATIENCE = 5.0  # seconds for the rest of a body; who sends more slowly gets the answer and a new connection
CHUNK = 64 * 1024

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class CountedBody:
    """The body of a request (``wsgi.input``), which knows whether it has been read to its end."""

    def __init__(self, stream: Any, length: int | None) -> None:
        """Take the stream and the length in bytes that the request has named, None when it named none."""
        self._stream = stream
        self._left = length
        self.is_read = length == 0

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, all that follows without it."""
        return self._count(self._stream.read(size), whole=size is None or size < 0, asked=size)

    def readline(self, size: int = -1) -> bytes:
        """Return the next line."""
        return self._count(self._stream.readline(size), whole=False, asked=size)

    def readlines(self, hint: int = -1) -> list[bytes]:
        """Return all lines that follow."""
        return list(self)

    def __iter__(self) -> Iterator[bytes]:
        while line := self.readline():
            yield line

    def _count(self, got: bytes, *, whole: bool, asked: int) -> bytes:
        if self._left is not None:
            self._left -= len(got)
        if whole or (not got and asked != 0) or (self._left is not None and self._left <= 0):
            self.is_read = True
        return got

    def drain(self) -> bool:
        """Read what is left, within limits of size and time; tell whether that was all."""
        if self._left is not None and self._left > MOST:
            return False
        # A read cannot be broken off; what it waits for ends with the connection.
        reader = threading.Thread(target=self._read_on, daemon=True)
        reader.start()
        reader.join(PATIENCE)
        return self.is_read

    def _read_on(self) -> None:
        read = 0
        try:
            while not self.is_read and read < MOST:
                read += len(self.read(CHUNK))
        except Exception:
            return


class ReadToTheEnd:
    """A WSGI application that reads the rest of a body before its answer leaves."""

    def __init__(self, application: Application) -> None:
        """Stand before ``application``."""
        self._application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; one whose body cannot be read to its end is told that the connection ends."""
        chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
        length = None if chunked else _length(environ)
        if length == 0:
            return self._application(environ, start_response)
        body = environ["wsgi.input"] = CountedBody(environ["wsgi.input"], length)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            # Who asks first whether to send the body has not sent it.
            waits = environ.get("HTTP_EXPECT", "").lower() == "100-continue"
            if not body.is_read and (waits or not body.drain()):
                headers = [*headers, ("Connection", "close")]
            return start_response(status, headers, *rest)

        return self._application(environ, start)


def _length(environ: Environ) -> int:
    try:
        return max(0, int(environ.get("CONTENT_LENGTH") or 0))
    except ValueError:
        return 0
