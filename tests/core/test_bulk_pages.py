"""Pages made in bulk are the same as pages added and published one by one."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from accounts.models import User
from core.bulk_pages import create_published, pages_created
from directory.models import DirectoryPage, OfferContact, OfferPage, OpeningHours, Provider
from home.models import HomePage
from search.models import Entry
from tests.directory.factories import (
    DirectoryPageFactory,
    ProviderFactory,
    TargetGroupFactory,
    TopicFactory,
)

# What must differ between two pages, or follows from when they were made.
OWN = {
    "id", "page_ptr", "path", "url_path", "slug", "translation_key", "latest_revision", "live_revision",
    "first_published_at", "last_published_at", "latest_revision_created_at", "pk",
}  # fmt: skip


@pytest.fixture
def parent(home_page: HomePage) -> DirectoryPage:
    return DirectoryPageFactory(parent=home_page)


def _offer(provider: Provider, topics: list[Any], groups: list[Any], title: str = "Elterncafé") -> OfferPage:
    offer = OfferPage(
        title=title,
        summary="Treffen für Eltern.",
        description="<p>Jeden Dienstag.</p>",
        provider=provider,
        age_from=0,
        age_to=36,
        access=["offen"],
        serves_all=True,
        topics=topics,
        target_groups=groups,
        contacts=[OfferContact(function="Anmeldung", phone="02541 1", sort_order=0)],
        opening_hours=[OpeningHours(weekdays=["di"], opens=time(9), closes=time(11), sort_order=0)],
    )
    offer.tags.add("Kita", "Café")
    return offer


def _one_by_one(parent: Page, offer: OfferPage, user: User) -> OfferPage:
    offer.live = False
    offer.owner = user
    parent.add_child(instance=offer)
    offer.save_revision(user=user).publish(user=user)
    return OfferPage.objects.get(pk=offer.pk)


def _in_bulk(parent: Page, offer: OfferPage, user: User) -> OfferPage:
    offer.owner = user
    create_published(parent, [offer], user)
    return OfferPage.objects.get(pk=offer.pk)


@pytest.fixture
def twins(parent: DirectoryPage, superuser: User) -> tuple[OfferPage, OfferPage]:
    """The same offer made one by one and in bulk."""
    provider, topics, groups = ProviderFactory(), [TopicFactory(), TopicFactory()], [TargetGroupFactory()]
    single = _one_by_one(parent, _offer(provider, topics, groups), superuser)
    bulk = _in_bulk(parent, _offer(provider, topics, groups), superuser)
    return single, bulk


def _fields(page: OfferPage) -> dict[str, Any]:
    return {
        field.name: getattr(page, field.attname)
        for field in page._meta.concrete_fields
        if field.name not in OWN
    }


def test_every_field_is_the_same(twins: tuple[OfferPage, OfferPage]) -> None:
    single, bulk = twins
    assert _fields(bulk) == _fields(single)


def test_the_dates_of_publication_are_set(twins: tuple[OfferPage, OfferPage]) -> None:
    bulk = twins[1]
    assert bulk.first_published_at
    assert bulk.last_published_at
    assert bulk.latest_revision_created_at == bulk.latest_revision.created_at


def test_the_tree_has_no_problems(twins: tuple[OfferPage, OfferPage]) -> None:
    assert not any(Page.find_problems())


def test_the_parent_counts_its_children(twins: tuple[OfferPage, OfferPage]) -> None:
    assert DirectoryPage.objects.get().numchild == 2


def test_a_taken_slug_gets_a_number(twins: tuple[OfferPage, OfferPage]) -> None:
    single, bulk = twins
    assert (single.slug, bulk.slug) == ("elterncafe", "elterncafe-2")


def test_children_and_relations_are_the_same(twins: tuple[OfferPage, OfferPage]) -> None:
    def related(page: OfferPage) -> list[Any]:
        return [
            sorted(page.topics.values_list("pk", flat=True)),
            sorted(page.target_groups.values_list("pk", flat=True)),
            list(page.contacts.values_list("function", "phone", "sort_order")),
            list(page.opening_hours.values_list("weekdays", "opens", "closes", "sort_order")),
            sorted(page.tags.names()),
        ]

    assert related(twins[1]) == related(twins[0])


def _revision(page: OfferPage) -> dict[str, Any]:
    content = dict(page.latest_revision.content)
    for name in OWN:
        content.pop(name, None)
    for relation in ("contacts", "opening_hours", "page_tags"):
        content[relation] = [
            {key: value for key, value in child.items() if key not in {"pk", "page", "content_object"}}
            for child in content[relation]
        ]
    return content


def test_the_revision_has_the_same_content(twins: tuple[OfferPage, OfferPage]) -> None:
    assert _revision(twins[1]) == _revision(twins[0])


def test_the_revision_is_complete(twins: tuple[OfferPage, OfferPage]) -> None:
    restored = twins[1].latest_revision.as_object()
    assert [contact.phone for contact in restored.contacts.all()] == ["02541 1"]


def test_there_is_one_revision_for_each(twins: tuple[OfferPage, OfferPage]) -> None:
    counts = [Revision.objects.filter(object_id=str(page.pk)).count() for page in twins]
    assert counts == [1, 1]


def test_the_history_is_the_same(twins: tuple[OfferPage, OfferPage]) -> None:
    def history(page: OfferPage) -> list[Any]:
        entries = PageLogEntry.objects.filter(page=page.pk).order_by("pk")
        return [
            (e.action, e.user_id, e.label, e.content_changed, e.data, e.revision_id == page.live_revision_id)
            for e in entries
        ]

    assert history(twins[1]) == history(twins[0])


def test_references_are_the_same(twins: tuple[OfferPage, OfferPage]) -> None:
    def references(page: OfferPage) -> set[Any]:
        rows = ReferenceIndex.objects.filter(object_id=str(page.pk))
        return set(rows.values_list("content_type", "to_content_type", "to_object_id", "model_path")) - {
            row
            for row in rows.values_list("content_type", "to_content_type", "to_object_id", "model_path")
            if "revision" in row[3]
        }

    assert references(twins[1]) == references(twins[0])


def test_the_admin_search_knows_both(twins: tuple[OfferPage, OfferPage]) -> None:
    content_type = ContentType.objects.get_for_model(OfferPage)
    entries = IndexEntry.objects.filter(content_type=content_type).values_list("object_id", flat=True)
    assert {str(page.pk) for page in twins} <= set(entries)


@pytest.mark.django_db(transaction=True)
def test_both_get_the_same_search_entry(twins: tuple[OfferPage, OfferPage]) -> None:
    from search.index.projection import project

    project()
    single, bulk = (Entry.objects.get(object_id=str(page.pk)) for page in twins)
    names = ("kind", "title", "summary", "text", "keywords", "facets", "age_from", "age_to", "restrictions")
    assert [getattr(bulk, name) for name in names] == [getattr(single, name) for name in names]


def test_queries_do_not_grow_with_the_number_of_pages(parent: DirectoryPage) -> None:
    provider = ProviderFactory()

    def count(number: int) -> int:
        offers = [_offer(provider, [], [], title=f"Angebot {number} {i}") for i in range(number)]
        with CaptureQueriesContext(connection) as queries:
            create_published(parent, offers)
        return len(queries)

    count(1)
    # Wide tables take several statements for many rows, never one for each.
    assert count(50) - count(5) < 10


def test_others_are_told_inside_the_transaction(parent: DirectoryPage) -> None:
    told: list[int] = []

    def listen(pages: list[OfferPage], **kwargs: Any) -> None:
        assert connection.in_atomic_block
        told.append(len(pages))

    pages_created.connect(listen)
    try:
        create_published(parent, [_offer(ProviderFactory(), [], [])])
    finally:
        pages_created.disconnect(listen)
    assert told == [1]


def test_nothing_is_left_when_it_fails_half_way(parent: DirectoryPage) -> None:
    good = _offer(ProviderFactory(), [], [])
    bad = _offer(ProviderFactory(), [], [])
    bad.age_from = -1
    with pytest.raises(IntegrityError):
        create_published(parent, [good, bad])
    assert not OfferPage.objects.exists()
