"""Create many published pages at once, as if each had been added and published alone.

``Model.bulk_create`` refuses models that inherit from a table, and ``add_child`` with ``publish`` takes
dozens of queries a page. ``create_published`` writes every table once per batch instead: page rows, the rows
of the type, child relations, many-to-many relations, revisions, log entries, the reference index and the
admin's search index. ``tests/core/test_bulk_pages.py`` compares the result with ``add_child`` field by field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connections, models, router, transaction
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from django.dispatch import Signal
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from modelsearch.backends import get_search_backends
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from core.models import BasePage
from core.slugs import german_slug

P = TypeVar("P", bound=BasePage)

# Sent inside the transaction with ``sender`` (the page model) and ``pages`` (saved instances).
pages_created = Signal()

BATCH = 500


def validate_without_queries(page: BasePage, parent: Page) -> None:
    """Check a new page as ``full_clean`` does, but for what only the database can say.

    Relations are trusted to come from the database; ``create_published`` makes the slug unique.
    Raises ValidationError with messages by field.
    """
    relations = {field.name for field in page._meta.concrete_fields if field.is_relation}
    own = {"path", "depth", "numchild", "url_path", "slug", "draft_title", "translation_key"}
    page.locale_id = page.locale_id or parent.locale_id
    page.slug_is_reserved = True
    try:
        page.full_clean(exclude=relations | own, validate_unique=False, validate_constraints=False)
    finally:
        page.slug_is_reserved = False


def create_published(parent: Page, pages: Sequence[P], user: Any = None) -> list[P]:
    """Add ``pages``, unsaved instances of one type, below ``parent`` and publish them as ``user``.

    The pages get free slugs from their titles where they have none or theirs is taken. Everything happens
    in one transaction under a lock on the parent. Gives the pages, saved. Pages that are scheduled for
    later are refused with ValueError, as are pages of several types; contents must have passed
    ``validate_without_queries``.
    """
    if not pages:
        return []
    model = type(pages[0])
    if any(type(page) is not model for page in pages):
        raise ValueError("All pages must be of the same type.")
    if any(page.go_live_at for page in pages):
        raise ValueError("Pages with a date to go live must be published one by one.")
    with transaction.atomic():
        locked = Page.objects.select_for_update().get(pk=parent.pk)
        _place(locked, pages)
        for batch in _batches(pages):
            _create_batch(model, batch, user)
        Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
        parent.numchild = locked.numchild + len(pages)
        pages_created.send(sender=model, pages=pages)
    return list(pages)


def _batches(pages: Sequence[P]) -> Iterator[Sequence[P]]:
    for start in range(0, len(pages), BATCH):
        yield pages[start : start + BATCH]


def _place(parent: Page, pages: Sequence[BasePage]) -> None:
    """Give the new pages their positions, slugs and addresses below the locked parent."""
    siblings = list(parent.get_children().order_by("path").values_list("slug", flat=True))
    taken = set(siblings)
    last = parent.get_last_child()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    # Counting suffixes from where the last one stopped keeps thousands of equal titles linear.
    next_suffix: dict[str, int] = {}
    content_type = ContentType.objects.get_for_model(type(pages[0]), for_concrete_model=False)
    for number, page in enumerate(pages, start=step + 1):
        base = page.slug or german_slug(page.title, max_length=200) or "seite"
        slug, suffix = base, next_suffix.get(base, 1)
        while slug in taken:
            suffix += 1
            slug = f"{base}-{suffix}"
        next_suffix[base] = suffix
        taken.add(slug)
        page.slug = slug
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, number)
        page.numchild = 0
        page.locale_id = page.locale_id or parent.locale_id
        page.content_type = content_type
        page.draft_title = page.title
        page.set_url_path(parent)


def _create_batch(model: type[P], pages: Sequence[P], user: Any) -> None:
    now = timezone.now()
    names = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    names += [field.name for field in get_all_child_m2m_relations(model)]
    for page in pages:
        page.live = False
        page.has_unpublished_changes = False
        # A relation nobody has touched is empty; saying so spares a query for each.
        page._cluster_related_objects = dict.fromkeys(names, ()) | {
            name: list(items) for name, items in getattr(page, "_cluster_related_objects", {}).items()
        }
    _insert_pages(model, pages)
    _insert_children(model, pages)
    _insert_m2m(model, pages)
    _add_revisions(pages, user)
    for page in pages:
        page.live = True
        page.first_published_at = page.first_published_at or now
        page.last_published_at = now
    _mark_published(pages)
    _log(pages, user)
    _index_references(pages)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, pages)
    for page in pages:
        page._cluster_related_objects = {}


def _insert_pages(model: type[P], pages: Sequence[P]) -> None:
    """Write the row in Wagtail's page table, then the rows of the type and what lies between."""
    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create(
        [Page(**{name: getattr(page, name) for name in fields}) for page in pages]
    )
    lineage = [
        parent
        for parent in (*model._meta.all_parents, model)
        if issubclass(parent, Page) and parent is not Page
    ]
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = row.pk
        page.page_ptr_id = row.pk
        page._state.adding = False
        page._state.db = router.db_for_write(model)
    for part in lineage:
        _insert_rows(part, pages)


def _insert_rows(model: type[models.Model], instances: Sequence[models.Model]) -> None:
    """Insert rows of ``model`` alone, without those of the tables it inherits from."""
    fields = model._meta.local_concrete_fields
    connection = connections[router.db_for_write(model)]
    size = connection.ops.bulk_batch_size(fields, instances)
    manager = model._base_manager
    for start in range(0, len(instances), size):
        manager._insert(  # type: ignore[attr-defined]
            instances[start : start + size], fields=fields, using=connection.alias
        )


def _insert_children(model: type[P], pages: Sequence[P]) -> None:
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        children = []
        for page in pages:
            for child in page._cluster_related_objects[name]:
                setattr(child, relation.field.name, page)
                children.append(child)
        if children:
            relation.related_model._base_manager.bulk_create(children)


def _insert_m2m(model: type[P], pages: Sequence[P]) -> None:
    for field in get_all_child_m2m_relations(model):
        through = field.remote_field.through
        source, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        rows = [
            through(**{source: page.pk, target: chosen.pk})
            for page in pages
            for chosen in page._cluster_related_objects[field.name]
        ]
        if rows:
            through._base_manager.bulk_create(rows)


def _add_revisions(pages: Sequence[BasePage], user: Any) -> None:
    base_type = ContentType.objects.get_for_model(Page)
    revisions = [
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=base_type,
            object_id=str(page.pk),
            created_at=timezone.now(),
            user=user,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    ]
    for page, revision in zip(pages, Revision.objects.bulk_create(revisions), strict=True):
        page.latest_revision = page.live_revision = revision
        page.latest_revision_created_at = revision.created_at


def _mark_published(pages: Sequence[BasePage]) -> None:
    """Point the page rows at their revisions; one statement, since the revision knows its page."""
    revision = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
    ).order_by("-pk")
    first = pages[0]
    batch = Page.objects.filter(pk__in=[page.pk for page in pages])
    batch.update(
        live=True,
        has_unpublished_changes=False,
        last_published_at=first.last_published_at,
        latest_revision_id=Subquery(revision.values("pk")[:1]),
        live_revision_id=Subquery(revision.values("pk")[:1]),
        latest_revision_created_at=Subquery(revision.values("created_at")[:1]),
    )
    batch.filter(first_published_at=None).update(first_published_at=first.last_published_at)


def _log(pages: Sequence[BasePage], user: Any) -> None:
    context = get_active_log_context()
    entries = []
    for page in pages:
        common = {
            "page_id": page.pk,
            "content_type_id": page.content_type_id,
            "label": page.get_admin_display_title(),
            "content_changed": True,
            "uuid": context.uuid,
            "data": {},
        }
        creator = page.owner or context.user
        entries.append(
            PageLogEntry(action="wagtail.create", user=creator, timestamp=timezone.now(), **common)
        )
        entries.append(
            PageLogEntry(
                action="wagtail.publish",
                user=user or context.user,
                revision=page.live_revision,
                timestamp=timezone.now(),
                **common,
            )
        )
    PageLogEntry.objects.bulk_create(entries)


def _index_references(pages: Sequence[BasePage]) -> None:
    base_type = ContentType.objects.get_for_model(Page)
    rows = [
        ReferenceIndex(
            content_type_id=page.content_type_id,
            base_content_type=base_type,
            object_id=str(page.pk),
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for page in pages
        for to_type, to_id, model_path, content_path in sorted(
            set(ReferenceIndex._extract_references_from_object(page))
        )
    ]
    ReferenceIndex.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
