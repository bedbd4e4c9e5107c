"""Every way in which content changes: its mark comes in the same transaction or the change does not, and
entries and index say afterwards what the content says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Collection, Page, PageViewRestriction, Site

from accounts.models import User
from core.bulk_pages import create_published
from core.models import Tag
from files.models import Document
from home.models import HomePage
from search.index.projection import versions
from search.index.repair import repair
from search.index.sync import catch_up_all
from search.models import Mark
from tests.search.conftest import FakeEngine

AddPage = Callable[..., HomePage]


@dataclass
class World:
    """What the ways begin with: ``inner`` below ``outer``, with an alias, something private, documents, and
    what is due to be published."""

    client: Client
    admin: User
    home: HomePage
    outer: HomePage
    inner: HomePage
    draft: HomePage
    private: HomePage
    due: HomePage
    document: Document
    collection: Collection
    private_collection: Collection

    def bulk(self, app: str, model: str, action: str, *objects: Any, **data: Any) -> None:
        """Take one of Wagtail's bulk actions as administration does."""
        ids = "&".join(f"id={one.pk}" for one in objects)
        url = reverse("wagtail_bulk_action", args=[app, model, action])
        answer = self.client.post(f"{url}?next=/verwaltung/&{ids}", data)
        assert answer.status_code == 302, answer.content.decode()[:2000]


@pytest.fixture
def world(
    transactional_db: None,
    add_page: AddPage,
    superuser: User,
    client: Client,
    engine: FakeEngine,
    monkeypatch: pytest.MonkeyPatch,
) -> World:
    """The world before the change, of which search knows everything."""
    # A start page stands alone; here it is any page.
    monkeypatch.setattr(HomePage, "_clean_parent_page_models", [HomePage])
    monkeypatch.setattr(HomePage, "_clean_subpage_models", [HomePage])
    with transaction.atomic():  # search follows once, not after each of these
        root = Collection.get_first_root_node() or Collection.add_root(name="Root")
        collection = root.add_child(name="Offen")
        private_collection = root.add_child(name="Intern")
        private_collection.view_restrictions.create(restriction_type="login")
        outer = add_page("Aussen")
        inner = add_page("Innen", outer)
        inner.responsible_person = superuser
        inner.tags.add("Kita")
        inner.save_revision().publish()
        draft = add_page("Entwurf", live=False)
        due = add_page("Geplant", live=False)
        private = add_page("Intern")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        add_page("Drinnen", private)
        private.refresh_from_db()
        inner.create_alias(parent=private, update_slug="alias")
        Document.objects.create(title="Akte", file=ContentFile(b"x", "y.txt"), collection=private_collection)
        document = Document.objects.create(
            title="Flyer", file=ContentFile(b"x", "x.txt"), collection=collection
        )
        document.tags.add("Kita")
        publish_later(due)
    catch_up_all()
    client.force_login(superuser)
    collection.refresh_from_db()
    private_collection.refresh_from_db()
    for page in (outer, private):
        page.refresh_from_db()
    return World(
        client=client,
        admin=superuser,
        home=HomePage.objects.get(slug="start"),
        outer=outer,
        inner=inner,
        draft=draft,
        due=due,
        private=private,
        document=document,
        collection=collection,
        private_collection=private_collection,
    )


def edit(page: HomePage, **values: Any) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def publish_later(page: HomePage) -> None:
    """Plan a page for later, and let that time come, which nothing tells of."""
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    past = timezone.now() - timedelta(minutes=1)
    revision = page.revisions.get()
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    Page.objects.filter(pk=page.pk).update(go_live_at=past)


def expire(page: HomePage) -> None:
    """Let the end of a page come, and run what cron runs."""
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


def set_privacy(world: World, page: Page, restriction_type: str) -> None:
    url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    answer = world.client.post(url, {"restriction_type": restriction_type, "password": ""})
    assert "set_privacy_done" in answer.content.decode()


def rename_tag(name: str) -> None:
    tag = Tag.objects.get(name="Kita")
    tag.name = name
    tag.save()


def change_site(root: Page) -> None:
    site = Site.objects.get()
    site.root_page = root
    site.save()


def rename_person(world: World) -> None:
    world.admin.last_name = "Musterfrau"
    world.admin.save()


def put_in(document: Document, collection: Collection) -> None:
    document.collection = collection
    document.save()


WAYS: dict[str, Callable[[World], Any]] = {
    "publish": lambda w: w.draft.save_revision().publish(),
    "publish a change": lambda w: edit(w.inner, title="Anders"),
    "publish when its time comes": lambda w: call_command("publish_scheduled"),
    "unpublish": lambda w: w.inner.unpublish(),
    "unpublish with descendants": lambda w: UnpublishPageAction(
        w.outer, user=w.admin, include_descendants=True
    ).execute(),
    "move with descendants": lambda w: w.outer.move(w.private, pos="last-child"),
    "change a slug above": lambda w: edit(w.outer, slug="woanders"),
    "copy": lambda w: w.outer.copy(recursive=True, update_attrs={"slug": "kopie"}),
    "copy into something private": lambda w: w.inner.copy(to=w.private, update_attrs={"slug": "kopie"}),
    "make an alias": lambda w: w.outer.create_alias(parent=w.private, recursive=True),
    "delete": lambda w: Page.objects.get(pk=w.outer.pk).delete(),
    "delete by queryset": lambda w: HomePage.objects.filter(pk=w.outer.pk).delete(),
    "restrict above": lambda w: restrict(w.outer),
    "restrict above in the administration": lambda w: set_privacy(w, w.outer, "login"),
    "lift a restriction above": lambda w: PageViewRestriction.objects.get(page=w.private).delete(),
    "lift a restriction above in the administration": lambda w: set_privacy(w, w.private, "none"),
    "import in bulk": lambda w: create_published(w.home, [HomePage(title="Import", slug="import")], w.admin),
    "bulk action: publish": lambda w: w.bulk("wagtailcore", "page", "publish", w.draft),
    "bulk action: unpublish": lambda w: w.bulk("wagtailcore", "page", "unpublish", w.inner),
    "bulk action: delete": lambda w: w.bulk("wagtailcore", "page", "delete", w.outer),
    "bulk action: move": lambda w: w.bulk("wagtailcore", "page", "move", w.outer, chooser=w.private.pk),
    "bulk action: documents to another collection": lambda w: w.bulk(
        "files", "document", "add_to_collection", w.document, collection=w.private_collection.pk
    ),
    "bulk action: tag documents": lambda w: w.bulk("files", "document", "add_tags", w.document, tags="Neu"),
    "bulk action: delete documents": lambda w: w.bulk("files", "document", "delete", w.document),
    "put a document into another collection": lambda w: put_in(w.document, w.private_collection),
    "move a collection": lambda w: w.collection.move(w.private_collection, pos="sorted-child"),
    "restrict a collection": lambda w: w.collection.view_restrictions.create(restriction_type="login"),
    "lift the restriction of a collection": lambda w: w.private_collection.view_restrictions.get().delete(),
    "rename a document": lambda w: (setattr(w.document, "title", "Plakat"), w.document.save()),
    "delete a document": lambda w: w.document.delete(),
    "tag a document": lambda w: w.document.tags.add("Neu"),
    "rename a tag": lambda w: rename_tag("Kindertagesstätte"),
    "delete a tag": lambda w: Tag.objects.get(name="Kita").delete(),
    "rename what an entry names": rename_person,
    "delete what an entry names": lambda w: User.objects.filter(pk=w.admin.pk).delete(),
    "change the root of the site": lambda w: change_site(w.outer),
}


def differs() -> dict[str, int]:
    """Where content, entries and index do not say the same, by the count of what differs."""
    done = repair()
    return {name: f.faults for name, f in {**done.entries, **done.indexes}.items() if f.faults}


# Time passes without a transaction that could hold a mark; whoever expires a page changes it afterwards.
PASSING_TIME: dict[str, Callable[[World], Any]] = {"expire": lambda w: expire(w.inner)}
EVERY_WAY = {**WAYS, **PASSING_TIME}


def fresh(world: World) -> World:
    """The world as the database has it, without what was tried in vain."""
    values = {field.name: getattr(world, field.name) for field in fields(world)}
    rows = {name: value for name, value in values.items() if isinstance(value, Model)}
    return replace(world, **{name: type(row).objects.get(pk=row.pk) for name, row in rows.items()})


def refuse_marks(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if sql.startswith('INSERT INTO "search_mark"'):
        raise RuntimeError("the database is full")
    return execute(sql, params, many, context)


@pytest.mark.parametrize("name", EVERY_WAY)
def test_it_does_not_happen_without_its_mark_and_is_in_entries_and_index_with_it(
    name: str, world: World
) -> None:
    way = EVERY_WAY[name]
    if name in WAYS:
        # A command that goes on with what else is due says at its end what has failed.
        with connection.execute_wrapper(refuse_marks), suppress(RuntimeError, CommandError):
            way(world)
        # Nothing may have changed that nothing tells of.
        assert not Mark.objects.exists()
        assert differs() == {}

    before = versions()
    way(fresh(world))
    catch_up_all()
    assert versions() > before
    assert differs() == {}
