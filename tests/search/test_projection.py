"""Marks become entries."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from files.models import Document
from home.models import HomePage
from search.index.building import _entry
from search.index.projection import project, project_all, versions
from search.models import Entry, Mark
from search.registry.cards import Card
from search.registry.sources import sources
from tests.search.conftest import DATA, _build_document

AddPage = Callable[..., HomePage]


def entry_of(page: HomePage) -> Entry:
    """Project what waits and give the entry of a page."""
    project_all()
    return Entry.objects.get(object_id=page.pk, kind__in=["page", ""])


def test_a_live_page_gets_an_entry(add_page: AddPage) -> None:
    assert entry_of(add_page("Krabbelgruppe")).title == "Krabbelgruppe"


def test_a_draft_gets_none(add_page: AddPage) -> None:
    page = add_page("Entwurf", live=False)
    project_all()
    assert not Entry.objects.filter(object_id=page.pk).exists()


def test_handled_marks_are_gone(add_page: AddPage) -> None:
    add_page("Krabbelgruppe")
    project_all()
    assert not Mark.objects.exists()


def test_an_unpublished_page_leaves_a_tombstone_without_texts(add_page: AddPage) -> None:
    page = add_page("Geheim", text="Inhalt", facets={"topic": ["a"]})
    project_all()
    page.unpublish()
    entry = entry_of(page)
    assert (entry.deleted, entry.title, entry.text, entry.facets) == (True, "", "", {})


def test_a_deleted_page_leaves_a_tombstone(add_page: AddPage) -> None:
    page = add_page("Weg")
    entry = entry_of(page)
    Page.objects.get(pk=page.pk).delete()
    project_all()
    assert Entry.objects.get(pk=entry.pk).deleted


def test_a_tombstone_comes_back_to_life_under_its_old_key(add_page: AddPage) -> None:
    page = add_page("Hin und her")
    before = entry_of(page)
    page.unpublish()
    project_all()
    page.save_revision().publish()
    after = entry_of(page)
    assert (after.pk, after.deleted, after.title) == (before.pk, False, "Hin und her")


def test_what_its_app_keeps_out_has_no_entry(add_page: AddPage) -> None:
    page = add_page("Nicht zu finden", none=True)
    project_all()
    assert not Entry.objects.filter(object_id=page.pk).exists()


def test_an_expired_page_is_not_found_before_it_is_unpublished(add_page: AddPage) -> None:
    page = add_page("Vorbei")
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    project_all()
    assert not Entry.objects.filter(object_id=page.pk, deleted=False).exists()


def test_an_announced_end_limits_validity(add_page: AddPage) -> None:
    page = add_page("Bald vorbei", valid_until=date(2999, 1, 1))
    page.expire_at = timezone.now() + timedelta(days=2)
    page.save()
    assert entry_of(page).valid_until == timezone.localdate(page.expire_at)


def test_tags_are_keywords_and_a_facet(add_page: AddPage) -> None:
    page = add_page("Krabbelgruppe")
    page.tags.add("Säuglinge")
    page.save()
    entry = entry_of(page)
    assert (entry.keywords, entry.facets["tag"]) == ("Säuglinge", ["saeuglinge"])


def test_the_kind_is_a_facet(add_page: AddPage) -> None:
    assert entry_of(add_page("Krabbelgruppe")).facets["kind"] == ["page"]


def test_a_restriction_set_above_reaches_the_entry(add_page: AddPage) -> None:
    outer = add_page("Aussen")
    inner = add_page("Innen", outer)
    project_all()
    restriction = PageViewRestriction.objects.create(page=outer, restriction_type="login")
    assert entry_of(inner).restrictions == [f"p{restriction.pk}"]


def test_moving_out_of_a_private_branch_frees_the_entry(home_page: HomePage, add_page: AddPage) -> None:
    outer = add_page("Aussen")
    inner = add_page("Innen", outer)
    PageViewRestriction.objects.create(page=outer, restriction_type="login")
    project_all()
    home_page.refresh_from_db()
    inner.refresh_from_db()
    inner.move(home_page, pos="last-child")
    assert entry_of(inner).restrictions == []


def test_a_changed_slug_above_changes_the_address(add_page: AddPage) -> None:
    outer = add_page("Aussen")
    inner = add_page("Innen", outer)
    project_all()
    outer.refresh_from_db()
    outer.slug = "woanders"
    outer.save()
    assert entry_of(inner).url == "/woanders/innen/"


def test_a_document_carries_its_collections_restrictions(home_page: HomePage) -> None:
    root = Collection.get_first_root_node()
    private = root.add_child(name="Privat")
    restriction = CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    Document.objects.create(title="Protokoll", file=ContentFile(b"x", "x.txt"), collection=private)
    project_all()
    assert Entry.objects.get(kind="document").restrictions == [f"c{restriction.pk}"]


def test_a_nul_from_a_file_is_left_out(home_page: HomePage) -> None:
    document = Document.objects.create(title="Protokoll", file=ContentFile(b"x", "x.txt"))
    document.text = "a\x00b"  # SQLite keeps it, PostgreSQL would not even take it
    entry = _entry(sources()[Document], _build_document(document), (), [])
    assert entry.text == "ab"


def test_every_changed_entry_gets_a_version_of_its_own(add_page: AddPage) -> None:
    for number in range(3):
        add_page(f"Seite {number}")
    project_all()
    start, newest = versions()
    given = Entry.objects.order_by("version").values_list("version", flat=True)
    assert list(given) == list(range(start + 1, newest + 1))


def test_what_did_not_change_keeps_its_version(add_page: AddPage) -> None:
    page = add_page(
        "Gleich", card=Card(place="Olfen"), closures=[(date(2026, 1, 1), None)], facets={"topic": {"b", "a"}}
    )
    before = entry_of(page).version
    page.save()
    assert entry_of(page).version == before


def test_several_marks_make_one_entry(add_page: AddPage) -> None:
    page = add_page("Mehrfach")
    page.save()
    page.save()
    project_all()
    assert Entry.objects.filter(object_id=page.pk).count() == 1


def test_one_that_fails_does_not_hold_up_the_others(add_page: AddPage) -> None:
    add_page("Kaputt", error=True)
    page = add_page("Heil")
    assert entry_of(page).title == "Heil"


def test_one_that_fails_keeps_its_mark_with_the_reason(add_page: AddPage) -> None:
    add_page("Kaputt", error=True)
    project_all()
    assert Mark.objects.get().error == "RuntimeError: cannot be read"


def test_one_that_fails_is_not_found_until_it_works(add_page: AddPage) -> None:
    page = add_page("Kaputt")
    project_all()
    DATA["kaputt"] = {"error": True}
    page.save()
    assert entry_of(page).deleted


def test_a_retry_makes_the_entry_that_failed(add_page: AddPage) -> None:
    page = add_page("Kaputt", error=True)
    project_all()
    DATA["kaputt"] = {}
    project_all(retry=True)
    assert Entry.objects.get(object_id=page.pk).title == "Kaputt"


def test_a_retry_of_a_lasting_fault_ends(add_page: AddPage) -> None:
    add_page("Kaputt", error=True)
    project_all()
    project_all(retry=True)
    assert Mark.objects.exclude(error="").count() == 1


def test_unknown_facets_are_a_fault(add_page: AddPage) -> None:
    add_page("Falsch", facets={"colour": ["red"]})
    project_all()
    assert "colour" in Mark.objects.get().error


def test_no_more_marks_are_handled_than_asked_for(add_page: AddPage) -> None:
    add_page("Eins")
    add_page("Zwei")
    Mark.objects.exclude(pk__in=Mark.objects.order_by("-pk")[:2]).delete()
    assert project(limit=1) == 1


def test_the_number_of_queries_does_not_grow(add_page: AddPage) -> None:
    def queries(count: int) -> int:
        for number in range(count):
            page = add_page(f"Seite {count} {number}")
            page.tags.add("Kita")
            page.save()
        with CaptureQueriesContext(connection) as captured:
            project()
        return len(captured)

    add_page("Vorweg")
    project_all()
    assert queries(2) == queries(12)


@pytest.mark.parametrize("kind", ["latitude", "age_from", "summary"])
def test_fields_are_taken_over(kind: str, add_page: AddPage) -> None:
    value: Any = "Kurz" if kind == "summary" else 8
    if kind == "summary":
        page = add_page("Felder")
        page.summary = value
        page.save()
    else:
        page = add_page("Felder", **{kind: value})
    assert getattr(entry_of(page), kind) == value


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_a_change_that_commits_late_is_not_passed_over(add_page: AddPage) -> None:
    early = add_page("Beginnt früh")
    project_all()
    saved, may_commit = threading.Event(), threading.Event()

    def change_slowly() -> None:
        with transaction.atomic():
            early.title = "Endet spät"
            early.save()
            saved.set()
            may_commit.wait(10)
        connection.close()

    thread = threading.Thread(target=change_slowly)
    thread.start()
    saved.wait(10)
    add_page("Dazwischen")
    project_all()
    between = versions()[1]
    may_commit.set()
    thread.join(10)
    assert entry_of(early).version > between
