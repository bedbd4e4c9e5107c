"""Each import tells in the same words what became of its rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from django.core.management.base import OutputWrapper

from exchange.commands import tell
from exchange.reports import Outcome, Problem, Report, RowReport

REPORT = Report(
    [
        RowReport(2, "7", "Chor", Outcome.CHANGED, changes=["town"], notes=["ein Hinweis"]),
        RowReport(3, "8", "", Outcome.REFUSED, [Problem("plz", "zu kurz"), Problem("", "Unerwartet")]),
    ]
)


def told(file: Path | None = None, *, dry_run: bool = False) -> list[str]:
    out = io.StringIO()
    tell(OutputWrapper(out), REPORT, each="Seite", all_of_them="Seiten", dry_run=dry_run, file=file)
    return out.getvalue().splitlines()


def test_each_row_says_what_became_of_it_and_why() -> None:
    assert told() == [
        "Seite 2: geändert · Chor · geändert: town · ein Hinweis",
        "Seite 3: fehlerhaft · 8 · plz: zu kurz · Unerwartet",
        "2 Seiten: 0 neu, 1 geändert, 0 unverändert, 0 übergangen, 1 fehlerhaft.",
    ]


def test_a_dry_run_says_that_nothing_was_written() -> None:
    assert told(dry_run=True)[-1] == "Probelauf: nichts wurde geschrieben."


def test_the_file_has_a_line_for_each_problem_and_note(tmp_path: Path) -> None:
    told(tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1:] == [
        ["2", "7", "Chor", "geändert", "", "town"],
        ["2", "7", "Chor", "geändert", "", "ein Hinweis"],
        ["3", "8", "", "fehlerhaft", "plz", "zu kurz"],
        ["3", "8", "", "fehlerhaft", "", "Unerwartet"],
    ]
