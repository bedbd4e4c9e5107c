"""What search does regularly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jobs.registry import JOBS, Every, Job, JobFailed
from search.index.sync import catch_up_all


def register_jobs() -> None:
    """Have every host's index brought up to date."""
    label = _("Suche auf den neuesten Stand bringen")
    JOBS.register(Job("search", label, _catch_up, Every.TICK, per_host=True, order=70))


def _catch_up() -> None:
    if problems := catch_up_all():
        raise JobFailed(", ".join(f"{name}: {problem}" for name, problem in problems.items()))
