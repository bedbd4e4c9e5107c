"""``manage.py search_rebuild [--engine NAME] [--index-only]``."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines.base import Engine, EngineUnavailable, IndexBusy
from search.engines.configured import engines, get_engine
from search.index.outbox import mark_everything
from search.index.projection import project_all
from search.index.sync import rebuild


class Command(BaseCommand):
    """Makes all entries again from the content and every index from the entries, while the old ones
    answer."""

    help = "Baut Sucheinträge und Suchindex neu auf. Die Suche geht währenddessen weiter."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--engine", help="Nur diesen Index: embedded oder elasticsearch.")
        parser.add_argument(
            "--index-only", action="store_true", help="Die Einträge nicht neu aus den Inhalten lesen."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and report. Raises CommandError for an unknown, unreachable or busy engine."""
        chosen = self._engines(options["engine"])
        if not options["index_only"]:
            self._project()
        for engine in chosen:
            try:
                count = rebuild(engine, partial(self._progress, engine.name))
            except (EngineUnavailable, IndexBusy) as error:
                raise CommandError(f"{engine.name}: {error or type(error).__name__}") from error
            self.stdout.write(f"{engine.name}: {count} Einträge")

    def _engines(self, name: str | None) -> list[Engine]:
        try:
            return [get_engine(name)] if name else engines()
        except KeyError as error:
            raise CommandError(f"Diese Suchmaschine ist nicht eingerichtet: {name}") from error

    def _project(self) -> None:
        mark_everything()
        project_all(
            progress=lambda done, due: self.stdout.write(f"Vormerkungen: {done} von {due}"),
        )

    def _progress(self, name: str, done: int) -> None:
        self.stdout.write(f"{name}: {done} …")
