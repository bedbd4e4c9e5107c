"""Read the table of an import from a file as people send them."""

from __future__ import annotations

from pathlib import Path

from core.tables import Row, read_file
from directory.importing.mapping import Mapping
from exchange.tables import plain_rows


def read_table(path: Path, mapping: Mapping) -> list[Row]:
    """Return the rows of the CSV, XLSX or ODS file at ``path``.

    Raises TableError when the file cannot be read, is empty, or lacks a column of the mapping.
    """
    return plain_rows(read_file(path, mapping.columns, delimiter=mapping.delimiter))
