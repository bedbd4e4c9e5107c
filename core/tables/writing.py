"""Write tables for the spreadsheet programs that people here have."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

_FORMULA = tuple("=+-@\t\r")


def safe_cell(cell: object) -> object:
    """Keep a spreadsheet from taking text for a formula (OWASP, CSV injection); numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA else cell


def plain_cell(cell: str) -> str:
    """Return what ``safe_cell`` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def write_csv(file: TextIO | Any, rows: Iterable[Sequence[object]]) -> None:
    """Write ``rows`` as German Excel reads them: semicolons; the caller encodes as ``utf-8-sig``."""
    writer = csv.writer(file, delimiter=";")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
