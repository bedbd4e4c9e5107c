"""Keeping the queue of the worker and the states of jobs from growing."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jobs.models import JobState
from jobs.registry import JOBS

logger = logging.getLogger(__name__)

KEEP_TASKS = 14  # days
# No task of ours runs for so long: its worker was killed. What it had to do is swept up by ``tick``.
LOST_AFTER = timedelta(days=1)
# A host that has not run its jobs for so long is no longer there.
GONE_AFTER = timedelta(days=2)


def forget_old_tasks() -> int:
    """Forget tasks that are over, and those whose worker died: the queue never takes them back itself.

    Forgets the states of jobs and hosts that are no longer there, too. Returns how many tasks were lost.
    """
    if settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend":
        call_command("prune_db_task_results", min_age_days=KEEP_TASKS, queue_name="*", verbosity=0)
    now = timezone.now()
    lost = DBTaskResult.objects.running().filter(started_at__lt=now - LOST_AFTER)
    if count := lost.delete()[0]:
        logger.warning("%s tasks were lost with their workers", count)
    gone = ~Q(host="") & Q(started_at__lt=now - GONE_AFTER)
    JobState.objects.filter(gone | ~Q(name__in=[job.name for job in JOBS])).delete()
    return count
