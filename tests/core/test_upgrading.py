"""Rows of an older version survive an upgrade: its tables are made, filled, and migrated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db
Upgrade = Callable[[list[tuple[str, str]]], Any]
UEBERGANG = "Übergang"
IN_TWO_PARTS = normalize("NFD", UEBERGANG)


@pytest.fixture
def migrated_to(tmp_path: Path) -> Iterator[Upgrade]:
    """A database of its own, brought to the migrations that are asked for; gives the models of that time."""
    tests = connections["default"]
    name = str(tmp_path / "old.sqlite3")
    if tests.vendor == "postgresql":
        name = f"{tests.settings_dict['NAME']}_old"
        with tests._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}"')
    own = tests.copy()
    own.settings_dict = {**tests.settings_dict, "NAME": name}
    connections["default"] = own

    def migrate(targets: list[tuple[str, str]]) -> Any:
        executor = MigrationExecutor(own)
        return executor.migrate(targets).apps

    try:
        yield migrate
    finally:
        own.close()
        connections["default"] = tests
        if tests.vendor == "postgresql":
            with tests._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}"')


def _letters_as_sqlite_has_them() -> None:
    """Give the connection SQLite's own LOWER: the index of the older version knew ASCII alone."""
    if connection.vendor == "sqlite":
        small = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
        connection.ensure_connection()
        connection.connection.create_function(
            "lower", 1, lambda text: text.translate(small), deterministic=True
        )


def test_tags_that_became_one_keep_all_they_stood_on(migrated_to: Upgrade) -> None:
    old = migrated_to([("core", "0001_initial")])
    _letters_as_sqlite_has_them()
    twin = "übergang" if connection.vendor == "sqlite" else IN_TWO_PARTS
    tags = old.get_model("core.Tag").objects
    first, second, other = (
        tags.create(name=name, slug=slug)
        for name, slug in ((UEBERGANG, "uebergang"), (twin, "uebergang-2"), ("Kita", "kita"))
    )
    page, both = old.get_model("wagtailcore.Page").objects.order_by("depth")[:2]
    for tag, place in ((second, page), (first, both), (second, both), (other, both)):
        old.get_model("core.PageTag").objects.create(tag=tag, content_object=place)
    kind = old.get_model("contenttypes.ContentType").objects.create(app_label="files", model="document")
    for tag, number in ((second, 7), (first, 8), (second, 8)):
        old.get_model("core.TaggedFile").objects.create(tag=tag, content_type=kind, object_id=number)
    connection.close()  # an upgrade is a process of its own

    new = migrated_to([("core", "0004_phone_numbers")])

    rows = new.get_model("core.Tag").objects.order_by("pk").values_list("pk", "name", "slug", "same_name")
    assert list(rows) == [
        (first.pk, UEBERGANG, "uebergang", "übergang"),
        (other.pk, "Kita", "kita", "kita"),
    ]
    pages = new.get_model("core.PageTag").objects.values_list("content_object", "tag")
    assert set(pages) == {(page.pk, first.pk), (both.pk, first.pk), (both.pk, other.pk)}
    files = new.get_model("core.TaggedFile").objects.values_list("object_id", "tag")
    assert set(files) == {(7, first.pk), (8, first.pk)}
    assert (len(pages), len(files)) == (3, 2)
