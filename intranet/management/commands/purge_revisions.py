"""``manage.py purge_revisions``, in the place of Wagtail's, which deletes far more."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.revisions import forget_old_states

FEWEST_DAYS = 30


class Command(BaseCommand):
    """Deletes old states of pages that were never published and that nothing needs."""

    help = (
        "Löscht alte Stände von Seiten: nie den neuesten, nie einen, der einmal veröffentlicht war, "
        "nie einen mit Kommentaren oder Freigaben. tick tut das täglich von selbst."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--days``."""
        parser.add_argument(
            "--days",
            type=int,
            help=f"älter als so viele Tage, mindestens {FEWEST_DAYS}; ohne Angabe REVISION_MONTHS",
        )

    def handle(self, *args: Any, days: int | None, **options: Any) -> None:
        """Delete, and say how many there were; raises CommandError for a period that is too short."""
        if days is not None and days < FEWEST_DAYS:
            raise CommandError(f"--days: mindestens {FEWEST_DAYS}.")
        self.stdout.write(f"{forget_old_states(days)} Stände gelöscht.")
