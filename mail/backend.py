"""What Django, Wagtail and allauth send mail through: into the table, never to a server."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from mail.outbox import put
from mail.tasks import send_mails


class OutboxBackend(BaseEmailBackend):
    """Puts messages into the table of outgoing mail and wakes the sender.

    Whoever sends waits for the database alone, and gets the same answer whatever the mail server does.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Put the messages into the table; return how many there were."""
        count = sum(1 for message in email_messages if put(message))
        if count:
            send_mails.enqueue()
        return count
