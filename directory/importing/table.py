"""Read the table of an import from a CSV file as people send them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.spreadsheets import TableError, read_csv
from directory.importing.mapping import Mapping

__all__ = ["Row", "TableError", "read_table"]


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
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(f"Die Datei {path} ist nicht lesbar: {error.strerror}.") from error
    header, rows = read_csv(raw, mapping.delimiter)
    header = [_tidy(name) for name in header]
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


def _tidy(cell: str) -> str:
    return " ".join(cell.replace("\x00", "").split())
