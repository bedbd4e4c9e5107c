"""How the jobs stand: for the report, the start of the administration and the health check."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from jobs.models import JobState
from jobs.registry import JOBS, Every

# A job that was due and has not gone well for so long is late. One that is done once has no term.
LATE_AFTER = {Every.TICK: timedelta(hours=1), Every.DAY: timedelta(days=2)}


def states() -> list[JobState]:
    """Return a row for each job in the order in which they run, for each host where it has several; those
    that never ran have one that is not in the database."""
    known: dict[str, list[JobState]] = {}
    for state in JobState.objects.order_by("name", "host"):
        known.setdefault(state.name, []).append(state)
    jobs = sorted(JOBS, key=lambda job: job.order)
    return [state for job in jobs for state in known.get(job.name) or [JobState(name=job.name)]]


def jobs_word() -> str:
    """Return the state of all jobs in a word, for machines: "ok", "failing", "late"."""
    now = timezone.now()
    found = states()
    if any(state.error for state in found):
        return "failing"
    last: dict[str, float] = {}
    for state in found:
        at = state.succeeded_at.timestamp() if state.succeeded_at else 0.0
        last[state.name] = max(at, last.get(state.name, 0.0))
    late = any(
        last[job.name] < (now - LATE_AFTER[job.every]).timestamp() for job in JOBS if job.every in LATE_AFTER
    )
    return "late" if late else "ok"
