"""Import offers from a CSV file below a page of the directory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.acting import acting_user
from core.tables import write_csv
from directory.importing import (
    ImportStopped,
    MappingError,
    Outcome,
    Report,
    RowReport,
    TableError,
    import_offers,
    load_mapping,
    read_table,
)
from directory.importing.report import REFUSED, STOPPED
from directory.importing.table import Row
from directory.models import DirectoryPage, MunicipalityPage


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
        parser.add_argument("--user", default="", help="E-Mail der Person, in deren Namen importiert wird")
        parser.add_argument("--dry-run", action="store_true", help="nichts schreiben")
        parser.add_argument("--report", type=Path, help="Bericht zusätzlich als CSV-Datei schreiben")

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
        for row in report.rows:
            self.stdout.write(_line(row))
        counted = ", ".join(f"{number} {outcome.value}" for outcome, number in report.count().items())
        self.stdout.write(f"{len(report.rows)} Zeilen: {counted}.")
        if options["dry_run"]:
            self.stdout.write("Probelauf: nichts wurde geschrieben.")
        if options["report"]:
            _write_report(options["report"], report)
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


def _line(row: RowReport) -> str:
    words = [f"Zeile {row.line}: {row.outcome.value}", row.title or row.external_id]
    if row.changes and row.outcome is Outcome.CHANGED:
        words.append("geändert: " + ", ".join(row.changes))
    if row.draft_conflict:
        words.append("ein offener Entwurf steht jetzt im Widerspruch dazu")
    words += [f"{problem.column}: {problem.reason}".lstrip(": ") for problem in row.problems]
    return " · ".join(words)


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


def _write_report(path: Path, report: Report) -> None:
    """Write one line a problem or row, for a spreadsheet. Raises CommandError where it cannot be written."""
    rows: list[list[object]] = [["Zeile", "Kennung", "Titel", "Ergebnis", "Spalte", "Grund"]]
    for row in report.rows:
        start = [row.line, row.external_id, row.title, row.outcome.value]
        rows += [[*start, problem.column, problem.reason] for problem in row.problems]
        if not row.problems:
            rows.append([*start, "", ", ".join(row.changes)])
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            write_csv(file, rows)
    except OSError as error:
        raise CommandError(
            f"Der Bericht {path} ließ sich nicht schreiben ({error.strerror}). "
            "Eingelesen ist, was oben steht.",
            returncode=STOPPED,
        ) from error
