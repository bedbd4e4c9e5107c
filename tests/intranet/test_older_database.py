"""A database of another release is refused, in words, and stays as it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from intranet.older_database import check_release_of_database, unknown_migrations
from tests.needs import ROOT
from tests.search.processes import database_url

ERROR = "intranet.E001"


def record(app: str, name: str) -> None:
    MigrationRecorder(connection).record_applied(app, name)


def rows() -> dict[str, Any]:
    """Return all that stands in the database, by table."""
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found[table] = sorted(map(repr, cursor.fetchall()))
        return found


@pytest.mark.django_db
def test_a_database_of_this_release_is_taken() -> None:
    assert unknown_migrations() == []
    assert check_release_of_database(databases=["default"]) == []
    assert check_release_of_database() == []


@pytest.mark.django_db
def test_a_database_of_an_older_release_is_named() -> None:
    record("search", "0008_synonyms_by_name")
    record("core", "0001_initial")
    (error,) = check_release_of_database(databases=["default"])
    assert error.id == ERROR
    assert "anderen Fassung" in error.msg
    assert "core.0001_initial und 1 weitere" in error.msg
    with pytest.raises(CommandError, match=ERROR):
        call_command("check", databases=["default"], tags=["database"])


@pytest.mark.django_db
def test_packages_and_apps_that_are_gone_may_have_left_theirs() -> None:
    record("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field")
    record("an_app_of_ours_once", "0001_initial")
    assert unknown_migrations() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "command", [["manage.py", "migrate", "--noinput"], ["-m", "intranet.launch"]], ids=["migrate", "make run"]
)
def test_nothing_is_touched(tmp_path: Path, command: list[str]) -> None:
    record("core", "0001_initial")
    before = rows()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
        "DATABASE_URL": database_url(tmp_path),
        "DATA_DIR": str(tmp_path / "data"),
        "PORT": "18743",
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "anderen Fassung von Präventionsnetz" in done.stdout + done.stderr
    assert "core.0001_initial" in done.stdout + done.stderr
    assert rows() == before
    assert not (tmp_path / "data" / "search").exists()
