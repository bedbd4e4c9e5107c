"""What follows a test with real transactions: an empty database."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

# What describes the code is the same for every test; Django's ``flush`` deletes it and makes it anew.
KEPT = {ContentType._meta.db_table, Permission._meta.db_table}


def empty_database(test_case: Any = None) -> None:
    """Delete what a test has left in the tables; takes the place of Django's own way, which is slower.

    Tests leave few rows in few tables: PostgreSQL deletes those in less time than it takes to truncate all.
    """
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    quoted = [connection.ops.quote_name(table) for table in tables if table not in KEPT]
    filled = " UNION ALL ".join(
        f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {table})"  # noqa: S608 - names of our own tables
        for number, table in enumerate(quoted)
    )
    # Constraints between the tables are checked when all of them are empty.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(filled)
        for (number,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {quoted[number]}")  # noqa: S608 - the same
