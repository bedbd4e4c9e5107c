"""``manage.py search_status [--repair] [--json]``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.formats import date_format

from search.index.repair import Found, FoundInIndex, Repair, repair
from search.index.status import EngineStatus, Status, status

SHOWN_FAILURES = 20


class Command(BaseCommand):
    """Prints how far search is; with ``--repair`` compares everything and puts right what differs."""

    help = "Zeigt, wie weit die Suche ist. Vergleicht auf Wunsch alles und bringt es in Ordnung."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--repair",
            action="store_true",
            help="Inhalte mit Einträgen und Einträge mit jedem Index vergleichen und Abweichungen beheben.",
        )
        parser.add_argument("--json", action="store_true", help="Ein JSON-Objekt ausgeben.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report. Raises CommandError when a repair could not put everything right."""
        done = None
        if options["repair"]:
            done = repair(self.stderr.write if options["json"] else self.stdout.write)
        state = status()
        if options["json"]:
            values = {**asdict(state), "repair": asdict(done) if done else None}
            self.stdout.write(json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        else:
            if done:
                self._write_repair(done)
            self._write_status(state)
        if done and (problems := done.problems):
            raise CommandError("; ".join(f"{name}: {problem}" for name, problem in problems.items()))

    def _write_status(self, state: Status) -> None:
        self.stdout.write(f"Einträge: {state.entries} (Stand {state.version})")
        self.stdout.write(f"Vormerkungen: {state.waiting}, davon gescheitert: {len(state.failed)}")
        for name, text in state.failed[:SHOWN_FAILURES]:
            self.stdout.write(f"  {name}: {text}")
        for engine in state.engines:
            self._write_engine(engine)

    def _write_engine(self, engine: EngineStatus) -> None:
        where = f"{engine.documents} Einträge, Stand {engine.position}, {engine.behind} Einträge zurück"
        self.stdout.write(f"{engine.name}: {engine.problem or where}")
        if engine.last_error_at:
            moment = date_format(timezone.localtime(engine.last_error_at), "SHORT_DATETIME_FORMAT")
            self.stdout.write(f"  letzter Fehler: {moment} auf {engine.last_error_host}: {engine.last_error}")

    def _write_repair(self, done: Repair) -> None:
        checked = sum(found.checked for found in done.entries.values())
        self.stdout.write(f"Verglichen: {checked} Inhalte mit ihren Einträgen")
        for label, found in done.entries.items():
            if found.faults:
                self.stdout.write(f"  {label or 'nicht mehr bekannte Arten'}: {_faults(found)}")
        for name, index in done.indexes.items():
            self.stdout.write(f"Verglichen: {index.checked} Einträge mit dem Index {name}")
            self.stdout.write(f"  {_outcome(index)}")


def _faults(found: Found) -> str:
    return f"{found.missing} fehlten, {found.wrong} waren falsch, {found.superfluous} zu viel"


def _outcome(index: FoundInIndex) -> str:
    parts = [_faults(index) if index.faults else "stimmt"]
    if index.rebuilt:
        parts = [*(parts if index.faults else ["nicht lesbar"]), "neu aufgebaut"]
    if index.problem:
        parts = [index.problem]
    return "; ".join(parts)
