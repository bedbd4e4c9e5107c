"""The demo is loaded once and copied from then on, as the migrated database is (``tests.database_copy``).

A copy is a database of its own, which other processes can open too, and a directory of uploads. It is loaded
anew when anything of ours has changed that it is made from, and every day, as it tells of this week. What
search has indexed is not copied: an index is made in seconds.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from wagtail.models import Site

from demo.loading import load_demo
from tests.database_copy import PLACE, migrated_name, one_at_a_time
from tests.needs import ROOT
from tests.tree import ensure_roots, lay_ground


@contextmanager
def demo_in(directory: Path) -> Iterator[None]:
    """Let the default connection lead to a copy of the demo within; its uploads are in ``directory/uploads``.

    On SQLite the database is ``directory/db.sqlite3``. It is removed at the end, the uploads stay.
    """
    copied = str(directory / "db.sqlite3") if _on_sqlite() else f"{connection.settings_dict['NAME']}_demo"
    with one_at_a_time():
        name = _name()
        if not _is_kept(name):
            _load(name)
        _copy(name, copied)
        shutil.copytree(PLACE / f"{name}-uploads", directory / "uploads")
    with _connected(copied):
        yield
    _drop(copied)


def _prefix() -> str:
    """Return how names begin: checkouts may share a server, but not what they have loaded."""
    return f"test_demo_{hashlib.sha256(f'{ROOT} {connection.vendor}'.encode()).hexdigest()[:6]}_"


def _name() -> str:
    """Return a name that changes with migrations, with our code and data, with packages, and every day."""
    ours = [Path(app.path) for app in apps.get_app_configs() if ROOT in Path(app.path).parents]
    ours = [folder for folder in ours if ".venv" not in folder.parts and "site-packages" not in folder.parts]
    files = [file for folder in (*ours, ROOT / "data") for file in folder.rglob("*") if file.is_file()]
    digest = hashlib.sha256(f"{migrated_name()} {date.today()}".encode())
    for file in sorted(file for file in files if file.suffix != ".pyc"):
        digest.update(str(file).encode() + file.read_bytes())
    digest.update((ROOT / "requirements.txt").read_bytes())
    return _prefix() + digest.hexdigest()[:12]


def _load(name: str) -> None:
    """Load the demo into a copy of the migrated database; keep it under ``name`` instead of older ones."""
    _forget_older()
    unfinished = str(PLACE / "unfinished-demo") if _on_sqlite() else f"{_prefix()}unfinished"
    uploads = PLACE / "unfinished-uploads"
    shutil.rmtree(uploads, ignore_errors=True)
    uploads.mkdir()
    _drop(unfinished)
    _copy(migrated_name(), unfinished)
    with TemporaryDirectory() as index, _connected(unfinished):
        places = {"MEDIA_ROOT": uploads, "SEARCH_INDEX_DIR": Path(index), "ELASTICSEARCH_URL": ""}
        with override_settings(**places, DEMO=True):
            lay_ground()
            ensure_roots()
            load_demo(lambda part: None)
    uploads.rename(PLACE / f"{name}-uploads")
    if _on_sqlite():
        Path(unfinished).rename(PLACE / f"{name}.sqlite3")
    else:
        _ask(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def _forget_older() -> None:
    for older in PLACE.glob(f"{_prefix()}*"):
        shutil.rmtree(older) if older.is_dir() else older.unlink()
    if not _on_sqlite():
        for (older,) in _ask("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", _prefix()):
            _drop(older)


def _is_kept(name: str) -> bool:
    there = (
        (PLACE / f"{name}.sqlite3").exists()
        if _on_sqlite()
        else _ask("SELECT 1 FROM pg_database WHERE datname = %s", name)
    )
    return bool(there) and (PLACE / f"{name}-uploads").exists()


def _copy(name: str, copied: str) -> None:
    if _on_sqlite():
        shutil.copyfile(PLACE / f"{name}.sqlite3", copied)
    else:
        _drop(copied)
        _ask(f'CREATE DATABASE "{copied}" TEMPLATE "{name}"')


def _drop(copied: str) -> None:
    if _on_sqlite():
        for end in ("", "-wal", "-shm"):
            Path(copied + end).unlink(missing_ok=True)
    else:
        _ask(f'DROP DATABASE IF EXISTS "{copied}"')


@contextmanager
def _connected(name: str) -> Iterator[None]:
    """Let the default connection lead to another database within; the one of the tests stays as it is."""
    own = connection.settings_dict["NAME"]
    # One in memory is there as long as somebody has it open.
    kept = connection.connection if _on_sqlite() else connection.close()
    connection.connection = None
    connection.settings_dict["NAME"] = name
    _forget_rows()
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
        connection.connection = kept
        _forget_rows()


def _forget_rows() -> None:
    """Drop what Django and Wagtail remember of rows of another database."""
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.clear()


def _ask(sql: str, *values: str) -> list[tuple[str, ...]]:
    """Ask a server of databases beside any of its databases; return rows, if there are any."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall() if cursor.description else []


def _on_sqlite() -> bool:
    return bool(connection.vendor == "sqlite")
