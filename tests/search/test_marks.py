"""Whatever changes what is found leaves marks, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site

from accounts.models import User
from core.models import Tag
from files.models import Document
from home.models import HomePage
from search.index.outbox import mark_all, mark_everything
from search.models import Mark
from search.wagtail_hooks import mark_changed_in_bulk

AddPage = Callable[..., HomePage]


def marked(model: type[Any] = HomePage) -> set[int]:
    """Give the ids of the marked objects of a type."""
    content_type = ContentType.objects.get_for_model(model)
    return set(Mark.objects.filter(content_type=content_type).values_list("object_id", flat=True))


@pytest.fixture
def document(db: None) -> Document:
    """A document right below the root collection, whose mark is gone."""
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    made = Document.objects.create(title="Flyer", file=ContentFile(b"x", "x.txt"), collection=root)
    Mark.objects.all().delete()
    return made


@pytest.fixture
def tree(add_page: AddPage) -> tuple[HomePage, HomePage]:
    """A page and one below it, whose marks are gone."""
    outer = add_page("Aussen")
    inner = add_page("Innen", outer)
    outer.refresh_from_db()
    Mark.objects.all().delete()
    connection.run_on_commit = []
    return outer, inner


def test_a_new_page_is_marked(add_page: AddPage) -> None:
    page = add_page("Neu")
    assert page.pk in marked()


def test_publishing_marks(tree: tuple[HomePage, HomePage]) -> None:
    inner = tree[1]
    inner.title = "Anders"
    inner.save_revision().publish()
    assert inner.pk in marked()


def test_unpublishing_from_the_plain_page_marks(tree: tuple[HomePage, HomePage]) -> None:
    inner = tree[1]
    Page.objects.get(pk=inner.pk).unpublish()
    assert inner.pk in marked()


def test_unpublishing_with_descendants_marks_them(tree: tuple[HomePage, HomePage], superuser: User) -> None:
    outer, inner = tree
    UnpublishPageAction(outer, user=superuser, include_descendants=True).execute()
    assert {outer.pk, inner.pk} <= marked()


def test_deleting_a_branch_marks_all_of_it(tree: tuple[HomePage, HomePage]) -> None:
    outer, inner = tree
    Page.objects.get(pk=outer.pk).delete()
    assert {outer.pk, inner.pk} <= marked()


def test_deleting_by_queryset_marks(tree: tuple[HomePage, HomePage]) -> None:
    outer, inner = tree
    Page.objects.filter(pk=outer.pk).delete()
    assert {outer.pk, inner.pk} <= marked()


def test_a_changed_slug_marks_what_is_below(tree: tuple[HomePage, HomePage]) -> None:
    outer, inner = tree
    outer.slug = "woanders"
    outer.save()
    assert inner.pk in marked()


def test_a_changed_title_leaves_alone_what_is_below(tree: tuple[HomePage, HomePage]) -> None:
    outer = tree[0]
    outer.title = "Neuer Titel"
    outer.save()
    assert marked() == {outer.pk}


def test_moving_marks_the_branch(
    home_page: HomePage, tree: tuple[HomePage, HomePage], add_page: AddPage
) -> None:
    outer, inner = tree
    target = add_page("Ziel")
    Mark.objects.all().delete()
    outer.move(target, pos="last-child")
    assert {outer.pk, inner.pk} <= marked()


def test_changing_the_order_leaves_alone_what_is_below(
    home_page: HomePage, tree: tuple[HomePage, HomePage], add_page: AddPage
) -> None:
    outer, inner = tree
    add_page("Geschwister")
    Mark.objects.all().delete()
    home_page.refresh_from_db()
    outer.move(home_page, pos="last-child")
    assert inner.pk not in marked()


def test_copying_marks_the_copies(home_page: HomePage, tree: tuple[HomePage, HomePage]) -> None:
    copy = tree[0].copy(recursive=True, update_attrs={"slug": "kopie"})
    assert {copy.pk, copy.get_children().get().pk} <= marked()


def test_an_alias_is_marked_when_its_original_is_published(tree: tuple[HomePage, HomePage]) -> None:
    outer, inner = tree
    alias = inner.create_alias(parent=outer, update_slug="alias")
    Mark.objects.all().delete()
    inner.title = "Anders"
    inner.save_revision().publish()
    assert alias.pk in marked()


def test_a_restriction_marks_the_branch(tree: tuple[HomePage, HomePage]) -> None:
    outer, inner = tree
    PageViewRestriction.objects.create(page=outer, restriction_type="login")
    assert marked() == {outer.pk, inner.pk}


def test_a_lifted_restriction_marks_the_branch(tree: tuple[HomePage, HomePage]) -> None:
    outer, inner = tree
    restriction = PageViewRestriction.objects.create(page=outer, restriction_type="login")
    Mark.objects.all().delete()
    restriction.delete()
    assert marked() == {outer.pk, inner.pk}


def test_a_collections_restriction_marks_its_documents(document: Document) -> None:
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert marked(Document) == {document.pk}


def test_adding_documents_to_a_collection_in_bulk_marks_them(document: Document) -> None:
    mark_changed_in_bulk(None, "add_to_collection", [document], None)  # type: ignore[arg-type]
    assert marked(Document) == {document.pk}


def test_moving_a_collection_marks_its_documents(document: Document) -> None:
    root = document.collection
    target = root.add_child(name="Ziel")
    moved = root.add_child(name="Wandert")
    Document.objects.filter(pk=document.pk).update(collection=moved)
    Mark.objects.all().delete()
    moved.refresh_from_db()
    target.refresh_from_db()
    moved.move(target, pos="sorted-child")
    assert marked(Document) == {document.pk}


def test_tagging_a_document_marks_it(document: Document) -> None:
    document.tags.add("Kita")
    assert marked(Document) == {document.pk}


def test_a_renamed_tag_marks_pages_and_documents(tree: tuple[HomePage, HomePage], document: Document) -> None:
    page = tree[1]
    page.tags.add("Kita")
    page.save()
    document.tags.add("Kita")
    Mark.objects.all().delete()
    tag = Tag.objects.get(name="Kita")
    tag.name = "Kindertagesstätte"
    tag.save()
    assert (marked(), marked(Document)) == ({page.pk}, {document.pk})


def test_a_deleted_tag_marks_its_pages(tree: tuple[HomePage, HomePage]) -> None:
    page = tree[1]
    page.tags.add("Kita")
    page.save()
    Mark.objects.all().delete()
    Tag.objects.get(name="Kita").delete()
    assert page.pk in marked()


def test_a_dependency_marks_what_depends_on_it(tree: tuple[HomePage, HomePage], reader: User) -> None:
    page = tree[1]
    HomePage.objects.filter(pk=page.pk).update(responsible_person=reader)
    reader.save()
    assert marked() == {page.pk}


def test_a_deleted_dependency_marks_what_depended_on_it(
    tree: tuple[HomePage, HomePage], reader: User
) -> None:
    page = tree[1]
    HomePage.objects.filter(pk=page.pk).update(responsible_person=reader)
    reader.delete()
    assert marked() == {page.pk}


def test_a_changed_site_marks_all_pages(tree: tuple[HomePage, HomePage]) -> None:
    Site.objects.get().save()
    assert {page.pk for page in tree} <= marked()


def test_a_mark_is_undone_with_its_change(tree: tuple[HomePage, HomePage]) -> None:
    with transaction.atomic():
        tree[1].save()
        transaction.set_rollback(True)
    assert marked() == set()


def test_types_that_are_not_registered_leave_no_marks(home_page: HomePage) -> None:
    Mark.objects.all().delete()
    home_page.add_child(instance=Page(title="Schlicht", slug="schlicht"))
    assert not Mark.objects.exists()


def test_marking_many_takes_one_statement(tree: tuple[HomePage, HomePage]) -> None:
    with CaptureQueriesContext(connection) as queries:
        mark_all(HomePage.objects.all())
    assert len([q for q in queries if "search_mark" in q["sql"]]) == 1


def test_marking_everything_marks_objects_of_all_types(
    tree: tuple[HomePage, HomePage], document: Document
) -> None:
    mark_everything()
    assert (tree[1].pk in marked(), document.pk in marked(Document)) == (True, True)


def test_search_is_asked_to_follow_once_per_transaction(
    tree: tuple[HomePage, HomePage], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        tree[0].save()
        tree[1].save()
    assert [callback.__name__ for callback in callbacks].count("_follow") == 1


def test_a_rolled_back_savepoint_does_not_make_later_marks_forgotten(
    tree: tuple[HomePage, HomePage], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        with transaction.atomic():
            tree[0].save()
            transaction.set_rollback(True)
        tree[1].save()
    assert [callback.__name__ for callback in callbacks].count("_follow") == 1


def test_a_restriction_marks_the_aliases_and_what_is_below_them(tree: tuple[HomePage, HomePage]) -> None:
    outer, inner = tree
    alias = outer.create_alias(parent=outer.get_parent(), recursive=True, update_slug="zweiter-ort")
    Mark.objects.all().delete()
    PageViewRestriction.objects.create(page=outer, restriction_type="login")
    below = alias.get_children().get()
    assert {outer.pk, inner.pk, alias.pk, below.pk} <= marked()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [User, Document, Tag, Site, PageViewRestriction])
def test_what_cannot_be_marked_is_not_saved(
    model: type[Any], home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    values: dict[type[Any], dict[str, Any]] = {
        User: {"email": "neu@example.org", "password": "!"},
        Document: {"title": "Flyer", "collection": Collection.get_first_root_node()},
        Tag: {"name": "Neu", "slug": "neu"},
        Site: {"hostname": "anders", "root_page": home_page},
        PageViewRestriction: {"page": home_page, "restriction_type": "login"},
    }

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the database is busy")

    monkeypatch.setattr("search.index.signals.mark", fail)
    monkeypatch.setattr("search.index.signals.mark_all", fail)
    before = model.objects.count()
    with pytest.raises(RuntimeError):
        model.objects.create(**values[model])
    assert model.objects.count() == before
