"""Read the table of an import from a file as people send them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from core.tables import Cell, TableError, plain_cell, read_file
from directory.importing.mapping import Mapping

__all__ = ["Row", "TableError", "read_table"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table.

    ``line`` is its number in the file. ``cells`` has the words of each column in one line, ``seen`` the cells
    as they are, with line ends and the values of a spreadsheet. ``surplus``: it has more cells than columns.
    """

    line: int
    cells: dict[str, str]
    surplus: bool = False
    seen: dict[str, Cell] = field(default_factory=dict)

    def cell(self, column: str) -> Cell:
        """Return the cell of a column, an empty one where there is none."""
        return self.seen.get(column) or Cell(self.cells.get(column, ""))


def read_table(path: Path, mapping: Mapping) -> list[Row]:
    """Return the rows of the CSV, XLSX or ODS file at ``path``.

    Raises TableError when the file cannot be read, is empty, or lacks a column of the mapping.
    """
    table = read_file(path, mapping.columns, delimiter=mapping.delimiter)
    rows = []
    for row in table.rows:
        # Our own downloads keep spreadsheets from taking «+49 …» and «- Malen» for formulas.
        seen = {name: Cell(plain_cell(cell.text), cell.value) for name, cell in row.cells.items()}
        words = {name: one_line(cell.text) for name, cell in seen.items()}
        rows.append(Row(row.line, words, row.surplus, seen))
    return rows


def one_line(text: str) -> str:
    """Return ``text`` with single blanks and no line ends."""
    return " ".join(text.split())
