"""``manage.py search_catch_up``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.index.sync import catch_up_all


class Command(BaseCommand):
    """Handles all marks and brings every index up to date. Safe at any time and in parallel."""

    help = "Bringt die Suche auf den Stand der Inhalte."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError when an engine could not follow."""
        if problems := catch_up_all(self._progress):
            raise CommandError("; ".join(f"{name}: {problem}" for name, problem in problems.items()))
        self.stdout.write("Die Suche ist auf dem neuesten Stand.")

    def _progress(self, done: int, due: int) -> None:
        self.stdout.write(f"Vormerkungen: {done} von {due}")
