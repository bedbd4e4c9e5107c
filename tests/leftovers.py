"""No file of tests leaves rows behind: the next one on the same process would find them.

Looked at after each file, when all that its tests and fixtures did is taken back.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection

# Of what tests make nearly everything hangs from one of these.
TABLES = [
    apps.get_model(name)._meta.db_table
    for name in ("auth.Group", "accounts.User", "wagtailcore.Page", "wagtailcore.Collection", "search.Entry")
]
# The name of the test database, and how many rows a table had before the first test.
_before: dict[str, dict[str, int]] = {}


def remember_rows() -> None:
    """Keep how many rows there are before the first test."""
    _before[_name()] = _counted()


def rows_left() -> dict[str, int]:
    """Return how many rows more than before stand in a table; in other databases nobody looks."""
    before = _before.get(_name())
    if before is None or connection.in_atomic_block:
        return {}
    return {table: more for table, count in _counted().items() if (more := count - before[table]) > 0}


def _counted() -> dict[str, int]:
    parts = (f"SELECT '{table}', count(*) FROM {connection.ops.quote_name(table)}" for table in TABLES)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


def _name() -> str:
    return str(connection.settings_dict["NAME"])
