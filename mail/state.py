"""How outgoing mail stands, and what is forgotten of it."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from mail.models import MailServer, OutgoingMail
from mail.sending import expire

# A mail that waits for longer is told of.
LATE = timedelta(minutes=10)
# So long is kept to whom a mail went, for questions; the text is gone long before.
KEEP_SENT = timedelta(days=7)
KEEP_UNSENT = timedelta(days=30)
RECENT = timedelta(days=3)


class MailState(NamedTuple):
    """How mail stands: what waits for long, what was refused of late, what is wrong with the server."""

    late: int
    refused: int
    problem: str

    @property
    def word(self) -> str:
        """The state in a word, for machines: "ok", "late"."""
        return "late" if self.late else "ok"


def mail_state() -> MailState:
    """Return how outgoing mail stands."""
    now = timezone.now()
    server = MailServer.objects.exclude(failing_since=None).first()
    unsent = [OutgoingMail.State.FAILED, OutgoingMail.State.EXPIRED]
    return MailState(
        late=OutgoingMail.objects.waiting().filter(created_at__lt=now - LATE).count(),
        refused=OutgoingMail.objects.filter(state__in=unsent, created_at__gt=now - RECENT).count(),
        problem=server.last_error if server else "",
    )


def forget_old() -> int:
    """Erase what came too late, and forget mails whose story is over; return how many were forgotten."""
    while expire():
        pass
    now = timezone.now()
    ended = OutgoingMail.objects.exclude(state=OutgoingMail.State.WAITING)
    sent, _rows = ended.filter(state=OutgoingMail.State.SENT, created_at__lt=now - KEEP_SENT).delete()
    unsent, _rows = ended.filter(created_at__lt=now - KEEP_UNSENT).delete()
    return sent + unsent
