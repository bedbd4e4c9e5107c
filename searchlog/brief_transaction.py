"""A transaction that does not wait for others: what is written in it may as well be left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

MILLISECONDS = 250


@contextmanager
def brief_transaction() -> Iterator[None]:
    """Run a transaction that raises OperationalError when a lock is not free within ``MILLISECONDS``.

    An import may hold SQLite's one write lock for longer: every thread that answers readers would wait.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {MILLISECONDS}")
            yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {MILLISECONDS}")
        try:
            with transaction.atomic():
                yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}")
