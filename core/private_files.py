"""Files and folders that only the account of the site may read: database, uploads, search index."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

OTHERS = stat.S_IRWXG | stat.S_IRWXO
FILE, FOLDER = 0o600, 0o700
# What SQLite keeps beside the file of a database; new ones take over its permissions.
_BESIDE = ("", "-wal", "-shm", "-journal")


def keep_private(path: Path) -> None:
    """Take all rights to ``path`` from other accounts, if it is there and ours to say."""
    with suppress(FileNotFoundError, PermissionError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & OTHERS:
            path.chmod(mode & ~OTHERS)


def make_private_folder(path: Path) -> None:
    """Make ``path`` with all above it; nobody else may look into it. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True, mode=FOLDER)
    keep_private(path)


def is_open_to_others(path: Path) -> bool:
    """Tell whether other accounts of the host have any right to ``path``."""
    try:
        return bool(path.stat().st_mode & OTHERS)
    except OSError:
        return False


def database_files(name: Any) -> list[Path]:
    """Return the files of the SQLite database ``name``, none for one in memory."""
    if not name or str(name).startswith(("file:", ":memory:")):
        return []
    return [Path(f"{name}{ending}") for ending in _BESIDE]


def keep_database_private(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Take rights to the database's files from others (receiver of ``connection_created``).

    SQLite makes them with the rights that the system gives to any new file.
    """
    if connection.vendor == "sqlite":
        for path in database_files(connection.settings_dict["NAME"]):
            keep_private(path)


def private_places() -> list[Path]:
    """Return the files and folders that hold what people have entered, as far as they are there."""
    database = settings.DATABASES["default"]
    files = database_files(database["NAME"]) if database["ENGINE"].endswith("sqlite3") else []
    folders = [Path(settings.SEARCH_INDEX_DIR)]
    if settings.STORAGES["default"]["BACKEND"] == "files.storage.LocalStorage":
        folders.append(Path(settings.MEDIA_ROOT))
    return [path for path in (*files, *folders) if path.exists()]
