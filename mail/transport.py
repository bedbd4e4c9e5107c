"""Handing one message to the mail server, and what its answer means."""

from __future__ import annotations

import smtplib
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from enum import Enum
from types import TracebackType

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

_OK = 250
CLOSING = 421  # the server ends the connection
PERMANENT = 500  # SMTP answers from here on say: do not try again
# These speak of the site, which has to sign in, encrypt or sign in otherwise (RFC 4954): no mail is to blame.
_OF_SIGNING_IN = frozenset({530, 534, 535, 538})


class SendResult(Enum):
    """What came of an attempt."""

    SENT = "sent"
    REFUSED = "refused"  # for good
    LATER = "later"  # the server does not want this message now
    BROKEN = "broken"  # the connection was lost half-way; the server may have the message or not
    DOWN = "down"  # the server did not get as far as the message


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an attempt, and why."""

    outcome: SendResult
    reason: str = ""


class Transport:
    """The connection to the mail server for one run: opened with the first message, closed at the end."""

    def __init__(self) -> None:
        self._backend = get_connection(settings.MAIL_TRANSPORT)
        self._opened = False

    def __enter__(self) -> Transport:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError), self._limited():
            self._backend.close()

    def send(self, message: EmailMessage) -> Answer:
        """Send ``message``; return what came of it. Raises nothing that a server can cause."""
        try:
            with self._limited():
                self._open()
        except (OSError, smtplib.SMTPException, ValueError) as error:  # ValueError: signs no protocol holds
            return Answer(SendResult.DOWN, reason_of(error))
        try:
            with self._limited():
                self._backend.send_messages([message])
        except (OSError, smtplib.SMTPException, ValueError) as error:
            return Answer(_meaning(error), reason_of(error))
        return Answer(SendResult.SENT)

    def _open(self) -> None:
        """Open the connection; anew where the server has ended it, as many do after so many mails."""
        if self._opened and self._is_open():
            return
        self._opened = False
        with suppress(OSError, smtplib.SMTPException):
            self._backend.close()
        self._backend.open()
        self._opened = True

    def _is_open(self) -> bool:
        connection = getattr(self._backend, "connection", None)
        if not isinstance(connection, smtplib.SMTP):
            return True
        try:
            return bool(connection.noop()[0] == _OK)
        except (OSError, smtplib.SMTPException):
            return False

    def _limited(self) -> AbstractContextManager[None]:
        watch = getattr(self._backend, "watch", None)
        return watch.limit(settings.MAIL_SECONDS) if watch is not None else nullcontext()


def _meaning(error: Exception) -> SendResult:
    """Return what an error while sending a message means for this message."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _meaning_of_code(min(code for code, _words in error.recipients.values()))
    if isinstance(error, (smtplib.SMTPSenderRefused, smtplib.SMTPDataError)):
        return _meaning_of_code(error.smtp_code)
    if isinstance(error, smtplib.SMTPResponseException):  # what no server of mail says
        return SendResult.BROKEN
    if isinstance(error, (smtplib.SMTPNotSupportedError, ValueError)):
        return SendResult.REFUSED
    return SendResult.BROKEN


def _meaning_of_code(code: int) -> SendResult:
    if code == CLOSING:
        return SendResult.BROKEN
    if code in _OF_SIGNING_IN:
        return SendResult.DOWN
    return SendResult.REFUSED if code >= PERMANENT else SendResult.LATER


def reason_of(error: Exception) -> str:
    """Return in words what went wrong, for the list in the administration."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(_server_words(*answer) for answer in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return _server_words(error.smtp_code, error.smtp_error)
    if isinstance(error, TimeoutError):
        return _("Der Mailserver antwortet nicht.")
    if isinstance(error, ConnectionRefusedError):
        return _("Der Mailserver nimmt keine Verbindung an.")
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return _("Der Mailserver hat die Verbindung beendet.")
    return f"{type(error).__name__}: {error}"


def _server_words(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"
