"""Mail servers of the tests' own: one that takes everything, and those that do not."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.bad_server import BadServer


class Mailbox:
    """Takes mails and keeps them; ``answers`` are given instead of OK, by command, one each time."""

    def __init__(self, **answers: list[str]) -> None:
        self.answers = answers
        self.envelopes: list[Envelope] = []
        self.connections = 0
        self.port = 0
        self.takes_eight_bits = True
        self.after_data: Callable[[SMTP], None] = lambda server: None

    @property
    def messages(self) -> list[Message]:
        """The mails, as a reader would get them."""
        return [message_from_bytes(envelope.content or b"") for envelope in self.envelopes]  # type: ignore[arg-type]

    def _answer(self, command: str) -> str:
        left = self.answers.get(command, [])
        return left.pop(0) if left else ""

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Count who comes."""
        self.connections += 1
        session.host_name = hostname
        answer = self._answer("ehlo")
        if not self.takes_eight_bits:
            responses = [response for response in responses if "8BITMIME" not in response]
        return [answer] if answer else responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take the sender."""
        if answer := self._answer("mail"):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient."""
        if answer := self._answer("rcpt"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take the text."""
        if answer := self._answer("data"):
            return answer
        self.envelopes.append(envelope)
        self.after_data(server)
        return "250 OK"


def hang_up_soon(server: SMTP) -> None:
    """Take the mail, say so, and end the connection: some servers take one mail on each."""
    asyncio.get_running_loop().call_soon(server.transport.close)


def hang_up_after_data(server: SMTP) -> None:
    """Take the mail, and go before saying so."""
    server.transport.abort()


@contextmanager
def mail_server(**answers: list[str]) -> Iterator[Mailbox]:
    """Run a mail server; yield what it gets."""
    mailbox = Mailbox(**answers)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    mailbox.port = port
    try:
        yield mailbox
    finally:
        controller.stop()


def say_nothing(connection: socket.socket, stopped: threading.Event) -> None:
    """Accept and never answer."""
    stopped.wait()


def drip(connection: socket.socket, stopped: threading.Event) -> None:
    """Greet letter by letter without an end: no single read takes long."""
    connection.sendall(b"220-")
    while not stopped.wait(0.02):
        connection.sendall(b"x")


def hang_up(connection: socket.socket, stopped: threading.Event) -> None:
    """Close the connection without a word."""


def answer_nonsense(connection: socket.socket, stopped: threading.Event) -> None:
    """Say what no server of mail says, at more length than any line has."""
    lines = connection.makefile("rb")
    connection.sendall(b"220 here\r\n")
    while lines.readline():
        connection.sendall(b"x" * 10_000 + b"\r\n")


def ask_oddly(connection: socket.socket, stopped: threading.Event) -> None:
    """Offer to sign in, and ask for the password in signs that no such question has."""
    lines = connection.makefile("rb")
    connection.sendall(b"220 here\r\n")
    while line := lines.readline():
        known = line.upper().startswith(b"EHLO")
        connection.sendall(b"250-here\r\n250 AUTH CRAM-MD5\r\n" if known else b"334 =\r\n")


def greet_and_hang(connection: socket.socket, stopped: threading.Event) -> None:
    """Greet and then say nothing."""
    connection.sendall(b"220 here\r\n")
    stopped.wait()


def _offer_tls(connection: socket.socket, answer: bytes = b"220 go on") -> None:
    """Greet, offer STARTTLS and answer to it."""
    lines = connection.makefile("rb")
    connection.sendall(b"220 here\r\n")
    while line := lines.readline():
        if line.upper().startswith(b"STARTTLS"):
            connection.sendall(answer + b"\r\n")
            return
        connection.sendall(b"250-here\r\n250 STARTTLS\r\n")


def refuse_tls(connection: socket.socket, stopped: threading.Event) -> None:
    """Offer TLS and have none."""
    _offer_tls(connection, b"454 4.7.0 TLS not available")
    stopped.wait()


def hang_in_handshake(connection: socket.socket, stopped: threading.Event) -> None:
    """Offer TLS and never begin with it."""
    _offer_tls(connection)
    stopped.wait()


def hang_up_in_handshake(connection: socket.socket, stopped: threading.Event) -> None:
    """Offer TLS and go."""
    _offer_tls(connection)


def drip_in_handshake(connection: socket.socket, stopped: threading.Event) -> None:
    """Offer TLS and begin with it sign by sign, without an end."""
    _offer_tls(connection)
    connection.sendall(b"\x16\x03\x03\x3f\xff")  # a handshake of 16 KB follows
    while not stopped.wait(0.02):
        connection.sendall(b"\x02")


def talk_plainly_in_handshake(connection: socket.socket, stopped: threading.Event) -> None:
    """Offer TLS and go on in words."""
    _offer_tls(connection)
    connection.sendall(b"250 OK\r\n" * 3)
    stopped.wait()


def show_a_strange_certificate(connection: socket.socket, stopped: threading.Event) -> None:
    """Offer TLS with a certificate that nobody has signed, for another name."""
    _offer_tls(connection)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{folder}/{name}.pem" for name in ("key", "certificate")]
        command = (
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=x"
        )
        subprocess.run(  # noqa: S603 - what stands above
            [*command.split(), "-keyout", files[0], "-out", files[1]], check=True, capture_output=True
        )
        context.load_cert_chain(files[1], files[0])
    with suppress(ssl.SSLError), context.wrap_socket(connection, server_side=True) as encrypted:
        encrypted.recv(1)


def hang_in_data(connection: socket.socket, stopped: threading.Event) -> None:
    """Take sender and recipient, and say nothing to the text."""
    connection.sendall(b"220 here\r\n")
    lines = connection.makefile("rb")
    while line := lines.readline():
        if line.upper().startswith(b"DATA"):
            connection.sendall(b"354 go on\r\n")
            break
        connection.sendall(b"250 OK\r\n")
    stopped.wait()


@contextmanager
def bad_server(answer: Callable[[socket.socket, threading.Event], None]) -> Iterator[BadServer]:
    """Run a server that behaves badly."""
    listener = BadServer(answer)
    try:
        yield listener
    finally:
        listener.stop()


def use(settings: Any, server: Any) -> None:
    """Have the site send to ``server``, and lose patience soon."""
    settings.MAIL_TRANSPORT = "mail.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT, settings.MAIL_SECONDS = 0.5, 1.0
