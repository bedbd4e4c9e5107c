"""Read the visible sheets of OpenDocument spreadsheets (.ods) as people see them, by odfdo.

The cells of odfdo are walked as they are stored: its own rows are copied as often as they are repeated,
and an empty row is repeated a million times at the end of a sheet that somebody has coloured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

from core.tables.cells import (
    EMPTY,
    Cell,
    FormulaFault,
    Line,
    date_cell,
    duration_cell,
    exact_number,
    number_cell,
    plain_number,
    truth_cell,
)
from core.tables.limits import Limits, TableError, open_archive
from core.tables.xlsx import DAMAGED

UNREADABLE = "Die Datei ist keine lesbare OpenDocument-Tabelle (.ods)."
_GROUPS = {"table:table-row-group", "table:table-rows", "table:table-header-rows"}
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_MOST_CELLS = 5_000_000
# Notes at a cell, and the pronunciation above a word.
_UNSEEN = {"office:annotation", "text:note", "text:ruby-text", "draw:frame", "draw:custom-shape"}
_BETWEEN = {"text:tab": "\t", "text:line-break": "\n"}
_DURATION = re.compile(r"(-?)PT?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_FAULT = re.compile(r"#(N/A|NV|VALUE!|WERT!|REF!|BEZUG!|DIV/0!|NAME\?|NUM!|ZAHL!|NULL!)|(Err|Fehler):\d+")


def ods_sheets(raw: bytes, limits: Limits) -> Iterator[tuple[str, Iterator[Line]]]:
    """Return name and lines of each visible sheet, to be read in their order. Raises TableError."""
    from lxml.etree import LxmlError
    from odfdo import Document

    archive = open_archive(raw, limits, UNREADABLE)
    if "content.xml" not in archive.namelist():
        raise TableError(UNREADABLE, "wrong_format")
    try:
        document = Document(BytesIO(raw))
        hidden = _hidden_styles(document)
        for sheet in document.body.get_elements("table:table"):
            if (sheet.get_attribute_string("table:style-name") or "") not in hidden:
                yield sheet.get_attribute_string("table:name") or "", _lines(sheet, limits)
    except (*DAMAGED, LxmlError) as error:
        raise TableError(UNREADABLE) from error


def _hidden_styles(document: Any) -> set[str]:
    """Return the names of the styles under which a sheet is not shown."""
    root = document.get_part("content.xml").root
    return {
        style.get_attribute_string("style:name") or ""
        for style in root.get_elements("//office:automatic-styles/style:style[@style:family='table']")
        for properties in style.get_elements("style:table-properties")
        if properties.get_attribute_string("table:display") == "false"
    }


def _lines(sheet: Any, limits: Limits) -> Iterator[Line]:
    number = rows = written = 0
    for row in _stored_rows(sheet):
        repeated = _times(row, "table:number-rows-repeated")
        cells = _cells(row, limits)
        if not cells:
            number += repeated
            continue
        for _ in range(repeated):
            number += 1
            rows += 1
            written += len(cells)
            limits.check_row(rows, len(cells))
            if written > _MOST_CELLS:
                raise TableError("Die Tabelle ist zu groß.", "too_large")
            yield Line(number, cells)


def _stored_rows(part: Any) -> Iterator[Any]:
    for child in part.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from _stored_rows(child)


def _cells(row: Any, limits: Limits) -> tuple[Cell, ...]:
    """Return the cells up to the last that is not empty: behind it, thousands are stored as one."""
    cells: list[Cell] = []
    gap = 0
    for stored in row.children:
        if stored.tag not in _CELLS:
            continue
        cell = _cell(stored) if stored.tag == "table:table-cell" else EMPTY
        times = _times(stored, "table:number-columns-repeated")
        if cell == EMPTY:
            gap += times
            continue
        limits.check_row(0, len(cells) + gap + times)
        cells += [EMPTY] * gap + [cell] * times
        gap = 0
    return tuple(cells)


def _times(element: Any, attribute: str) -> int:
    said = element.get_attribute_string(attribute) or "1"
    return max(int(said), 1) if said.isdecimal() else 1


def _cell(stored: Any) -> Cell:
    """Return what people see: the words that were stored, but days, times and truth in one German way."""
    words = "\n".join(_words(part) for part in stored.children if part.tag == "text:p")
    kind = stored.get_attribute_string("office:value-type") or ""
    number = stored.get_attribute_string("office:value") or ""
    has_formula = stored.get_attribute_string("table:formula") is not None
    if has_formula and _FAULT.fullmatch(words.strip()):
        return Cell(words, FormulaFault.ERROR)
    try:
        if kind == "date":
            said = stored.get_attribute_string("office:date-value") or ""
            return date_cell(datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said))
        if kind == "time":
            return duration_cell(_duration(stored.get_attribute_string("office:time-value") or ""))
        if kind == "boolean":
            return truth_cell(stored.get_attribute_string("office:boolean-value") == "true")
        if kind in ("float", "currency", "percentage") and number:
            exact = exact_number(float(number))
            return number_cell(exact, words or _unwritten(exact, kind))
    except (ValueError, InvalidOperation, OverflowError):
        return Cell(words)
    words = words or (stored.get_attribute_string("office:string-value") or "")
    if has_formula and not words and not kind:
        return Cell("", FormulaFault.NO_RESULT)
    return Cell(words) if words else EMPTY


def _unwritten(number: Decimal, kind: str) -> str:
    """Return the words of a number that the program which wrote the file has not put into words."""
    return f"{plain_number(number * 100)} %" if kind == "percentage" else plain_number(number)


def _words(element: Any) -> str:
    """Return the text of a paragraph with its blanks, tabs and line breaks, without notes."""
    parts = [element.text or ""]
    for child in element.children:
        if child.tag == "text:s":
            parts.append(" " * _times(child, "text:c"))
        elif child.tag not in _UNSEEN:
            parts.append(_BETWEEN.get(child.tag) or _words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _duration(said: str) -> timedelta:
    match = _DURATION.fullmatch(said)
    if match is None:
        raise ValueError(said)
    days, hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.groups()[1:])
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -span if match[1] else span
