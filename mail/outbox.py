"""Putting mails into the table, and taking back what need not be sent any more."""

from __future__ import annotations

import logging

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from core.mail_addresses import clean_address, split_mailbox
from mail.messages import note_of, to_stored
from mail.models import DEFAULT_TERM, OutgoingMail, new_key
from mail.signals import mail_settled

logger = logging.getLogger(__name__)


def put(message: EmailMessage) -> int:
    """Put ``message`` into the table, a row for each recipient; return the number of recipients.

    Part of the caller's transaction: what is rolled back is not sent. An address that no mail can be sent to
    costs nobody else the message; its row says why.
    """
    recipients = list(dict.fromkeys(str(recipient) for recipient in message.recipients()))
    if not recipients:
        return 0
    note = note_of(message)
    now = timezone.now()
    key = note.key or new_key()
    problem, stored = "", {}
    try:
        stored = to_stored(message)
    except ValidationError as error:
        problem = " ".join(error.messages)
    with transaction.atomic():
        for number, recipient in enumerate(recipients):
            reached, refused = _reached(recipient)
            row = OutgoingMail(
                key=f"{key}/{number}" if number else key,
                kind=note.kind,
                recipient=reached[:320],
                message=stored,
                created_at=now,
                send_after=now,
                expires_at=now + (note.term or DEFAULT_TERM),
            )
            if refused or problem:
                row.state, row.last_error, row.message = row.State.FAILED, (refused or problem)[:500], {}
                logger.warning("A mail (%s) cannot be sent: an address is not usable", row.kind)
            if OutgoingMail.objects.filter(key=row.key).exists():
                continue
            row.save(force_insert=True)
            if row.state == row.State.FAILED:
                mail_settled.send_robust(OutgoingMail, mail=row)
    return len(recipients)


def discard(key: str) -> None:
    """Give up the mails whose keys begin with ``key``, unless they are sent already."""
    waiting = OutgoingMail.objects.filter(key__startswith=key, state__in=["waiting", "failed"])
    waiting.update(state=OutgoingMail.State.DISCARDED, message={}, lease_owner="", lease_until=None)


def _reached(recipient: str) -> tuple[str, str]:
    """Return the address as people read it, and why it is no use ("" when it is)."""
    try:
        return clean_address(split_mailbox(recipient)[1]), ""
    except ValidationError as error:
        return recipient, " ".join(error.messages)
