"""Import offers from a table.

A mapping says which column means what, a report says what became of each row.
"""

from directory.importing.mapping import Mapping, MappingError, load_mapping
from directory.importing.running import import_offers
from directory.importing.table import read_table

__all__ = [
    "Mapping",
    "MappingError",
    "import_offers",
    "load_mapping",
    "read_table",
]
