"""The sender: takes what is due from the table, one mail at a time, and notes what came of it.

Several senders may run at once. A mail is taken by one UPDATE that only one of them wins, and is theirs for
some minutes; when a sender dies, the next one has it after that. A mail may then go out twice, when the
server had taken it and we could not note that any more, but never be lost; both have the same Message-ID
(docs/decisions/0042-outgoing-mail.md).
"""

from __future__ import annotations

import logging
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from mail.messages import StoredMessage
from mail.models import LEASE, OutgoingMail
from mail.server import is_resting, note_answer, note_failure
from mail.signals import mail_settled
from mail.transport import Answer, SendResult, Transport

logger = logging.getLogger(__name__)

FIRST_GAP = timedelta(seconds=30)
LONGEST_GAP = timedelta(hours=4)


@dataclass(slots=True)
class Run:
    """What came of a run."""

    sent: int = 0
    failed: int = 0
    postponed: int = 0
    problem: str = ""  # with the server

    def __str__(self) -> str:
        told = f"{self.sent} verschickt, {self.failed} abgelehnt, {self.postponed} aufgeschoben"
        return f"{told}. {self.problem}" if self.problem else told


def send_due() -> Run:
    """Send what is due, most urgent first, within the limits of a run; return what came of it.

    Safe at any time and in parallel. Ends early when the server does not answer, and asks it again later.
    """
    run = Run()
    expire()
    if is_resting(timezone.now()):
        return run
    owner = uuid.uuid4().hex
    begun = time.monotonic()
    with Transport() as transport:
        for _number in range(settings.MAIL_RUN_LIMIT):
            if time.monotonic() - begun > settings.MAIL_RUN_SECONDS:
                break
            row = lease_next(owner)
            if row is None:
                break
            answer = _attempt(transport, row)
            _settle(row, owner, answer, run)
            if answer.outcome in {SendResult.DOWN, SendResult.BROKEN}:
                note_failure(answer.reason)
                run.problem = answer.reason
                break
            note_answer()
    return run


def gap_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: half a minute, then twice as long each time."""
    return min(FIRST_GAP * 2 ** min(attempts - 1, 20), LONGEST_GAP)


def lease_next(owner: str) -> OutgoingMail | None:
    """Take the most urgent mail that is due for ``owner``, and note the attempt; return None for none."""
    while True:
        now = timezone.now()
        row = OutgoingMail.objects.due(now).first()
        if row is None:
            return None
        # The next attempt is set before this one: a mail that takes its sender down is no endless loop.
        taken = OutgoingMail.objects.due(now).filter(pk=row.pk, attempts=row.attempts)
        if taken.order_by().update(
            lease_owner=owner,
            lease_until=now + LEASE,
            attempts=F("attempts") + 1,
            send_after=now + gap_after(row.attempts + 1),
        ):
            return OutgoingMail.objects.get(pk=row.pk)


def _attempt(transport: Transport, row: OutgoingMail) -> Answer:
    try:
        message = StoredMessage(row)
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        return Answer(SendResult.REFUSED, f"{type(error).__name__}")
    return transport.send(message)


def _settle(row: OutgoingMail, owner: str, answer: Answer, run: Run) -> None:
    """Note what came of an attempt, unless somebody else has the mail by now."""
    states = OutgoingMail.State
    held = OutgoingMail.objects.filter(pk=row.pk, lease_owner=owner)
    done = {"lease_owner": "", "lease_until": None, "last_error": answer.reason[:500]}
    if answer.outcome is SendResult.SENT:
        run.sent += 1
        # Also when the lease has run out: whoever has it now need not send it again.
        held = OutgoingMail.objects.filter(pk=row.pk)
        held.update(**done, state=states.SENT, sent_at=timezone.now(), message={})
    elif answer.outcome is SendResult.REFUSED:
        run.failed += 1
        # The text stays until its term is over: the fault may be ours, and somebody may send it again.
        held.update(**done, state=states.FAILED)
    elif answer.outcome is SendResult.DOWN:
        run.postponed += 1
        held.update(**done, send_after=row.created_at)  # the server waits, not this mail
    else:
        run.postponed += 1
        held.update(**done)
    if answer.outcome is not SendResult.SENT:
        logger.warning(
            "Mail %s (%s): %s after %s attempts", row.pk, row.kind, answer.outcome.value, row.attempts
        )
    if answer.outcome in {SendResult.SENT, SendResult.REFUSED}:
        row.refresh_from_db()
        mail_settled.send_robust(OutgoingMail, mail=row)


def expire(now: datetime | None = None) -> int:
    """Erase what came too late, as many mails as a run may send; return how many that were.

    The rest has its turn in the next run: no code waits until thousands of notices have been erased.
    """
    overdue = OutgoingMail.objects.overdue(now or timezone.now())
    count = 0
    for row in (overdue.exclude(message={}) | overdue.waiting()).order_by("pk")[: settings.MAIL_RUN_LIMIT]:
        state = OutgoingMail.State.EXPIRED if row.state == row.State.WAITING else row.state
        if overdue.filter(pk=row.pk).update(state=state, message={}):
            count += 1
            if state != row.state:
                row.state = state
                mail_settled.send_robust(OutgoingMail, mail=row)
    return count
