"""Tables as files: CSV, XLSX and ODS in, CSV out.

Knows nothing of Django, so that processes without it can read files too.
"""

from core.tables.cells import Cell, FormulaFault, Line
from core.tables.headings import Row, Table
from core.tables.limits import Limits, TableError
from core.tables.reading import EXTENSIONS, read_file, read_sheets, read_table
from core.tables.writing import plain_cell, safe_cell, write_csv

__all__ = [
    "EXTENSIONS",
    "Cell",
    "FormulaFault",
    "Limits",
    "Line",
    "Row",
    "Table",
    "TableError",
    "plain_cell",
    "read_file",
    "read_sheets",
    "read_table",
    "safe_cell",
    "write_csv",
]
