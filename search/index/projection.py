"""Makes entries from marked objects.

One transaction at a time does this, under the lock of the single ``Projection`` row that it holds until its
commit. So versions become visible in their order, and an index may trust that nothing at or below its
position is still to come.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from search.index.building import FIELDS, build
from search.models import Entry, Mark, Projection
from search.registry.sources import Source, sources

BATCH = 500
Key = tuple[int, int]  # content type, primary key

_COLUMNS = [*FIELDS, "deleted", "version"]


def versions() -> tuple[int, int]:
    """Give the version that counting started at and the last one given; 0 and 0 before anything was
    projected."""
    return Projection.objects.values_list("start", "version").first() or (0, 0)


def waiting() -> int:
    """Count the marks that wait, those that failed included."""
    return Mark.objects.count()


def project(limit: int = BATCH) -> int:
    """Make the entries of up to ``limit`` marks and remove these marks; give how many marks were handled.

    An object that fails keeps one mark, with the reason, and is not found until ``project_all`` tries it
    again with success: an entry that cannot be checked is not shown.
    """
    with transaction.atomic():
        state = locked()
        marks = _read(limit)
        if not marks:
            return 0
        ids: dict[int, set[int]] = defaultdict(set)
        for _pk, content_type_id, object_id in marks:
            ids[content_type_id].add(object_id)
        failed: dict[Key, str] = {}
        for content_type_id, object_ids in ids.items():
            errors = _project_type(state, content_type_id, object_ids)
            failed |= {(content_type_id, object_id): text for object_id, text in errors.items()}
        state.save(update_fields=["version"])
        _settle(marks, failed)
    return len(marks)


def project_all(*, retry: bool = False, progress: Callable[[int, int], None] | None = None) -> int:
    """Handle all marks, each batch in a transaction of its own; give how many.

    ``progress`` is called with the number handled so far and the number there were, when they are many.
    """
    if retry:
        # Each failed mark is tried once, else a lasting fault would keep this going for ever.
        Mark.objects.exclude(error="").update(error="")
    total = due = 0
    while handled := project():
        total += handled
        if progress and handled == BATCH:
            due = due or total + waiting()
            progress(total, max(due, total))
    return total


def renumber(entry_ids: Collection[int]) -> set[int]:
    """Give these entries new versions, as if they had changed, so that every index takes them again; give
    those that exist."""
    with transaction.atomic():
        state = locked()
        entries = list(Entry.objects.filter(pk__in=entry_ids).only("pk").order_by("pk"))
        for entry in entries:
            state.version += 1
            entry.version = state.version
        Entry.objects.bulk_update(entries, ["version"])
        state.save(update_fields=["version"])
    return {entry.pk for entry in entries}


def locked() -> Projection:
    """Lock the state until the transaction ends, making it first when there is none: no entry changes until
    then. On SQLite the transaction itself is the lock."""
    now = time.time_ns() // 1_000_000
    Projection.objects.get_or_create(pk=1, defaults={"start": now, "version": now})
    return Projection.objects.select_for_update().get(pk=1)


def _read(limit: int) -> list[tuple[int, int, int]]:
    marks = Mark.objects.filter(error="").order_by("pk")
    return list(marks.values_list("pk", "content_type_id", "object_id")[:limit])


def _project_type(state: Projection, content_type_id: int, ids: set[int]) -> dict[int, str]:
    """Bring the entries of one type up to date, raise ``state.version``, and give what failed by id."""
    source = _source(content_type_id)
    built, errors = build(source, ids) if source else ({}, {})
    before = {
        entry.object_id: entry
        for entry in Entry.objects.filter(content_type=content_type_id, object_id__in=ids)
    }
    changed: list[Entry] = []
    for object_id in sorted(ids):
        old = before.get(object_id)
        new = built.get(object_id)
        if new is None:
            if old is None or old.deleted:
                continue  # nothing that an index could hold
            new = Entry(deleted=True)
        elif old is not None and same(old, new):
            continue
        state.version += 1
        new.content_type_id = content_type_id
        new.object_id = object_id
        new.version = state.version
        changed.append(new)
    Entry.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["content_type", "object_id"], update_fields=_COLUMNS
    )
    return errors


def _source(content_type_id: int) -> Source | None:
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return sources().get(model) if model else None


def same(old: Entry, new: Entry) -> bool:
    """Tell whether a new entry says just what the old one says."""
    return not old.deleted and all(getattr(old, name) == getattr(new, name) for name in FIELDS)


def _settle(marks: Iterable[tuple[int, int, int]], failed: dict[Key, str]) -> None:
    """Delete the handled marks, and only those that were read: others may have come in the meantime."""
    kept: dict[Key, int] = {}
    done: list[int] = []
    for pk, content_type_id, object_id in marks:
        key = (content_type_id, object_id)
        if key in failed and key not in kept:
            kept[key] = pk
        else:
            done.append(pk)
    Mark.objects.filter(pk__in=done).delete()
    for key, pk in kept.items():
        Mark.objects.filter(pk=pk).update(error=failed[key])
