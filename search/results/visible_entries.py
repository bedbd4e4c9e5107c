"""Reads entries from the database and judges them again: what may be shown to whom, today.

An index may lag behind the table of entries, and the table behind the content.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType

from search.index.building import read_entries
from search.models import Entry, Mark
from search.registry.kinds import KINDS
from search.registry.sources import sources

logger = logging.getLogger(__name__)


def visible_entries(
    ids: Sequence[int], hidden: frozenset[str], today: date, starts_by: date | None = None
) -> dict[int, Entry]:
    """Give by id, in the order of ``ids``, the entries that may be shown to somebody from whom ``hidden`` is
    hidden.

    What is deleted, not valid today (nor begins by ``starts_by``, where its kind is found ahead) or
    restricted is left out. An entry whose object has changed since is read from the object, so that what was
    just hidden is not shown until the projection has followed.
    """
    entries = Entry.objects.in_bulk(ids)
    _refresh_changed(entries)
    return {
        pk: entries[pk]
        for pk in ids
        if pk in entries and _may_be_shown(entries[pk], hidden, today, starts_by or today)
    }


def _may_be_shown(entry: Entry, hidden: frozenset[str], today: date, starts_by: date) -> bool:
    ahead = entry.kind in KINDS and KINDS[entry.kind].ahead
    latest_start = starts_by if ahead else today
    return (
        not entry.deleted
        and hidden.isdisjoint(entry.restrictions)
        and (entry.valid_from is None or entry.valid_from <= latest_start)
        and (entry.valid_until is None or entry.valid_until >= today)
    )


def _refresh_changed(entries: dict[int, Entry]) -> None:
    """Replace entries that have a mark waiting by what their objects give now; drop what gives nothing."""
    by_type: dict[Any, dict[int, int]] = defaultdict(dict)
    for pk, entry in entries.items():
        by_type[entry.content_type_id][entry.object_id] = pk
    changed: dict[Any, set[int]] = defaultdict(set)
    marks = Mark.objects.filter(object_id__in=[entry.object_id for entry in entries.values()])
    for content_type_id, object_id in marks.values_list("content_type_id", "object_id"):
        if object_id in by_type.get(content_type_id, ()):
            changed[content_type_id].add(object_id)
    if not changed:
        return
    for content_type_id, ids in changed.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        source = sources().get(model) if model else None
        try:
            current = read_entries(source, ids) if source else {}
        except Exception:
            logger.exception("Changed hits could not be read and are left out")
            current = {}
        for object_id in ids:
            pk = by_type[content_type_id][object_id]
            if object_id in current:
                entries[pk] = current[object_id]
                entries[pk].pk = pk
                entries[pk].content_type_id = content_type_id
            else:
                del entries[pk]
