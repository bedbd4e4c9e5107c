"""Marks: what has changed and waits for its entry to be made again.

A mark is written in the transaction of the change: both come or neither does. When it commits,
``search.index.sync`` is asked once to follow.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import EmptyResultSet
from django.db import connections, router, transaction
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Value
from wagtail.models import Page

from search.models import Entry, Mark
from search.registry.kinds import KINDS
from search.registry.sources import sources

CHUNK = 1000


def mark(instance: Model) -> None:
    """Mark one object; does nothing when its type is not registered. A page may be given as plain
    ``Page``."""
    content_type = _type_of(instance)
    if content_type.model_class() in sources():
        Mark.objects.create(content_type=content_type, object_id=instance.pk)
        _follow_after_commit()


def mark_ids(model: type[Model], ids: Iterable[int]) -> None:
    """Mark the objects of one registered ``model`` by primary key, deleted ones too."""
    content_type = ContentType.objects.get_for_model(model)
    marks = [Mark(content_type=content_type, object_id=pk) for pk in ids]
    if marks:
        Mark.objects.bulk_create(marks, batch_size=CHUNK)
        _follow_after_commit()


def mark_all(queryset: QuerySet[Model]) -> None:
    """Mark everything in ``queryset`` with one statement, however much it is.

    It may be of a registered model, or of ``Page``, of which only the registered types are marked.
    """
    if issubclass(queryset.model, Page):
        types = ContentType.objects.get_for_models(*sources()).values()
        rows = queryset.filter(content_type__in=[t.pk for t in types]).order_by()
        selected = rows.values_list("content_type_id", F("pk"), Value(""))
    else:
        content_type = ContentType.objects.get_for_model(queryset.model)
        selected = queryset.order_by().values_list(Value(content_type.pk), F("pk"), Value(""))
    # INSERT … SELECT, which the ORM has no words for: marking 10,000 offers must not read them.
    using = router.db_for_write(Mark)
    try:
        select, parameters = selected.distinct().query.get_compiler(using).as_sql()
    except EmptyResultSet:
        return
    connection = connections[using]
    columns = ", ".join(connection.ops.quote_name(c) for c in ("content_type_id", "object_id", "error"))
    table = connection.ops.quote_name(Mark._meta.db_table)
    with connection.cursor() as cursor:
        # Every part is quoted by Django or passed as a parameter.
        cursor.execute(f"INSERT INTO {table} ({columns}) {select}", parameters)
        inserted = cursor.rowcount
    if inserted:
        _follow_after_commit()


def mark_everything() -> None:
    """Mark all objects of all registered types, and all entries, so that the whole table is made again."""
    with transaction.atomic():
        for model in sources():
            mark_all(model._default_manager.all())
        # Objects that are not marked now may be gone unnoticed.
        _mark_entries(Entry.objects.filter(deleted=False))


def mark_outdated_cards() -> None:
    """Mark the objects whose entries hold a card of another version than that of their kind."""
    current = Q()
    for kind in KINDS:
        current |= Q(kind=kind.name, card_version=kind.card_version)
    if current:
        _mark_entries(Entry.objects.filter(deleted=False).exclude(current))


def _mark_entries(entries: QuerySet[Entry]) -> None:
    """Mark the objects of ``entries`` that are not marked already."""
    marked = Mark.objects.filter(
        content_type=OuterRef("content_type"), object_id=OuterRef("object_id"), error=""
    )
    marks = (
        Mark(content_type_id=content_type_id, object_id=object_id)
        for content_type_id, object_id in entries.exclude(Exists(marked))
        .values_list("content_type_id", "object_id")
        .iterator(CHUNK)
    )
    Mark.objects.bulk_create(marks, batch_size=CHUNK)


def _type_of(instance: Model) -> ContentType:
    if isinstance(instance, Page):
        return instance.cached_content_type
    return ContentType.objects.get_for_model(instance)


def _follow_after_commit() -> None:
    """Ask once per transaction to catch up after its commit."""
    connection = transaction.get_connection(router.db_for_write(Mark))
    # A savepoint that is rolled back takes its callbacks with it, so the list itself is asked, not a flag
    # beside it.
    if not any(callback is _follow for _ids, callback, _robust in connection.run_on_commit):
        transaction.on_commit(_follow, using=connection.alias, robust=True)


def _follow() -> None:
    from search.index.sync import catch_up_soon

    catch_up_soon()
