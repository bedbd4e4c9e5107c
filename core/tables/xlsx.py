"""Read the visible sheets of Excel workbooks (.xlsx, .xlsm) as people see them, by openpyxl."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from core.tables.cells import (
    DAY,
    EMPTY,
    Cell,
    FormulaFault,
    Line,
    date_cell,
    duration_cell,
    exact_number,
    number_cell,
    truth_cell,
)
from core.tables.date_formats import shown_day
from core.tables.limits import Limits, TableError, open_archive
from core.tables.number_formats import shown_number, shown_text

# The library raises whatever it meets in a damaged file.
DAMAGED = (BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, IndexError, SyntaxError)
UNREADABLE = "Die Datei ist keine lesbare Excel-Datei (.xlsx)."
_LAST_ROW = 1_048_576  # of any sheet of Excel
_MOST_CELLS = 5_000_000  # with the empty ones between, which a hostile file has for nothing
# Excel writes signs that XML does not hold as _x000D_ (ECMA-376, 22.9.2.19).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WORDS_OF_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


def xlsx_sheets(raw: bytes, limits: Limits) -> Iterator[tuple[str, Iterator[Line]]]:
    """Return name and lines of each visible sheet, to be read in their order. Raises TableError."""
    from openpyxl import load_workbook

    archive = open_archive(raw, limits, UNREADABLE)
    if "[Content_Types].xml" not in archive.namelist():
        raise TableError(UNREADABLE, "wrong_format")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts of a workbook that hold no words
            book = load_workbook(BytesIO(raw), read_only=True, data_only=True)
            formulas = load_workbook(BytesIO(raw), read_only=True) if _has_formulas(archive) else None
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                beside = formulas[sheet.title] if formulas is not None else None
                yield sheet.title, _lines(sheet, beside, limits)
    except DAMAGED as error:
        raise TableError(UNREADABLE) from error


def _has_formulas(archive: Any) -> bool:
    """Tell whether a sheet may hold a formula: only then a second reading can tell which lack a result."""
    parts = [name for name in archive.namelist() if "worksheets/" in name and name.endswith(".xml")]
    return any(re.search(rb"<(?:\w+:)?f[ >/]", archive.read(name)) for name in parts)


def _lines(sheet: Any, formulas: Any, limits: Limits) -> Iterator[Line]:
    show = _Showing(sheet.parent.epoch)
    rows = cells = 0
    # What a file says of its own size is often wrong, and what lies beyond would be lost.
    for part in filter(None, (sheet, formulas)):
        part.reset_dimensions()
    try:
        beside = formulas.iter_rows() if formulas is not None else None
        for number, row in enumerate(sheet.iter_rows(), 1):
            typed = next(beside, ()) if beside is not None else ()
            cells += len(row)
            if number > _LAST_ROW or cells > _MOST_CELLS:
                raise TableError("Die Tabelle ist zu groß.", "too_large")
            if not row:
                continue
            line = Line(number, tuple(map(show.cell, row)))
            if typed:
                line = _without_results(line, row, typed)
            if not line.is_blank:
                rows += 1
                limits.check_row(rows, next(i for i in range(len(row), 0, -1) if line.cells[i - 1] != EMPTY))
                yield line
    except DAMAGED as error:
        raise TableError(UNREADABLE) from error


def _without_results(line: Line, row: tuple[Any, ...], typed: tuple[Any, ...]) -> Line:
    """Mark formulas that no program has worked out yet: they look empty and are not.

    One whose result is an empty text says so by its type: =IF(A1="";"";…) is in half of all lists.
    """
    cells = [
        Cell("", FormulaFault.NO_RESULT)
        if formula.data_type == "f" and cell == EMPTY and stored.data_type != "str"
        else cell
        for cell, stored, formula in zip(line.cells, row, typed, strict=False)
    ]
    return Line(line.number, (*cells, *line.cells[len(cells) :]))


class _Showing:
    """Shows cells of one workbook, whose days count from ``epoch``."""

    def __init__(self, epoch: datetime) -> None:
        self.epoch = epoch

    def cell(self, cell: Any) -> Cell:
        """Return what people see in a cell of openpyxl, and its value."""
        value = cell.value
        if value is None:
            return EMPTY
        if cell.data_type == "e":
            return Cell(str(value), FormulaFault.ERROR)
        if isinstance(value, bool):
            return truth_cell(value)
        if isinstance(value, int | float):
            number = exact_number(value)
            return number_cell(number, shown_number(number, cell.number_format))
        if isinstance(value, date | time | timedelta):
            return self._moment(value, cell.number_format)
        return Cell(shown_text(_unescaped(str(value)), cell.number_format))

    def _moment(self, value: Any, number_format: str) -> Cell:
        has_day, has_time = _moment_parts(number_format)
        if isinstance(value, timedelta):
            return duration_cell(value)
        if isinstance(value, time):
            return duration_cell(datetime.combine(date.min, value) - datetime.min)
        if isinstance(value, datetime):
            if has_time and not has_day:
                return duration_cell(self._since_midnight(value))
            # Under a format without a time, nobody sees that there is one.
            return date_cell(value if has_time else value.date(), shown_day(value, number_format))
        return date_cell(value, shown_day(value, number_format))

    def _since_midnight(self, value: datetime) -> timedelta:
        """Return a time of day that openpyxl has made a moment of 1900: 24:00 is stored as one whole day."""
        from openpyxl.utils.datetime import to_excel

        serial = timedelta(days=to_excel(value, self.epoch))
        return DAY if abs(serial - DAY) < timedelta(seconds=1) else serial % DAY


@lru_cache(maxsize=500)
def _moment_parts(number_format: str) -> tuple[bool, bool]:
    """Tell whether a format shows a day, and whether it shows a time."""
    signs = _WORDS_OF_FORMAT.sub("", number_format).casefold()
    has_time = bool(re.search(r"[hs]", signs))
    has_day = bool(re.search(r"[yd]", signs)) or ("m" in signs and not has_time)
    return (has_day, has_time) if has_day or has_time else (True, True)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(_sign, text).replace("\r\n", "\n").replace("\r", "\n")


_sign: Callable[[re.Match[str]], str] = lambda match: chr(int(match[1], 16))  # noqa: E731
