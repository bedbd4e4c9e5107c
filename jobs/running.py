"""Running one job: alone, and with a note of what came of it.

Whoever runs a job takes its lease with one UPDATE that only one can win. A lease ends by itself, so that a
job whose process was killed runs again (docs/decisions/0053-jobs.md).
"""

from __future__ import annotations

import logging
import socket
import uuid
from datetime import datetime

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.private_log import told
from jobs.models import LONGEST_ERROR, JobState, JobStateQuerySet
from jobs.registry import Job, JobFailed

logger = logging.getLogger(__name__)


def state_of(job: Job) -> JobStateQuerySet:
    """Return the state of ``job`` on this host as a queryset of one row, made where there is none."""
    states = JobState.objects.of(job, socket.gethostname())
    if not states.exists():
        row = JobState(name=job.name, host=socket.gethostname() if job.per_host else "")
        JobState.objects.bulk_create([row], ignore_conflicts=True)
    return states


def run(job: Job) -> str:
    """Run ``job`` if it is due and nobody else does; return what went wrong, "" when nothing did."""
    owner = uuid.uuid4().hex
    begun = timezone.now()
    state = state_of(job)
    taken = (
        state.due(job, begun)
        .free(job, begun)
        .update(lease_owner=owner, lease_until=begun + job.lease, started_at=begun, queued_until=None)
    )
    if not taken:
        return ""
    rows, error = None, _("abgebrochen")
    try:
        rows, error = job.run(), ""
    except Exception as failure:
        logger.exception("The job %s failed", job.name)
        error = _words(failure)
    finally:
        _note(state.filter(lease_owner=owner), begun, rows, error)
    return error


def _note(mine: JobStateQuerySet, begun: datetime, rows: int | None, error: str) -> None:
    """Note what came of a run, unless its lease has run out and somebody else has it."""
    mine.update(
        lease_owner="",
        lease_until=None,
        duration=timezone.now() - begun,
        rows=rows,
        error=error[:LONGEST_ERROR],
        **({} if error else {"succeeded_at": begun}),
    )


def _words(failure: Exception) -> str:
    """Return why a job failed, in words that repeat nothing that people entered."""
    return str(failure) if isinstance(failure, (JobFailed, CommandError)) else told(failure)
