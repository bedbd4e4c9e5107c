"""What the drafts app does regularly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from drafts.due import end_due_pages, publish_due_plans
from jobs.registry import JOBS, Every, Job, JobFailed


def register_jobs() -> None:
    """Have pages end and plans go live with every ``tick``."""
    JOBS.register(Job("publish_scheduled", _("Geplantes veröffentlichen"), _publish, Every.TICK, order=20))


def _publish() -> int:
    count = end_due_pages()
    published, problems = publish_due_plans()
    if problems:
        raise JobFailed("; ".join(problems))
    return count + published
