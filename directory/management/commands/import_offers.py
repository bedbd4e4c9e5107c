"""Import offers from a CSV file below a page of the directory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.acting import acting_user
from core.tables import Row, TableError
from directory.importing import MappingError, import_offers, load_mapping, read_table
from directory.models import DirectoryPage, MunicipalityPage
from exchange.commands import REFUSED, STOPPED, add_import_arguments, tell
from exchange.reports import ImportStopped, Outcome, Report


class Command(BaseCommand):
    """Reads a table, reports every row, and writes the good ones unless ``--dry-run`` is given."""

    help = "Importiert Angebote aus einer Tabelle (CSV, .xlsx, .ods); --dry-run zeigt nur, was geschähe."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, help="Tabelle als CSV, .xlsx oder .ods")
        parser.add_argument("--mapping", type=Path, required=True, help="Zuordnung der Spalten (TOML)")
        parser.add_argument(
            "--parent",
            default="",
            help="Kürzel der Kommune, unter deren Seite importiert wird; leer: kreisweit",
        )
        add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the import. Raises CommandError when file, mapping, page or person cannot be used."""
        parent = _parent(options["parent"])
        user = acting_user(options["user"])
        try:
            mapping = load_mapping(options["mapping"])
            rows = read_table(options["file"], mapping)
        except (MappingError, TableError) as error:
            raise CommandError(str(error)) from error
        failure = ""
        try:
            report = import_offers(rows, mapping, parent, user, options["dry_run"], self._progress)
        except ImportStopped as error:
            failure, report = str(error), error.report
        dry_run, file = options["dry_run"], options["report"]
        tell(self.stdout, report, each="Zeile", all_of_them="Zeilen", dry_run=dry_run, file=file)
        if failure:
            raise CommandError(_where_it_stopped(failure, rows, report), returncode=STOPPED)
        count = report.count()
        # What is passed over is no offer: it does not matter whether such a row is among the refused ones.
        if count[Outcome.REFUSED] and count[Outcome.REFUSED] + count[Outcome.SKIPPED] == len(rows):
            raise CommandError("Jede Zeile ist fehlerhaft: nichts eingelesen.", returncode=REFUSED)

    def _progress(self, done: int, total: int) -> None:
        self.stderr.write(f"{done} von {total} Zeilen …")


def _parent(slug: str) -> DirectoryPage | MunicipalityPage:
    if not slug:
        page = DirectoryPage.objects.first()
        if page is None:
            raise CommandError("Es gibt noch kein Verzeichnis. Bitte zuerst die Seite «Angebote» anlegen.")
        return page
    page = MunicipalityPage.objects.filter(municipality__slug=slug).first()
    if page is None:
        known = ", ".join(MunicipalityPage.objects.values_list("municipality__slug", flat=True))
        raise CommandError(f"Es gibt keine Seite der Kommune «{slug}». Vorhanden: {known or 'keine'}.")
    return page


def _where_it_stopped(failure: str, rows: Sequence[Row], report: Report) -> str:
    """Say what is in and what is not, and what to do."""
    done = len(report.rows)
    inside = (
        f"Alles bis Zeile {report.rows[-1].line} ist eingelesen" if done else "Noch nichts ist eingelesen"
    )
    return (
        f"{failure} {inside}, ab Zeile {rows[done].line} nichts ({done} von {len(rows)} Zeilen). "
        "An den Zeilen liegt es nicht. Danach denselben Befehl noch einmal aufrufen: Er macht weiter."
    )
