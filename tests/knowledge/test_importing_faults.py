"""One page's failure is that page's: the run goes on, names it with its address, and says so when it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from knowledge.models import ArticlePage, KnowledgeIndexPage
from tests.knowledge.test_portal import row

pytestmark = pytest.mark.django_db(transaction=True)
NESTED = (
    '<a href="https://a.example"><h3>Zum Antrag</h3></a><table><tr><td>Mo</td><td>9 Uhr</td></tr></table>'
)


@pytest.fixture
def portal(tmp_path: Path, index: KnowledgeIndexPage) -> Path:
    rows = [
        row(1, "/a/", title="Oben", content="<p>x</p>"),
        row(2, "/a/b/", "/a/", title="Unten", content=NESTED),
        row(3, "/a/c/", "/a/", title="Kaputt", content="<p>y</p>"),
        row(4, "/a/c/d/", "/a/c/", title="Darunter", content="<p>z</p>"),
    ]
    file = tmp_path / "portal.json"
    file.write_text(json.dumps(rows))
    return file


def _trigger(body: str) -> Any:
    """Return what makes the database itself refuse: the SQL to set it up on either database."""
    table = ArticlePage._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE TRIGGER refuse BEFORE INSERT ON {table} WHEN NEW.summary = 'y' "
                f"BEGIN SELECT RAISE(ABORT, '{body}'); END"
            )
        else:
            cursor.execute(
                f"CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN IF NEW.summary = 'y' THEN "
                f"RAISE EXCEPTION '{body}'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql"
            )
            cursor.execute(
                f"CREATE TRIGGER refuse BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()"
            )


def _drop_trigger() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER IF EXISTS refuse")
        else:
            cursor.execute("DROP FUNCTION IF EXISTS refuse() CASCADE")


@pytest.fixture
def failing() -> Any:
    _trigger("no room for this row")
    yield
    _drop_trigger()


def test_a_page_that_fails_is_named_and_the_others_go_in(
    portal: Path, failing: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError, match="2 von 4 Seiten") as stopped:
        call_command("import_pages", str(portal))
    lines = capsys.readouterr().out.splitlines()
    assert stopped.value.returncode == 3
    assert set(ArticlePage.objects.values_list("title", flat=True)) >= {"Oben", "Unten"}
    assert any("Kaputt" in line and "no room" in line and "/a/c/" in line for line in lines)
    assert any("Darunter" in line and "Seite darüber" in line for line in lines)


def test_a_second_run_brings_in_what_was_missing(portal: Path, failing: None) -> None:
    with pytest.raises(CommandError):
        call_command("import_pages", str(portal))
    _drop_trigger()
    call_command("import_pages", str(portal))
    assert ArticlePage.objects.filter(title__in=["Oben", "Unten", "Kaputt", "Darunter"]).count() == 4


def test_a_full_disk_is_no_page_s_fault(portal: Path) -> None:
    _trigger("database or disk is full")
    try:
        with pytest.raises(CommandError, match="Datenträger des Servers ist voll") as stopped:
            call_command("import_pages", str(portal))
    finally:
        _drop_trigger()
    assert stopped.value.returncode == 4
    call_command("import_pages", str(portal))
    assert ArticlePage.objects.filter(title="Kaputt").exists()


def test_nested_markup_is_read(portal: Path) -> None:
    call_command("import_pages", str(portal))
    [block] = ArticlePage.objects.get(title="Unten").body.raw_data
    assert block["value"] == '<h2><a href="https://a.example">Zum Antrag</a></h2><p>Mo · 9 Uhr</p>'


def test_a_trial_run_writes_nothing_at_all(portal: Path) -> None:
    with transaction.atomic():
        call_command("import_pages", str(portal), dry_run=True)
    assert not ArticlePage.objects.exists()
