"""Imports beside each other and beside an editor, in real processes, in a database file or on PostgreSQL."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from home.models import HomePage
from tests.knowledge.factories import KnowledgeIndexFactory
from tests.knowledge.test_portal import row
from tests.search.processes import Site, database_url
from tests.tree import make_home

pytestmark = pytest.mark.django_db(transaction=True)
BEGIN = """
import multiprocessing, time
from django.core.management import call_command
from django.db import connections, transaction
from drafts.in_turn import lock_with_parents
from knowledge.models import ArticlePage
from wagtail.models import Page

ready = multiprocessing.Barrier(2)

def bring(wait=0):
    ready.wait(60)
    time.sleep(wait)
    call_command("import_pages", FILE)

def edit():
    "Publish a change as the administration does, taking a second over it."
    with transaction.atomic():
        article = ArticlePage.objects.get(title="Unten")
        lock_with_parents([article.pk])
        ready.wait(60)
        article.refresh_from_db()
        time.sleep(1)
        article.summary = "Von Hand."
        article.save_revision().publish()

def at_once(*work):
    connections.close_all()
    pids = [begin(*one) for one in work]
    return [end(pid) for pid in pids]

def problems():
    return Page.find_problems()[3:], sum(map(len, Page.find_problems()[:3]))
"""


@pytest.fixture
def index() -> Any:
    home: HomePage = make_home()
    return KnowledgeIndexFactory(parent=home)


def write(folder: Path, content: str) -> str:
    """Write a portal with enough pages for several transactions and with this ``content`` of two of them;
    return what a script calls it."""
    rows = [row(1, "/a/", title="Oben"), row(2, "/a/b/", "/a/", title="Unten", content=content)]
    rows += [row(n, f"/a/{n}/", "/a/") for n in range(3, 24)]
    rows += [row(24, "/a/24/", "/a/", content=content)]
    file = folder / "portal.json"
    file.write_text(json.dumps(rows))
    return f"FILE = {str(file)!r}\n"


def test_two_imports_make_every_article_once(tmp_path: Path, index: Any) -> None:
    script = write(tmp_path, "<p>Ein Satz.</p>") + BEGIN
    script += """
answer = {
    "codes": at_once((bring,), (bring,)),
    "titles": sorted(ArticlePage.objects.values_list("title", flat=True)),
    "problems": problems(),
}
"""
    answer = Site(database_url(tmp_path), tmp_path / "index").run(script)
    assert answer["codes"] == [0, 0]
    assert answer["titles"] == sorted(["Oben", "Portal", "Unten", *(f"Seite {n}" for n in range(3, 25))])
    assert answer["problems"] == [[[], []], 0]


def test_an_import_keeps_what_an_editor_is_publishing(tmp_path: Path, index: Any) -> None:
    first = write(tmp_path, "<p>Ein Satz.</p>") + BEGIN + 'call_command("import_pages", FILE)\nanswer = {}\n'
    site = Site(database_url(tmp_path), tmp_path / "index")
    site.run(first)
    script = write(tmp_path, "<p>Ein anderer Satz.</p>") + BEGIN
    script += """
answer = {
    "codes": at_once((edit,), (bring, 0.3)),
    "live": ArticlePage.objects.get(title="Unten").summary,
    "latest": ArticlePage.objects.get(title="Unten").get_latest_revision_as_object().summary,
    "other": ArticlePage.objects.get(title="Seite 24").summary,
}
"""
    hand = "Von Hand."
    assert site.run(script) == {"codes": [0, 0], "live": hand, "latest": hand, "other": "Ein anderer Satz."}
