"""Adding a field of offers that one can filter by touches no more files than the documentation says.

``outdoors.patch`` adds one to the real model. It is applied to a copy of this site, which gets its migration
and its line in the documentation by commands; then ``probe.py`` meets the field there. When the patch does
not apply any more, since its surroundings have changed, do by hand what it says and keep ``git diff -U1``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests import database_copy
from tests.needs import ROOT

HERE = Path(__file__).parent
PATCH = HERE / "outdoors.patch"
# Made by ``manage.py import_fields --write``.
BY_COMMAND = {"docs/import.md"}
MOST_FILES = 4
NOT_COPIED = shutil.ignore_patterns(".*", "node_modules", "var", "__pycache__", "bilder")
# Decide about the site, or about the run of pytest that this is a part of.
NOT_HANDED_DOWN = ("DATABASE_URL", "ELASTICSEARCH_URL", "PYTEST", "COV", "SHARE")

# What somebody does who adds a field; says last under which name the tests keep the database.
PREPARE = """
import importlib, django
django.setup()
from django.core.management import call_command
call_command("makemigrations", "directory")
call_command("import_fields", write=True)
importlib.invalidate_caches()
from tests.database_copy import migrated_name
print(migrated_name())
"""


def run(copy: Path, *command: str) -> str:
    """Run a command in the copy, on SQLite and with the embedded engine, and return what it says."""
    environment = {name: said for name, said in os.environ.items() if not name.startswith(NOT_HANDED_DOWN)}
    environment |= {"DJANGO_SETTINGS_MODULE": "intranet.settings.test", "TMPDIR": str(copy / "tmp")}
    done = subprocess.run(  # noqa: S603
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout[-6000:]}\n{done.stderr[-6000:]}"
    return done.stdout


def begin_with_migrated_database(copy: Path, name: str) -> None:
    """Give the copy the database that these tests have, so that it runs its own migration and no others."""
    present = database_copy.PLACE / f"{database_copy.migrated_name()}.sqlite3"
    if present.exists():
        place = copy / present.relative_to(ROOT).parent
        place.mkdir(parents=True)
        shutil.copy(present, place / f"{name}.sqlite3")


def touched_files() -> set[str]:
    return set(re.findall(r"^\+\+\+ b/(\S+)", PATCH.read_text("utf-8"), re.MULTILINE)) | BY_COMMAND


def test_a_new_field_touches_no_more_files_than_promised() -> None:
    assert len(touched_files()) <= MOST_FILES


def test_the_documentation_names_the_files() -> None:
    text = (ROOT / "docs/entwicklung/feld.md").read_text("utf-8")

    assert {name for name in touched_files() if f"`{name}`" not in text} == set()


def test_a_new_field_is_met_in_form_search_filter_import_and_completeness(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    (copy / "tmp").mkdir()

    run(copy, "git", "apply", "-C1", str(PATCH))
    name = run(copy, sys.executable, "-c", PREPARE).split()[-1]
    begin_with_migrated_database(copy, name)
    probe, catalogue = str(HERE.relative_to(ROOT) / "probe.py"), "tests/directory/test_offer_fields.py"
    said = run(copy, sys.executable, "-m", "pytest", "-q", "-n", "0", probe, catalogue)

    assert " passed" in said
