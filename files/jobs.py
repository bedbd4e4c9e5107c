"""What the files app does regularly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from files.extraction import read_outdated, read_overdue
from files.older_pictures import clean_some
from jobs.registry import JOBS, Every, Job


def register_jobs() -> None:
    """Have documents read that were not, and a few older pictures cleaned, with every ``tick``."""
    jobs = (
        Job("documents", _("Liegen gebliebene Dokumente lesen"), read_overdue, Every.TICK, order=40),
        Job(
            "documents_of_older_readers",
            _("Dokumente mit neueren Verfahren noch einmal lesen"),
            read_outdated,
            Every.TICK,
            order=41,
        ),
        Job("pictures", _("Angaben aus älteren Bildern entfernen"), clean_some, Every.TICK, order=50),
    )
    for job in jobs:
        JOBS.register(job)
