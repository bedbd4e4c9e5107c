"""Excel files (XLSX)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from core.tables import Limits, TableError, read_sheets
from files.readers.drawings import drawing_text
from files.readers.limits import MAX_UNPACKED, Unreadable
from files.readers.markup import attribute, child, name_of, parse
from files.readers.packages import Parts, harmless_parts
from files.readers.relations import Part

_LINES_AT_ONCE = 500
_ON = ("1", "true")
# Codes in headers and footers: font, colour, size, and place or what Excel fills in.
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z+])')


def read_xlsx(content: bytes) -> Iterator[str]:
    """Return the text of the sheets that are shown, cells as they are shown, then what lies beside them.

    Not read: hidden sheets, rows and columns, and comments.
    """
    parts = harmless_parts(content)
    shown = list(_shown_sheets(parts))
    for sheet in shown:
        parts[sheet.name] = _without_hidden(sheet.blob)
    try:
        for _name, lines in read_sheets(parts.as_archive().getvalue(), Limits(unpacked=2 * MAX_UNPACKED)):
            while some := list(itertools.islice(lines, _LINES_AT_ONCE)):
                yield "\n".join("\t".join(cell.text for cell in line.cells) for line in some)
    except TableError as error:
        raise Unreadable(error.problem) from error
    for sheet in shown:
        yield "".join(_beside_cells(sheet))


def _shown_sheets(parts: Parts) -> Iterator[Part]:
    for book in Part(parts, "").related("officeDocument"):
        for entry in parse(book.blob).iterfind("{*}sheets/{*}sheet"):
            key = next((value for name, value in entry.attrib.items() if name.endswith("}id")), "")
            sheet = book.related_part(key)
            if attribute(entry, "state") in (None, "visible") and sheet.name in parts:
                yield sheet


def _without_hidden(data: bytes) -> bytes:
    """Return a sheet without hidden rows and without the cells of hidden columns."""
    root = parse(data)
    hidden = [
        range(int(attribute(column, "min") or 0), int(attribute(column, "max") or 0) + 1)
        for column in root.iterfind("{*}cols/{*}col")
        if attribute(column, "hidden") in _ON
    ]
    rows = child(root, "sheetData")
    for row in list(rows) if rows is not None else ():
        if attribute(row, "hidden") in _ON:
            rows.remove(row)
        elif hidden:
            for place, cell in enumerate(list(row), 1):
                if any(_column(cell, place) in columns for columns in hidden):
                    row.remove(cell)
    return bytes(etree.tostring(root))


def _column(cell: Any, place: int) -> int:
    """Return the number of a cell's column from its name, «B7»: 2; without one its ``place`` counts."""
    letters = re.match(r"[A-Z]+", attribute(cell, "r") or "")
    if letters is None:
        return place
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _beside_cells(sheet: Part) -> Iterator[str]:
    """Return what stands in text boxes and charts, and at top and bottom of the printed sheet."""
    for drawing in sheet.related("drawing"):
        root = parse(drawing.blob)
        yield from drawing_text(root, drawing)
        yield "\n"
    printed = child(parse(sheet.blob), "headerFooter")
    for line in printed if printed is not None else ():
        if name_of(line):
            yield _CODES.sub(" ", line.text or "").replace("&&", "&") + "\n"
