"""Excel files (XLSX)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from core.tables import Limits, TableError, read_sheets
from files.readers.drawings import drawing_text
from files.readers.limits import MAX_UNPACKED, Unreadable
from files.readers.markup import attribute, child, name_of, parse
from files.readers.packages import Parts, harmless_parts
from files.readers.relations import Part

_LINES_AT_ONCE = 500
_ON = ("1", "true")
_NO_SIZE = ("0", "0.0")
_MOST_MERGED = 1000  # in a sheet: each is asked for each row
# Codes in headers and footers: font, colour, size, and place or what Excel fills in.
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z+])')


def read_xlsx(content: bytes) -> Iterator[str]:
    """Return the text of the sheets that are shown, cells as they are shown, then what lies beside them.

    Not read: hidden sheets, rows and columns, what other cells cover, and comments.
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
    """Return a sheet without hidden rows, and without cells in hidden columns or under merged ones."""
    root = parse(data)
    hidden = [
        range(int(attribute(column, "min") or 0), int(attribute(column, "max") or 0) + 1)
        for column in root.iterfind("{*}cols/{*}col")
        if attribute(column, "hidden") in _ON or attribute(column, "width") in _NO_SIZE
    ]
    properties = child(root, "sheetFormatPr")
    only_others = properties is not None and attribute(properties, "zeroHeight") in _ON
    merged = _merged(root)
    rows = child(root, "sheetData")
    for place, row in enumerate(list(rows) if rows is not None else (), 1):
        number = int(attribute(row, "r") or place)
        if _is_hidden(row, only_others):
            rows.remove(row)
        elif hidden or any(number in area.rows for area in merged):
            areas = [area for area in merged if number in area.rows]
            for cell_place, cell in enumerate(list(row), 1):
                column = _column(cell, cell_place)
                if any(column in columns for columns in hidden) or any(
                    area.covers(number, column) for area in areas
                ):
                    row.remove(cell)
    return bytes(etree.tostring(root))


def _is_hidden(row: Any, only_others: bool) -> bool:
    """Tell whether a row is not shown; ``only_others`` says that rows are not, unless they have a height."""
    height = attribute(row, "ht")
    return attribute(row, "hidden") in _ON or height in _NO_SIZE or (only_others and height is None)


class _Area(NamedTuple):
    """A block of merged cells, of which only the first is shown."""

    rows: range
    columns: range

    def covers(self, row: int, column: int) -> bool:
        first = (self.rows.start, self.columns.start)
        return row in self.rows and column in self.columns and (row, column) != first


def _merged(root: Any) -> list[_Area]:
    areas = []
    for entry in list(root.iterfind("{*}mergeCells/{*}mergeCell"))[:_MOST_MERGED]:
        corners = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", attribute(entry, "ref") or "")
        if corners:
            left, top, right, bottom = corners.groups()
            areas.append(_Area(range(int(top), int(bottom) + 1), range(_number(left), _number(right) + 1)))
    return areas


def _column(cell: Any, place: int) -> int:
    """Return the number of a cell's column from its name, «B7»: 2; without one its ``place`` counts."""
    letters = re.match(r"[A-Z]+", attribute(cell, "r") or "")
    return place if letters is None else _number(letters[0])


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
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
