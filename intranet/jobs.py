"""What is done regularly for the site as a whole."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.private_files import keep_private, private_places
from jobs.registry import JOBS, Every, Job


def register_jobs() -> None:
    """Have each host take the rights to its files from other accounts every day."""
    label = _("Dateien nur für das eigene Konto lesbar halten")
    JOBS.register(Job("private_files", label, _keep_private, Every.DAY, per_host=True))


def _keep_private() -> int:
    places = private_places()
    for path in places:
        keep_private(path)
    return len(places)
