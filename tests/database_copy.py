"""The test database is migrated once and copied from then on.

Running all migrations takes longer than most of what people try while they write. What comes out of them is
kept until a migration changes: on SQLite as a file in ``.cache/test-databases``, on PostgreSQL as a database
to copy from. On a copy ``migrate`` still runs: it finds nothing to do and tells the apps, as always. Where
processes begin at once, they wait for the first of them.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

PLACE = Path(__file__).resolve().parents[1] / ".cache" / "test-databases"
PREFIX = "test_migrated_"


@contextmanager
def migrated_once() -> Iterator[None]:
    """Let Django make the test database within: from the copy, or by all migrations; then a copy is kept."""
    on_sqlite = connection.vendor == "sqlite"
    copying, keep = (_from_file, _keep_file) if on_sqlite else (_from_database, _keep_database)
    name = migrated_name()
    with one_at_a_time():
        with copying(name) as copied:
            yield
        if not copied:
            keep(name)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let processes that begin at once wait for the first of them."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrated_name() -> str:
    """Return the name of the migrated database, which changes with any migration, ours or a package's."""
    found = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    files = (import_module(found[key].__module__).__file__ or "" for key in sorted(found))
    content = b"".join(Path(file).read_bytes() for file in files)
    return PREFIX + hashlib.sha256(content).hexdigest()[:12]


@contextmanager
def _from_file(name: str) -> Iterator[bool]:
    """Fill the database in memory before ``migrate`` looks at it; give whether there was a file."""
    file = PLACE / f"{name}.sqlite3"
    if not file.exists():
        yield False
        return
    # It is there as long as somebody has it open.
    memory = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    with closing(memory), closing(sqlite3.connect(file)) as source:
        source.backup(memory)
        yield True


def _keep_file(name: str) -> None:
    for older in PLACE.glob(f"{PREFIX}*"):
        older.unlink()
    unfinished = PLACE / "unfinished"
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as target:
        connection.connection.backup(target)
    unfinished.rename(PLACE / f"{name}.sqlite3")


@contextmanager
def _from_database(name: str) -> Iterator[bool]:
    """Let PostgreSQL make the database as a copy; give whether there was one to copy."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        there = cursor.fetchone() is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict["TEST"], "TEMPLATE", name if there else None)
        yield there


def _keep_database(name: str) -> None:
    source = connection.settings_dict["NAME"]
    connection.close()  # nobody may be connected to what is copied
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        for (older,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE "{older}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
