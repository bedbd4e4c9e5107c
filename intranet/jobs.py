"""What is done regularly for the site as a whole."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from core.private_files import keep_private, private_places
from intranet.revisions import forget_old_states
from jobs.registry import JOBS, Every, Job

LONG = timedelta(hours=2)


def register_jobs() -> None:
    """Have files kept from other accounts on each host, and old states of pages forgotten, every day."""
    label = _("Dateien nur für das eigene Konto lesbar halten")
    JOBS.register(Job("private_files", label, _keep_private, Every.DAY, per_host=True))
    label = _("Alte Stände von Seiten vergessen")
    JOBS.register(Job("old_revisions", label, forget_old_states, Every.DAY, in_background=True, lease=LONG))


def _keep_private() -> int:
    places = private_places()
    for path in places:
        keep_private(path)
    return len(places)
