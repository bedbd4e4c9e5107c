"""What the search log does regularly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jobs.registry import JOBS, Every, Job
from searchlog.expiry import forget_expired


def register_jobs() -> None:
    """Have searches forgotten when their time is over."""
    label = _("Suchtexte vergessen, deren Frist vorbei ist")
    JOBS.register(Job("search_log", label, forget_expired, Every.TICK, order=90))
