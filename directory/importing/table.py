"""Read the table of an import from a file as people send them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.tables import TableError, read_file
from directory.importing.mapping import Mapping

__all__ = ["Row", "TableError", "read_table"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its number, its cells by column, and whether it has more cells than columns."""

    line: int
    cells: dict[str, str]
    surplus: bool


def read_table(path: Path, mapping: Mapping) -> list[Row]:
    """Return the rows of the CSV, XLSX or ODS file at ``path``, cells with blanks trimmed and folded.

    Raises TableError when the file cannot be read, is empty, or lacks a column of the mapping.
    """
    table = read_file(path, mapping.columns, delimiter=mapping.delimiter)
    return [
        Row(row.line, {name: " ".join(cell.text.split()) for name, cell in row.cells.items()}, row.surplus)
        for row in table.rows
    ]
