"""Messages on their way into the table and out of it again.

In the table a message is a dictionary: ``from``, ``to``, ``cc``, ``reply_to`` (mailboxes with addresses in
ASCII), ``subject``, ``body``, ``subtype`` (plain or html), ``headers``, ``alternatives`` as [content, type],
``attachments`` as [name, content in base64, type].
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from dataclasses import dataclass
from email.mime.base import MIMEBase
from email.utils import format_datetime
from typing import Any

from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives

from core.mail_addresses import ascii_address, ascii_mailbox, split_mailbox
from mail.models import Kind, OutgoingMail

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Note:
    """What the table has to know of a message besides its text."""

    kind: Kind = Kind.NOTICE
    term: datetime.timedelta | None = None
    key: str = ""


def annotate(
    message: EmailMessage, kind: Kind, term: datetime.timedelta | None = None, key: str = ""
) -> EmailMessage:
    """Return ``message`` with what the table has to know of it.

    After ``term`` it is no longer sent. A second message with the same ``key`` is the same message.
    """
    message.outgoing = Note(kind, term, key)  # type: ignore[attr-defined]
    return message


def note_of(message: EmailMessage) -> Note:
    """Return what was said of ``message``, or what holds for any."""
    note: Note = getattr(message, "outgoing", Note())
    return note


def to_stored(message: EmailMessage) -> dict[str, Any]:
    """Return ``message`` as the table keeps it.

    Raises ValidationError for a sender or reader that no mail can be exchanged with, BadHeaderError for a
    subject or header with line ends.
    """
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    for name, value in {"Subject": str(message.subject), **headers}.items():
        if re.search(r"[\r\n]", name + value):
            raise BadHeaderError(f"The header {name!r} has line ends.")
    return {
        "from": ascii_mailbox(headers.pop("From", str(message.from_email))),
        "to": [ascii_mailbox(address) for address in message.to],
        "cc": [ascii_mailbox(address) for address in message.cc],
        "reply_to": [ascii_mailbox(address) for address in message.reply_to],
        "subject": _storable(message.subject),
        "body": _storable(message.body),
        "subtype": message.content_subtype,
        "headers": {name: _storable(value) for name, value in headers.items()},
        "alternatives": [
            [_storable(content), kind] for content, kind in getattr(message, "alternatives", [])
        ],
        "attachments": [_attachment(attached) for attached in message.attachments],
    }


def _storable(text: Any) -> str:
    """Return what a database can hold of a text."""
    return _UNSTORABLE.sub("\ufffd", str(text))


def _attachment(attached: Any) -> list[str]:
    if isinstance(attached, MIMEBase):
        content = attached.get_payload(decode=True)
        name, kind = attached.get_filename() or "", attached.get_content_type()
    else:
        name, content, kind = attached
    if isinstance(content, EmailMessage):
        content = content.message().as_bytes()
    elif not isinstance(content, bytes):
        content = content.as_bytes() if hasattr(content, "as_bytes") else str(content).encode()
    return [name or "", base64.b64encode(content).decode("ascii"), kind or ""]


class StoredMessage(EmailMultiAlternatives):
    """A message out of the table: goes to the one recipient of its row, whoever else its head names.

    Making one raises ValidationError, KeyError, TypeError or ValueError for a row that holds no message.
    """

    def __init__(self, row: OutgoingMail) -> None:
        kept = row.message
        super().__init__(
            subject=kept["subject"],
            body=kept["body"],
            from_email=kept["from"],
            to=kept["to"],
            cc=kept["cc"],
            reply_to=kept["reply_to"],
            headers={
                **kept["headers"],
                "Message-ID": message_id(row),
                "Date": format_datetime(row.created_at),
            },
        )
        self.content_subtype = kept["subtype"]
        self.recipient = ascii_address(row.recipient)
        for content, kind in kept["alternatives"]:
            self.attach_alternative(content, kind)
        for name, content, kind in kept["attachments"]:
            self.attach(name, base64.b64decode(content), kind or None)

    def recipients(self) -> list[str]:
        """Return whom the server is asked to give it to."""
        return [self.recipient]


def message_id(row: OutgoingMail) -> str:
    """Return the Message-ID: the same at every attempt, so that who gets a mail twice can tell."""
    _name, sender = split_mailbox(row.message["from"])
    digest = hashlib.sha256(row.key.encode()).hexdigest()[:32]
    return f"<{digest}@{sender.rpartition('@')[2]}>"
