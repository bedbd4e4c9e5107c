"""What is remembered of the mail server, for all processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mail.models import MailServer

FIRST_REST = timedelta(seconds=15)
# Short against the ten minutes of a sign-in code: who waits for one gets it once the server is back.
LONGEST_REST = timedelta(minutes=2)


def is_resting(now: datetime) -> bool:
    """Tell whether the server failed a moment ago and is not asked again yet.

    No rest is longer than the longest: one that seems to be is from before the machine's clock was set back.
    """
    return MailServer.objects.filter(rest_until__gt=now, rest_until__lte=now + LONGEST_REST).exists()


def note_failure(reason: str) -> None:
    """Note that the server failed: it is asked again after a rest, longer each time."""
    now = timezone.now()
    with transaction.atomic():
        server, _new = MailServer.objects.select_for_update().get_or_create(pk=1)
        rest = min(FIRST_REST * 2 ** min(server.failures, 10), LONGEST_REST)
        server.failures += 1
        server.failing_since = server.failing_since or now
        server.rest_until = now + rest
        server.last_error = reason[:500]
        server.save()


def note_answer() -> None:
    """Note that the server works."""
    MailServer.objects.filter(failures__gt=0).update(
        failures=0, failing_since=None, rest_until=None, last_error=""
    )


def ask_again() -> None:
    """End the rest of the server: somebody wants to try now."""
    MailServer.objects.update(rest_until=None)
