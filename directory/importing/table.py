"""Read a table from a CSV file as people send them: UTF-8 or Windows, comma or semicolon."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from directory.importing.mapping import Mapping


class TableError(Exception):
    """The file as a whole cannot be used; the message says why, in German."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its number, its cells by column, and whether cells are missing or too many."""

    line: int
    cells: dict[str, str]
    ragged: bool


def read_table(path: Path, mapping: Mapping) -> list[Row]:
    """Give the rows of the CSV file at ``path``, cells with blanks trimmed and folded.

    Raises TableError when the file cannot be read, is empty, or lacks a column of the mapping.
    """
    text = _decode(path)
    header, rows = _split(text, mapping.delimiter)
    if missing := mapping.columns - set(header):
        raise TableError(
            f"Diese Spalten fehlen in der Datei: {', '.join(sorted(missing))}. "
            f"Vorhanden sind: {', '.join(header)}."
        )
    if len(set(header)) != len(header):
        raise TableError("Zwei Spalten haben dieselbe Überschrift.")
    return [
        Row(line, dict(zip(header, map(_tidy, cells), strict=False)), len(cells) != len(header))
        for line, cells in rows
    ]


def _decode(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(f"Die Datei {path} ist nicht lesbar: {error.strerror}.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel on Windows writes without being asked; every byte means something there.
        return raw.decode("cp1252", errors="replace")


def _split(text: str, delimiter: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    first = text.split("\n", 1)[0]
    if not first.strip():
        raise TableError("Die Datei ist leer oder hat keine Überschriften in der ersten Zeile.")
    chosen = delimiter or max(";,\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=chosen)
    try:
        lines = list(_numbered(reader))
    except csv.Error as error:
        raise TableError(f"Zeile {reader.line_num}: {error}") from error
    return [_tidy(name) for name in lines[0][1]], lines[1:]


def _numbered(reader: csv._reader) -> Iterator[tuple[int, list[str]]]:  # type: ignore[name-defined]
    """Give each non-empty record with the line it begins at: a quoted cell may run over several lines."""
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


def _tidy(cell: str) -> str:
    return " ".join(cell.replace("\x00", "").split())
