"""What is done regularly with all pages."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from home.older_texts import RULES, clean_texts
from jobs.registry import JOBS, Every, Job

LONG = timedelta(hours=2)


def register_jobs() -> None:
    """Have older texts cleaned once for each set of rules."""
    JOBS.register(
        Job(
            f"older_texts_{RULES}",
            _("Ältere Texte in Ordnung bringen"),
            _clean_texts,
            Every.ONCE,
            in_background=True,
            lease=LONG,
            order=60,
        )
    )


def _clean_texts() -> int:
    done = clean_texts()
    return done.rows + done.versions + done.tags
