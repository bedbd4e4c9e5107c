"""Tables for the spreadsheet programs that people here have."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, TextIO
from zipfile import BadZipFile

_FORMULA = tuple("=+-@\t\r")


class TableError(Exception):
    """The file as a whole cannot be used; the message says why, in German."""


def safe_cell(cell: object) -> object:
    """Keep a spreadsheet from taking text for a formula (OWASP, CSV injection); numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA else cell


def plain_cell(cell: str) -> str:
    """Give back what ``safe_cell`` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def write_csv(file: TextIO | Any, rows: Iterable[Sequence[object]]) -> None:
    """Write ``rows`` as German Excel reads them: semicolons; the caller encodes as ``utf-8-sig``."""
    writer = csv.writer(file, delimiter=";")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)


def read_csv(raw: bytes, delimiter: str = "") -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Give the header of a CSV file and the rows below it that are not empty, with the line each begins at.

    Reads what people send: UTF-8 or Windows, comma, semicolon or tab unless ``delimiter`` says which. Raises
    TableError.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel on Windows writes without being asked; every byte means something there.
        text = raw.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    if not first.strip():
        raise TableError("Die Datei ist leer oder hat keine Überschriften in der ersten Zeile.")
    chosen = delimiter or max(";,\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=chosen)
    try:
        lines = list(_numbered(reader))
    except csv.Error as error:
        raise TableError(f"Zeile {reader.line_num}: {error}") from error
    return lines[0][1], lines[1:]


def read_xlsx(raw: bytes, most_rows: int) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Give the header of the first sheet of an Excel file and the rows below it, as ``read_csv`` does.

    Formulas count as what they showed last. Raises TableError, also for more than ``most_rows`` rows.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    # The library raises whatever it meets in a damaged file.
    damaged = (InvalidFileException, BadZipFile, KeyError, ValueError, OSError, IndexError, SyntaxError)
    lines: list[tuple[int, list[str]]] = []
    try:
        sheet = load_workbook(BytesIO(raw), read_only=True, data_only=True).worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=50), 1):
            cells = ["" if cell is None else str(cell) for cell in row]
            if any(cell.strip() for cell in cells):
                lines.append((number, cells))
            if number > most_rows + 1:
                raise TableError(f"Die Datei hat zu viele Zeilen. Höchstens {most_rows} auf einmal.")
    except damaged as error:
        raise TableError("Die Datei ist keine lesbare Excel-Datei (.xlsx).") from error
    if not lines:
        raise TableError("Die Datei ist leer oder hat keine Überschriften in der ersten Zeile.")
    return lines[0][1], lines[1:]


def _numbered(reader: csv._reader) -> Iterator[tuple[int, list[str]]]:  # type: ignore[name-defined]
    """Give each non-empty record with the line it begins at: a quoted cell may run over several lines."""
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1
