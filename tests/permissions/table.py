"""Reads the tables of expectations: a word or more, then one cell for each column."""

from __future__ import annotations

import re
from collections.abc import Mapping

Table = dict[str, dict[str, str]]


def read_table(text: str) -> Table:
    """Give {row: {column: cell}} of a table whose columns stand apart by two blanks or more.

    Raises ValueError for a row that has not as many cells as the head.
    """
    head, *lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    columns = re.split(r"\s{2,}", head)[1:]
    table: Table = {}
    for line in lines:
        name, *cells = re.split(r"\s{2,}", line)
        if len(cells) != len(columns):
            raise ValueError(f"{name}: {len(cells)} cells for {len(columns)} columns")
        table[name] = dict(zip(columns, cells, strict=True))
    return table


def differences(expected: Mapping[str, Mapping[str, str]], found: Mapping[str, Mapping[str, str]]) -> str:
    """Say for every cell that differs what was expected and what was found; "" when nothing differs."""
    return "\n".join(
        f"{row} / {column}: expected {cell}, found {found.get(row, {}).get(column)}"
        for row, cells in expected.items()
        for column, cell in cells.items()
        if found.get(row, {}).get(column) != cell
    )
