"""The site on a port of its own, for as long as several tests need it."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from pytest_django.live_server_helper import LiveServer

from tests.e2e.one_connection import turn


class OneAtATime(StaticFilesHandler):
    """Serves static files from where they lie, and everything else one request after the other.

    All threads share the one connection of an in-memory database (``tests.e2e.one_connection``).
    """

    def __init__(self, application: Any) -> None:
        """Leave out the handler for uploads that Django wraps around the site: it serves without a check."""
        super().__init__(application.application)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Answer a request."""
        if self._should_handle(environ["PATH_INFO"]):
            return super().__call__(environ, start_response)
        with turn:
            return super().__call__(environ, start_response)


class Server(LiveServer):
    """A running server; ``url`` is its address without a slash at the end."""

    def __init__(self) -> None:
        """Start on a free port of this machine."""
        super().__init__("localhost", start=False)
        self.thread.static_handler = OneAtATime
        self.start()
