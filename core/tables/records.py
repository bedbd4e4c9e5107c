"""Cut the text of a CSV file into records (RFC 4180): what is malformed is named, not guessed at.

Python's ``csv`` is lenient in what it reads: a quotation mark that never closes swallows what follows, and
its strict mode does not say where the mark opened. Only line feeds and carriage returns end lines here;
U+2028, U+0085, vertical tabs and form feeds stand inside cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from core.tables.limits import TableError

_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r' *"(?:[^"]++|"")*+("?)')


@dataclass(slots=True)
class Record:
    """A record: the line of the file it begins in, its cells, and where cells of several lines open."""

    line: int
    cells: list[str]
    opened: dict[int, int] = field(default_factory=dict)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Return the records of ``text``, cells divided by ``delimiter``. Raises TableError if malformed."""
    cell, place, line = _cell_pattern(delimiter), 0, 1
    record = Record(line, [])
    more = False
    while place < len(text) or more:
        match = cell.match(text, place)
        if match is None:  # only a cell that begins with a quotation mark can fail
            raise _malformed(text, place, line)
        quoted, end = match["quoted"], match["end"]
        if quoted is None:
            content = match["plain"]
            if content.lstrip(" ").startswith('"') and content.count('"') % 2:
                raise _malformed(text, place, line)
        else:
            content = quoted.replace('""', '"')
            if breaks := len(_LINE_END.findall(quoted)):
                record.opened[len(record.cells)] = line
                content = _LINE_END.sub("\n", content)
                line += breaks
        record.cells.append(content)
        place, more = match.end(), end == delimiter
        if not more:
            yield record
            line += 1
            record = Record(line, [])


@lru_cache(maxsize=16)
def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    return re.compile(
        rf'(?: *+"(?P<quoted>(?:[^"]++|"")*+)" *+(?={sign}|[\r\n]|\Z)|(?!")(?P<plain>[^{sign}\r\n]*+))'
        rf"(?P<end>{sign}|\r\n|\r|\n|\Z)"
    )


def _malformed(text: str, place: int, line: int) -> TableError:
    """Return what is wrong with the quoted cell at ``place``."""
    match = _QUOTED.match(text, place)
    closes_here = match is not None and match[1] and not _LINE_END.search(match[0])
    if not closes_here:
        return TableError(f"Zeile {line}: Das Anführungszeichen wird nicht geschlossen.")
    rest = _LINE_END.split(text[match.end() : match.end() + 30], maxsplit=1)[0] if match else ""
    return TableError(
        f"Zeile {line}: Nach dem schließenden Anführungszeichen steht noch «{rest}». "
        'Anführungszeichen im Text müssen doppelt stehen: "Chor ""Die Spatzen""".'
    )
