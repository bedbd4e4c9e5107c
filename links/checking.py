"""Checks outside links, a few at a time and each at most once a week."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from links.asking import Answer, ask
from links.collecting import go_on_collecting
from links.models import OutsideLink

logger = logging.getLogger(__name__)

EVERY = timedelta(days=7)
LINKS_PER_RUN = 20
# A run ends after this time, so that slow servers do not keep the other duties waiting.
SECONDS_PER_RUN = 60.0
# From so many links on, none of which any server answered for, it is our own line that is down.
SUSPICIOUS = 10

Asker = Callable[[str], Answer]


def check_links() -> int:
    """Take in the next links, check those that are due and return how many were.

    Does nothing when the operator has switched it off.
    """
    if not settings.LINK_CHECK:
        return 0
    go_on_collecting()
    return check_due()


def check_due(asker: Asker = ask, now: datetime | None = None) -> int:
    """Check the links that are due and give how many were; safe to run in parallel.

    When no server at all answered, nothing is recorded: links are then due again after a week as if they had
    been checked.
    """
    now = now or timezone.now()
    end = time.monotonic() + SECONDS_PER_RUN
    due = Q(checked_at=None) | Q(checked_at__lte=now - EVERY)
    links = OutsideLink.objects.filter(due, places__isnull=False).distinct()
    answers: list[tuple[OutsideLink, Answer]] = []
    for link in links.order_by(F("checked_at").asc(nulls_first=True), "pk")[:LINKS_PER_RUN]:
        if time.monotonic() > end:
            break
        # Whoever writes the time first has the link.
        mine = OutsideLink.objects.filter(pk=link.pk, checked_at=link.checked_at)
        if mine.update(checked_at=now):
            answers.append((link, asker(link.url)))
    if len(answers) >= SUSPICIOUS and all(answer.silent for _link, answer in answers):
        logger.warning("No server answered for any of %d outside links: is the line down?", len(answers))
        return 0
    for link, answer in answers:
        _record(link, answer, timezone.localdate(now))
    return len(answers)


def _record(link: OutsideLink, answer: Answer, today: date) -> None:
    state, failed_on = answer.state, None
    if state == OutsideLink.State.FAILING:
        failed_on = link.failed_on or today
        if failed_on < today:
            state = OutsideLink.State.BROKEN
    OutsideLink.objects.filter(pk=link.pk).update(state=state, problem=answer.problem, failed_on=failed_on)
