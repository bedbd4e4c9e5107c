"""Read CSV files as people send them: any separator, ``sep=;`` in front, commas in headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from core.tables.cells import Cell, Line
from core.tables.decoding import decode
from core.tables.headings import same_name, widest
from core.tables.limits import Limits, TableError
from core.tables.records import Record, records

# The likeliest first where a file makes sense with several: a tab hardly ever stands in text, a comma often.
_DELIMITERS = "\t;,|"
_SAMPLE = 50  # records
_SAID = re.compile(r'\s*"?sep=(?P<sign>.)"?[;,\t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
# ="01067" is how programs keep Excel from taking the zero away.
_FORCED = re.compile(r'="((?:[^"]|"")*)"')


def separated_lines(
    raw: bytes, limits: Limits, delimiter: str = "", needed: Collection[str] = ()
) -> Iterator[Line]:
    """Return the lines of a CSV file, empty ones left out, each with the line of the file it begins in.

    The separator is what the file says, else ``delimiter``, else what divides it best, where ``needed``
    headings settle it. Raises TableError for what is malformed or beyond ``limits``.
    """
    text, skipped = decode(raw), 0
    if said := _SAID.match(text):
        delimiter, skipped, text = said["sign"], said[0].count("\n") or 1, text[said.end() :]
    if len(text) > limits.characters:
        raise TableError("Die Datei ist zu groß.", "too_large")
    delimiter = delimiter or find_delimiter(text, needed)
    rows = width = 0
    for record in records(_blank_lines(skipped) + text, delimiter):
        line = Line(record.line, tuple(map(_cell, record.cells)))
        if line.is_blank:
            continue
        rows += 1
        width = max(width, widest(line))
        limits.check_row(rows, len(line.cells))
        _check_swallowed(record, delimiter, width)
        yield line


def find_delimiter(text: str, needed: Collection[str] = ()) -> str:
    """Return the sign that divides ``text`` into a table; a semicolon where nothing does."""
    samples = {sign: _sample(text, sign) for sign in _DELIMITERS}
    wanted = set(map(same_name, needed))
    if wanted:
        for sign, lines in samples.items():
            if any(wanted <= {same_name(cell.text) for cell in line.cells} for line in lines):
                return sign
    best = max(_DELIMITERS, key=lambda sign: _evenness(samples[sign]))
    return best if _evenness(samples[best]) else ";"


def _blank_lines(number: int) -> str:
    """Stand in for lines taken off the top, so that those below keep their numbers."""
    return "\n" * number


def _cell(text: str) -> Cell:
    if text.startswith('="') and (forced := _FORCED.fullmatch(text)):
        text = forced[1].replace('""', '"')
    return Cell(text)


def _sample(text: str, sign: str) -> list[Line]:
    """Return the first lines as ``sign`` divides them, up to where that makes no sense."""
    found: list[Line] = []
    try:
        for record in islice(records(text, sign), _SAMPLE):
            found.append(Line(record.line, tuple(map(_cell, record.cells))))
    except TableError:
        pass
    return [line for line in found if not line.is_blank]


def _evenness(lines: list[Line]) -> float:
    """Return how evenly lines are divided, from 0 (not at all) to 1 (every one into the same columns).

    Titles above the headings and cells that are missing at the end of a line count for little.
    """
    widths = [widest(line) for line in lines]
    if not widths or max(widths) < 2:
        return 0.0
    common = max(set(widths), key=lambda width: (widths.count(width) if width > 1 else 0, width))
    return sum(1.0 if width == common else 0.3 if 1 < width < common else 0.0 for width in widths) / len(
        widths
    )


def _check_swallowed(record: Record, delimiter: str, width: int) -> None:
    """Refuse a cell that holds whole rows: a mark that should have closed closed only where another began."""
    for place, line in record.opened.items():
        first, *inner = record.cells[place].split("\n")
        rows = [_looks_like_a_row(part, delimiter, width) for part in inner]
        # Of two columns one sign alone is left to tell rows from prose: all lines have to look like rows.
        if any(rows) if width > 2 else width == 2 and place == 1 and delimiter not in first and all(rows):
            raise TableError(
                f"Zeile {line}: Das Anführungszeichen wird nicht geschlossen; es folgen ganze Zeilen."
            )


def _looks_like_a_row(line: str, delimiter: str, width: int) -> bool:
    """Tell whether a line has as many cells as the table, with nothing but «12,50» dividing it elsewhere."""
    cells = line.split(delimiter)
    tight = all(cell == cell.strip(" ") for cell in cells)
    is_number = delimiter == "," and len(cells) == 2 and cells[0][-1:].isdigit() and cells[1][:1].isdigit()
    return len(cells) == width and tight and not is_number
