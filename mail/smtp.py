"""Mail by SMTP, with an end to every wait."""

from __future__ import annotations

import smtplib
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from email.charset import QP, Charset
from functools import partial
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

_SEVEN_BITS = Charset("utf-8")
_SEVEN_BITS.body_encoding = QP


class Watch:
    """Cuts a connection that takes longer than it may altogether.

    The time limit of a socket holds for each single read: a server that answers letter by letter would keep
    the sender for hours.
    """

    def __init__(self) -> None:
        self._sockets: list[socket.socket] = []
        self._cut = False

    def add(self, connected: socket.socket) -> None:
        """Watch a connection, also after TLS has been laid over it."""
        self._sockets.append(connected.dup())
        if self._cut:
            self.cut()

    def cut(self) -> None:
        """End the connections: whoever reads from them gets an error."""
        self._cut = True
        for watched in self._sockets:
            with suppress(OSError):
                watched.shutdown(socket.SHUT_RDWR)

    def forget(self) -> None:
        """Let go of all connections."""
        for watched in self._sockets:
            watched.close()
        self._sockets.clear()

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Cut the connections unless what is done takes less than ``seconds``."""
        self._cut = False
        timer = threading.Timer(seconds, self.cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


class _WatchedSMTP(smtplib.SMTP):
    def __init__(self, *args: Any, watch: Watch, **kwargs: Any) -> None:
        self._watch = watch
        super().__init__(*args, **kwargs)

    def _get_socket(self, *args: Any) -> socket.socket:
        connected: socket.socket = super()._get_socket(*args)  # type: ignore[misc]
        self._watch.add(connected)
        return connected


class _WatchedSMTPOverTLS(smtplib.SMTP_SSL, _WatchedSMTP):
    """TLS from the start: smtplib asks the class above for the bare connection."""


class EmailBackend(smtp.EmailBackend):
    """Django's backend over connections that can be cut."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.watch = Watch()

    @property
    def connection_class(self) -> Any:
        """What connects."""
        return partial(_WatchedSMTPOverTLS if self.use_ssl else _WatchedSMTP, watch=self.watch)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send messages; in signs of seven bits to a server that does not say it takes eight (RFC 6152)."""
        connection = self.connection
        if connection is not None:
            connection.ehlo_or_helo_if_needed()
            if not connection.has_extn("8bitmime"):
                for message in email_messages:
                    message.encoding = _SEVEN_BITS
        return super().send_messages(email_messages) or 0

    def close(self) -> None:
        """Say goodbye to the server, which may be gone."""
        try:
            super().close()
        finally:
            self.watch.forget()
