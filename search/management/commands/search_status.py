"""``manage.py search_status``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search.status import status


class Command(BaseCommand):
    """Prints how far search is."""

    help = "Zeigt, wie weit die Suche ist."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write one line for each figure."""
        state = status()
        self.stdout.write(f"Einträge: {state.entries} (Stand {state.version})")
        self.stdout.write(f"Vormerkungen: {state.waiting}, davon gescheitert: {len(state.failed)}")
        for name, text in state.failed[:20]:
            self.stdout.write(f"  {name}: {text}")
        for engine in state.engines:
            detail = engine.problem or f"Stand {engine.position}, {engine.behind} Einträge zurück"
            self.stdout.write(f"{engine.name}: {detail}")
