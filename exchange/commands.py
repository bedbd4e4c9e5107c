"""What commands that import have in common: their arguments, and how they tell what became of each row."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError, CommandParser, OutputWrapper

from core.tables import write_csv
from exchange.reports import Outcome, Report, RowReport

# Exit codes, beside 1 for what cannot be used at all and 2 for wrong arguments: rows or pages were left out,
# disk or database failed in the middle. ``docs/import.md`` explains them.
REFUSED = 3
STOPPED = 4


def add_import_arguments(parser: CommandParser) -> None:
    """Declare the arguments that each import takes."""
    parser.add_argument("--user", default="", help="E-Mail der Person, in deren Namen importiert wird")
    parser.add_argument("--dry-run", action="store_true", help="nichts schreiben")
    parser.add_argument("--report", type=Path, help="Bericht zusätzlich als CSV-Datei schreiben")


def tell(
    out: OutputWrapper, report: Report, *, each: str, all_of_them: str, dry_run: bool, file: Path | None
) -> None:
    """Print a line for each row and how many there are of each outcome; write all that to ``file`` too.

    A row is called ``each`` («Zeile»), several ``all_of_them`` («Zeilen»). Raises CommandError where the file
    cannot be written.
    """
    for row in report.rows:
        out.write(f"{each} {_line(row)}")
    counted = ", ".join(f"{number} {outcome.label}" for outcome, number in report.count().items())
    out.write(f"{len(report.rows)} {all_of_them}: {counted}.")
    if dry_run:
        out.write("Probelauf: nichts wurde geschrieben.")
    if file is not None:
        _write(file, report)


def _line(row: RowReport) -> str:
    words = [f"{row.line}: {row.outcome.label}", row.title or row.external_id]
    if row.changes and row.outcome is Outcome.CHANGED:
        words.append("geändert: " + ", ".join(row.changes))
    return " · ".join([*words, *map(str, row.problems), *row.notes])


def _write(path: Path, report: Report) -> None:
    """Write a line for each problem, note or else row, for a spreadsheet program."""
    rows: list[list[object]] = [["Zeile", "Kennung", "Titel", "Ergebnis", "Spalte", "Grund"]]
    for row in report.rows:
        start = [row.line, row.external_id, row.title, row.outcome.label]
        if not row.problems:
            rows.append([*start, "", ", ".join(row.changes)])
        rows += [[*start, problem.column, problem.reason] for problem in row.problems]
        rows += [[*start, "", note] for note in row.notes]
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            write_csv(file, rows)
    except OSError as error:
        raise CommandError(
            f"Der Bericht {path} ließ sich nicht schreiben ({error.strerror}). "
            "Eingelesen ist, was oben steht.",
            returncode=STOPPED,
        ) from error
