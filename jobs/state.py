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
    in_time = {
        state.name
        for state in found
        if (term := LATE_AFTER.get(state.job.every)) is None
        or (state.succeeded_at is not None and state.succeeded_at >= now - term)
    }
    return "ok" if all(job.name in in_time for job in JOBS) else "late"
