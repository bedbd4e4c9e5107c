"""What the network app does regularly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jobs.registry import JOBS, Every, Job
from network.privacy import sync_all_members


def register_jobs() -> None:
    """Have seats in bodies begin and end on their day."""
    label = _("Mitgliedschaften in Gremien beginnen und enden lassen")
    JOBS.register(Job("memberships", label, sync_all_members, Every.TICK, order=30))
