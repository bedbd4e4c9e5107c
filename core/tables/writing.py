"""Write tables for the spreadsheet programs that people here have."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TextIO

from core.tables.cells import date_cell, duration_cell, exact_number, plain_number

# With it, Excel knows that the file is UTF-8.
BYTE_ORDER_MARK = "\ufeff"
DELIMITER = ";"
_FORMULA = tuple("=+-@\t\r")


def safe_cell(cell: object) -> object:
    """Keep a spreadsheet from taking text for a formula (OWASP, CSV injection); numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA else cell


def plain_cell(cell: str) -> str:
    """Return what ``safe_cell`` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def german_text(value: object) -> str:
    """Return ``value`` as German Excel reads it from a text file: «01.03.2026 14:30», «1355,9», «ja»."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return date_cell(value).text
    if isinstance(value, time):
        return duration_cell(datetime.combine(date.min, value) - datetime.min).text
    if isinstance(value, timedelta):
        return duration_cell(value).text
    if isinstance(value, int | float | Decimal):
        finite = isinstance(value, int) or (value == value and abs(value) != float("inf"))
        return plain_number(exact_number(value)) if finite else str(value)
    return str(safe_cell(str(value)))


def write_csv(file: TextIO | Any, rows: Iterable[Sequence[object]]) -> None:
    """Write ``rows`` as German Excel reads them; the caller encodes as ``utf-8-sig``."""
    writer = csv.writer(file, delimiter=DELIMITER)
    writer.writerows([german_text(cell) for cell in row] for row in rows)
