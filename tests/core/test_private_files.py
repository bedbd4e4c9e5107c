"""Other accounts of the host cannot read what people have entered."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.private_files import is_open_to_others, keep_private, private_places
from intranet.checks import check_private_files, check_proxies
from search.engines.embedded.engine import EmbeddedEngine
from tests.needs import ROOT


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("before", [None, 0o644])
def test_nobody_else_reads_the_database(tmp_path: Path, before: int | None) -> None:
    database = tmp_path / "db.sqlite3"
    if before is not None:
        database.touch(before)
        database.chmod(before)
    code = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "cursor = connection.cursor(); cursor.execute('CREATE TABLE t (a)'); "
        "cursor.execute('INSERT INTO t VALUES (1)')\n"
        "import pathlib, sys; print(*sorted((p.name, oct(p.stat().st_mode & 0o777)) "
        "for p in pathlib.Path(sys.argv[1]).iterdir()), sep='\\n')"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
        "DATABASE_URL": f"sqlite:///{database}",
        "DATA_DIR": str(tmp_path / "data"),
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(tmp_path)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        umask=0o022,
    )
    files = [line for line in done.stdout.splitlines() if "db.sqlite3" in line]
    assert len(files) == 3  # the file, -wal, -shm
    assert all("0o600" in line for line in files)
    assert "('data', '0o700')" in done.stdout


def test_nobody_else_reads_uploads(settings: Any) -> None:
    old = os.umask(0o022)
    try:
        name = default_storage.save("documents/geheim.txt", ContentFile(b"x"))
    finally:
        os.umask(old)
    path = Path(settings.MEDIA_ROOT) / name
    assert [mode(path), mode(path.parent), mode(path.parent.parent)] == [0o600, 0o700, 0o700]


def test_nobody_else_reads_the_index(tmp_path: Path) -> None:
    tmp_path.joinpath("search").mkdir(mode=0o755)
    engine = EmbeddedEngine(tmp_path / "search")
    engine.replace([], 1)
    assert mode(tmp_path / "search") == 0o700


def test_what_is_open_is_named_and_closed(settings: Any) -> None:
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    assert [(found.id, str(folder) in str(found.hint)) for found in check_private_files()] == [
        ("intranet.W003", True)
    ]
    for path in private_places():
        keep_private(path)
    assert (check_private_files(), is_open_to_others(folder)) == ([], False)


@pytest.mark.parametrize(("count", "found"), [(0, ["intranet.W002"]), (1, []), (2, [])])
def test_a_missing_number_of_proxies_is_named(settings: Any, count: int, found: list[str]) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = count
    assert [warning.id for warning in check_proxies()] == found
