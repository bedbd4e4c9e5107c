"""What a cell of a table says: the words people see, and the exact value where a spreadsheet holds one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum

DAY = timedelta(days=1)


class FormulaFault(Enum):
    """Why a formula shows nothing that could be used; the value is said to people."""

    ERROR = "Die Formel in dieser Zelle ergibt einen Fehler."
    NO_RESULT = (
        "Die Formel in dieser Zelle hat kein gespeichertes Ergebnis. "
        "Bitte die Datei im Tabellenprogramm öffnen und noch einmal speichern."
    )


# What a spreadsheet holds besides words. Of a CSV file everything is words.
Value = Decimal | bool | date | datetime | time | timedelta | FormulaFault


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: ``text`` as a German spreadsheet program shows it, ``value`` what is stored if not words."""

    text: str
    value: Value | None = None


EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet or CSV file with its number there (from 1) and its cells."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return all(cell.value is None and not cell.text.strip() for cell in self.cells)


def number_cell(number: int | float | Decimal, text: str | None = None) -> Cell:
    """Return the cell of a number, which is shown as ``text``, by default plainly."""
    exact = exact_number(number)
    return Cell(plain_number(exact) if text is None else text, exact)


def exact_number(number: int | float | Decimal) -> Decimal:
    """Return ``number`` with the 15 digits that spreadsheet programs keep: 0.1 + 0.2 is 0.3."""
    return Decimal(format(number, ".15g")) if isinstance(number, float) else Decimal(number)


def plain_number(number: Decimal) -> str:
    """Return all digits of ``number``, with a decimal comma where it needs one."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def truth_cell(true: bool) -> Cell:
    """Return the cell of a truth value."""
    return Cell("WAHR" if true else "FALSCH", true)


def date_cell(day: date, text: str | None = None) -> Cell:
    """Return the cell of a day, shown as ``text``, by default «01.03.2026»; for a datetime with its time."""
    words = f"{day:%d.%m.}{day.year:04}"
    if isinstance(day, datetime):
        day = day.replace(microsecond=0)
        words += f" {day:%H:%M:%S}" if day.second else f" {day:%H:%M}"
    return Cell(words if text is None else text, day)


def duration_cell(span: timedelta) -> Cell:
    """Return the cell of a time of day or of a duration: «09:30», «24:00», «36:15»."""
    span = timedelta(seconds=round(span.total_seconds()))
    if timedelta(0) <= span < DAY:
        return Cell(_clock(span), (datetime.min + span).time())
    return Cell(_clock(span), span)


def _clock(span: timedelta) -> str:
    seconds = abs(int(span.total_seconds()))
    sign = "-" if span < timedelta(0) else ""
    words = f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return f"{words}:{seconds % 60:02}" if seconds % 60 else words
