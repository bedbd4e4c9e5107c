"""The work that ``manage.py tick`` does once a day: forgetting what has had its time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.private_files import keep_private, private_places
from home.models import DailyDuty
from home.revisions import forget_old_states
from mail.state import forget_old as forget_old_mails

logger = logging.getLogger(__name__)

KEEP_TASKS = 14  # days
# No task of ours runs for so long: its worker was killed. What it had to do is swept up by ``tick``.
LOST_AFTER = timedelta(days=1)


def daily_duties() -> tuple[tuple[str, Callable[[], None]], ...]:
    """Return the duties of every day with their names; each runs with the first ``tick`` of the day."""
    return (
        ("private_files", _keep_private),
        ("old_mails", forget_old_mails),
        ("old_tasks", forget_old_tasks),
        ("old_revisions", _forget_old_states),
        ("old_sessions", _clear_sessions),
    )


def once_a_day(name: str, duty: Callable[[], None]) -> None:
    """Run ``duty`` unless somebody has done so today. When it fails, the next call tries again.

    Safe in parallel: whoever notes the day first does the work.
    """
    today = timezone.localdate()
    DailyDuty.objects.get_or_create(name=name)
    due = DailyDuty.objects.filter(Q(done_on=None) | Q(done_on__lt=today), name=name)
    if not due.update(done_on=today):
        return
    try:
        duty()
    except Exception:
        DailyDuty.objects.filter(name=name).update(done_on=None)
        raise


def once(name: str, duty: Callable[[], object]) -> None:
    """Run ``duty`` unless it has been done, on whatever day.

    It is noted when it is done, so that one that was killed is done by the next call; parallel calls may both
    do it.
    """
    known, _new = DailyDuty.objects.get_or_create(name=name)
    if known.done_on is None:
        duty()
        DailyDuty.objects.filter(name=name).update(done_on=timezone.localdate())


def forget_old_tasks() -> None:
    """Forget tasks that are over, and those whose worker died: the queue never takes them back itself."""
    if settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend":
        call_command("prune_db_task_results", min_age_days=KEEP_TASKS, queue_name="*", verbosity=0)
    lost = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LOST_AFTER)
    if count := lost.delete()[0]:
        logger.warning("%s tasks were lost with their workers", count)


def _keep_private() -> None:
    for path in private_places():
        keep_private(path)


def _forget_old_states() -> None:
    forget_old_states()


def _clear_sessions() -> None:
    call_command("clearsessions")
