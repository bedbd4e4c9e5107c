"""What versions that are not published yet use: drafts, planned versions and those that wait for approval.

Wagtail's reference index knows what is published. Deleting something that only a draft names would leave the
draft with a hole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Model, Q, QuerySet
from modelcluster.models import get_all_child_m2m_relations
from wagtail.models import Page, ReferenceIndex, Revision, TaskState


def open_versions() -> QuerySet[Revision]:
    """Return the versions of pages that may still be published: newest, planned, waiting for approval."""
    drafted = Page.objects.filter(Q(has_unpublished_changes=True) | Q(live=False))
    newest = drafted.exclude(latest_revision=None).exclude(latest_revision=F("live_revision"))
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    return Revision.page_revisions.filter(
        Q(pk__in=newest.values("latest_revision"))
        | Q(approved_go_live_at__isnull=False)
        | Q(pk__in=waiting.values("revision"))
    )


def drafts_using(targets: Iterable[Model]) -> set[int]:
    """Return the keys of the pages that name one of ``targets`` in a version that is not published."""
    wanted = {(ReferenceIndex._get_base_content_type(target).pk, str(target.pk)) for target in targets}
    keys = {key for _type, key in wanted}
    found: set[int] = set()
    for revision in open_versions().iterator(chunk_size=100):
        # Reading a version costs many queries; most name none of the keys at all.
        text = json.dumps(revision.content, cls=DjangoJSONEncoder)
        pk = int(revision.object_id)
        if pk not in found and _holds_any(text, keys) and wanted & _named_in(revision):
            found.add(pk)
    return found


def _holds_any(text: str, keys: set[str]) -> bool:
    """Tell whether one of ``keys`` stands in ``text``; a number counts as a whole: there is no 7 in 170."""
    numbers = set(re.findall("[0-9]+", text))
    return any(key in numbers if key.isdecimal() else key in text for key in keys)


def _named_in(revision: Revision) -> set[tuple[int, str]]:
    page = revision.as_object()
    named = {
        (to_type, str(to_id))
        for to_type, to_id, _model_path, _content_path in ReferenceIndex._extract_references_from_object(page)
    }
    for field in get_all_child_m2m_relations(type(page)):
        content_type = ReferenceIndex._get_base_content_type(field.related_model).pk
        named |= {(content_type, str(row.pk)) for row in getattr(page, field.name).all()}
    return named
