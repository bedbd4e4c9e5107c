"""Old states of pages and snippets: what is forgotten, and what the history still needs.

Wagtail's own ``purge_revisions`` deletes all but the newest state of everything when it is given no period,
and always the published state below a draft and the approvals of finished workflows, which hang on the states
they were given to. Here a state stays while anything points to it.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

CHUNK = 200  # states deleted in one transaction
DAYS_IN_MONTH = 30.5
LOGS = (PageLogEntry, ModelLogEntry)
PUBLISHED = "wagtail.publish"  # and what begins so: scheduled


def forget_old_states(days: int | None = None) -> int:
    """Delete the states older than ``days`` that nothing needs; return how many those were.

    Without ``days`` the period is ``settings.REVISION_MONTHS``, and none are deleted when that is 0.
    """
    if days is None:
        days = round(settings.REVISION_MONTHS * DAYS_IN_MONTH)
    if days <= 0:
        return 0
    deleted = 0
    old = forgettable(days)
    while chunk := list(old.order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        with transaction.atomic():
            # Asked again: a state may have been published or commented on since.
            gone, _rows = old.filter(pk__in=chunk).delete()
        deleted += gone
        if not gone:
            break
    return deleted


def forgettable(days: int) -> QuerySet[Revision]:
    """Narrow to the states older than ``days`` that are neither published, nor the newest, nor needed.

    The history needs every state that was ever published. Beyond that a state is needed while a row of any
    model points to it: the page whose live or latest state it is, an approval, a comment.
    """
    old = Revision.objects.filter(
        created_at__lt=timezone.now() - timedelta(days=days), approved_go_live_at__isnull=True
    )
    newer = Revision.objects.filter(
        base_content_type=OuterRef("base_content_type"),
        object_id=OuterRef("object_id"),
        created_at__gt=OuterRef("created_at"),
    )
    old = old.filter(Exists(newer.order_by()))
    for relation in Revision._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or not relation.related_model:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        if relation.related_model in LOGS:
            rows = rows.filter(action__startswith=PUBLISHED)
        old = old.exclude(Exists(rows.order_by()))
    return old
