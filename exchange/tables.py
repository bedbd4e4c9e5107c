"""Read the rows of a table that people send back to us."""

from __future__ import annotations

from dataclasses import replace

from core.tables import Cell, Row, Table, plain_cell


def plain_rows(table: Table) -> list[Row]:
    """Return the rows of ``table`` without the apostrophes of our own downloads.

    These keep spreadsheets from taking «+49 …» and «- Malen» for formulas.
    """
    return [
        replace(
            row, cells={name: Cell(plain_cell(cell.text), cell.value) for name, cell in row.cells.items()}
        )
        for row in table.rows
    ]
