"""The rules of what is about something else: drafts, approvals, comments, log entries follow their object."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail.admin.models import EditingSession
from wagtail.models import (
    Comment,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
    WorkflowState,
)

from core.admin_reading.objects import edited_pages
from core.admin_reading.rules import is_ruled, readable, rule


def about_readable(rows: Any, user: Any, content_type: str, object_id: str) -> Any:
    """Return the rows whose object, named by its type and its key as text, ``user`` may read."""
    for kind in ContentType.objects.filter(pk__in=rows.order_by().values(content_type)):
        model = kind.model_class()
        if model is None or not is_ruled(model):
            continue
        there = readable(model._base_manager.all(), user).order_by()
        keys: Any = there.annotate(key_text=Cast("pk", CharField())).values("key_text")
        rows = rows.exclude(Q(**{content_type: kind.pk}) & ~Q(**{f"{object_id}__in": keys}))
    return rows


@rule(Revision)
def revisions(rows: Any, user: Any) -> Any:
    """Return those of what ``user`` may read; of pages those that are published, or that they edit."""
    rows = about_readable(rows, user, "base_content_type", "object_id")
    kind = ContentType.objects.get_for_model(Page)
    edited: Any = Page.objects.filter(edited_pages(user)).annotate(key_text=Cast("pk", CharField()))
    published = Page.objects.exclude(live_revision=None).values("live_revision")
    own = Q(object_id__in=edited.order_by().values("key_text")) | Q(pk__in=published)
    return rows.filter(~Q(base_content_type=kind.pk) | own)


@rule(WorkflowState)
def workflow_states(rows: Any, user: Any) -> Any:
    """Return those of what ``user`` may read."""
    return about_readable(rows, user, "base_content_type", "object_id")


@rule(TaskState)
def task_states(rows: Any, user: Any) -> Any:
    """Return those of what ``user`` may read."""
    return about_readable(rows, user, "workflow_state__base_content_type", "workflow_state__object_id")


@rule(Comment)
def comments(rows: Any, user: Any) -> Any:
    """Return those on pages that ``user`` edits: comments are about drafts."""
    return rows.filter(page__in=Page.objects.filter(edited_pages(user)).order_by())


@rule(PageLogEntry)
def page_log_entries(rows: Any, user: Any) -> Any:
    """Return those on pages that ``user`` edits, and on deleted ones for who edits all pages."""
    top = Page.objects.filter(edited_pages(user), depth=2).exists()
    pages = Page.objects.filter(edited_pages(user)).order_by()
    gone = ~Q(page_id__in=Page.objects.order_by().values("pk"))
    return rows.filter(Q(page__in=pages) | gone) if top else rows.filter(page__in=pages)


@rule(ModelLogEntry)
def model_log_entries(rows: Any, user: Any) -> Any:
    """Return those on what ``user`` may read."""
    return about_readable(rows, user, "content_type", "object_id")


@rule(EditingSession)
def editing_sessions(rows: Any, user: Any) -> Any:
    """Return those of ``user``."""
    return rows.filter(user=user.pk)
