"""What one ``tick`` does: everything that is due, whatever else fails."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from core.private_log import told
from jobs.registry import JOBS, Job
from jobs.running import run, state_of
from jobs.tasks import run_job

logger = logging.getLogger(__name__)

# A job that the worker has not begun after so long is queued again: its task may be lost.
QUEUED_FOR = timedelta(hours=1)


def run_due() -> dict[str, str]:
    """Run what is due, and queue what takes long; return what went wrong by the name of the job."""
    problems = {}
    for job in sorted(JOBS, key=lambda job: job.order):
        try:
            problem = _enqueue(job) if job.in_background else run(job)
        except Exception as error:  # the table of states itself, or the queue
            logger.exception("The job %s could not begin or end", job.name)
            problem = told(error)
        if problem:
            problems[job.name] = problem
    return problems


def _enqueue(job: Job) -> str:
    """Leave ``job`` to the worker if it is due and does not wait for it yet; return what last went wrong."""
    now = timezone.now()
    state = state_of(job)
    waits = Q(queued_until__gt=now, queued_until__lte=now + QUEUED_FOR)
    if state.due(job, now).free(job, now).exclude(waits).update(queued_until=now + QUEUED_FOR):
        run_job.enqueue(job.name)
    return state.values_list("error", flat=True).get()
