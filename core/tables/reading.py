"""Read any table that people send, told by its content rather than its name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from core.tables.cells import Line
from core.tables.headings import Row, Table, same_name, table_from
from core.tables.limits import Limits, TableError
from core.tables.ods import UNREADABLE as NO_ODS, ods_sheets
from core.tables.separated import separated_lines
from core.tables.xlsx import UNREADABLE as NO_XLSX, xlsx_sheets

# Endings that uploads take.
EXTENSIONS = (".csv", ".xlsx", ".ods")
MOST_BYTES = 50 * 1024 * 1024
# Old .xls files are such containers, and so are workbooks with a password.
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BY_NAME = {".xlsx": NO_XLSX, ".ods": NO_ODS}
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

__all__ = ["EXTENSIONS", "Row", "Table", "TableError", "read_file", "read_sheets", "read_table"]


def read_file(path: Path, needed: Collection[str], known: Collection[str] = (), delimiter: str = "") -> Table:
    """Return the table in the file at ``path``, as ``read_table`` does. Raises TableError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TableError(f"Die Datei ist größer als {MOST_BYTES // 1024 // 1024} MB.", "too_large")
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(f"Die Datei {path} ist nicht lesbar: {error.strerror}.") from error
    return read_table(raw, needed, known, name=path.name, delimiter=delimiter)


def read_table(
    raw: bytes,
    needed: Collection[str],
    known: Collection[str] = (),
    *,
    name: str = "",
    delimiter: str = "",
    limits: Limits | None = None,
) -> Table:
    """Return the table with the headings ``needed`` in a CSV, XLSX or ODS file.

    Of a spreadsheet, the sheet that has the headings. ``name`` is that of the file, if known. Raises
    TableError for what cannot be read as a whole, has not all headings, or has them on several sheets:
    all but one of these would be lost.
    """
    limits = limits or Limits()
    expected = next((reason for ending, reason in _BY_NAME.items() if name.lower().endswith(ending)), "")
    if expected and not raw.startswith((*_ZIP, _OLE)):
        raise TableError(expected, "wrong_format")
    read = read_sheets(raw, limits, delimiter=delimiter, needed=needed)
    filled = [(title, found) for title, lines in read if (found := list(lines))]
    wanted = set(map(same_name, needed))
    fitting = [(title, lines) for title, lines in filled if _has(lines, wanted)]
    if len(fitting) > 1 and wanted:
        names = ", ".join(f"«{title}»" for title, _lines in fitting)
        raise TableError(
            f"Mehrere Blätter haben diese Überschriften: {names}. Bitte jedes einzeln speichern."
        )
    return table_from((fitting or filled or [("", [])])[0][1], needed, known)


def read_sheets(
    raw: bytes, limits: Limits, *, delimiter: str = "", needed: Collection[str] = ()
) -> Iterator[tuple[str, Iterator[Line]]]:
    """Return name and lines of each visible sheet of a file, to be read in their order. Raises TableError.

    A CSV file is one sheet without a name. Empty lines are left out; lines keep their number in the file.
    """
    if raw.startswith(_OLE):
        if _OLE_ENCRYPTED in raw:
            raise TableError("Die Datei ist mit einem Kennwort geschützt.", "protected")
        raise TableError(
            "Das ist eine Excel-Datei im alten Format (.xls). Bitte speichern Sie sie als "
            "«Excel-Arbeitsmappe (.xlsx)».",
            "wrong_format",
        )
    if raw.startswith(_ZIP):
        return ods_sheets(raw, limits) if b"opendocument" in raw[:200] else xlsx_sheets(raw, limits)
    if (
        raw.lstrip()[:200]
        .lower()
        .startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"%pdf-", b"{\\rtf"))
    ):
        raise TableError("Die Datei ist keine Tabelle (CSV, .xlsx oder .ods).", "wrong_format")
    return iter([("", separated_lines(raw, limits, delimiter, needed))])


def _has(lines: list[Line], wanted: set[str]) -> bool:
    return any(wanted <= {same_name(cell.text) for cell in line.cells} for line in lines[:20])
