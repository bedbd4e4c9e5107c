"""What the links app does regularly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jobs.registry import JOBS, Every, Job
from links.checking import check_links


def register_jobs() -> None:
    """Have a few links checked with every ``tick``; that may take a minute."""
    label = _("Links nach außen prüfen")
    JOBS.register(Job("links", label, check_links, Every.TICK, in_background=True, order=80))
