"""What became of every row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

# Exit codes of the commands that import, beside 1 for what cannot be used at all and 2 for wrong arguments:
# rows or pages were left out, disk or database failed in the middle. ``docs/import.md`` explains them.
REFUSED = 3
STOPPED = 4


class Outcome(Enum):
    """What happened, or would happen, to a row; the value is the word people read."""

    CREATED = "neu"
    CHANGED = "geändert"
    UNCHANGED = "unverändert"
    SKIPPED = "übergangen"
    REFUSED = "fehlerhaft"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a row: the column ("" when it is about the row) and the reason."""

    column: str
    reason: str


@dataclass(slots=True)
class RowReport:
    """One row: its line in the file (the header is line 1), what it is called, and what became of it."""

    line: int
    external_id: str
    title: str
    outcome: Outcome
    problems: list[Problem] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    draft_conflict: bool = False


@dataclass(slots=True)
class Report:
    """All rows in the order of the file."""

    rows: list[RowReport] = field(default_factory=list)

    def count(self) -> dict[Outcome, int]:
        """Count the rows by outcome; every outcome is there."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in Outcome}


class ImportStopped(Exception):
    """Disk or database failed in the middle; the message says how in German, ``report`` what is done."""

    def __init__(self, reason: str, report: Report) -> None:
        super().__init__(reason)
        self.report = report
