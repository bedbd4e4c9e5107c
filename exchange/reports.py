"""What became of every row of an import, or would become of it in a dry run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What happened, or would happen, to a row; the label is the word people read."""

    CREATED = "created", _("neu")
    CHANGED = "changed", _("geändert")
    UNCHANGED = "unchanged", _("unverändert")
    SKIPPED = "skipped", _("übergangen")
    REFUSED = "refused", _("fehlerhaft")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a row: the column ("" when it is about the row) and the reason."""

    column: str
    reason: str

    def __str__(self) -> str:
        return f"{self.column}: {self.reason}" if self.column else self.reason


@dataclass(slots=True)
class RowReport:
    """One row: its place in the file, what it is called, and what became of it.

    ``line`` is the line of a table (the header is line 1), or which page of a list it is. ``changes`` names
    the fields that are different now, ``notes`` say what else people should know.
    """

    line: int
    external_id: str
    title: str
    outcome: Outcome
    problems: list[Problem] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """All rows in the order of the file."""

    rows: list[RowReport] = field(default_factory=list)

    def count(self) -> dict[Outcome, int]:
        """Return the number of rows by outcome; every outcome is there."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in Outcome}


class ImportStopped(Exception):
    """Disk or database failed in the middle; the message says how in German, ``report`` what is done."""

    def __init__(self, reason: str, report: Report) -> None:
        super().__init__(reason)
        self.report = report
