"""What the accounts app does regularly."""

from __future__ import annotations

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from jobs.registry import JOBS, Every, Job


def register_jobs() -> None:
    """Have sessions forgotten that are over."""
    label = _("Abgelaufene Anmeldungen vergessen")
    JOBS.register(Job("old_sessions", label, _forget_sessions, Every.DAY))


def _forget_sessions() -> None:
    call_command("clearsessions")
