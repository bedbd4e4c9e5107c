"""A server of the tests' own that behaves as badly as it is told to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable


class BadServer:
    """Listens on a port and does to every connection what ``answer`` does; counts them."""

    def __init__(self, answer: Callable[[socket.socket, threading.Event], None]) -> None:
        self.connections = 0
        self.stopped = threading.Event()
        self._answer = answer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                self._answer(connection, self.stopped)
            except OSError:
                return

    def stop(self) -> None:
        """Close the port and let whoever waits in ``answer`` go."""
        self.stopped.set()
        self._socket.close()
