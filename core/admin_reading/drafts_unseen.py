"""Pages in lists for who does not edit them: as they are published, with no word of a draft or a plan.

That a public page has a draft, since when, and whether something lies below it that may not be read, stands
in columns of Wagtail's tables and in fields of its API.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from core.admin_reading.objects import edited_pages
from core.admin_reading.rules import readable


def as_published(things: Iterable[Any], user: Any) -> None:
    """Let pages among ``things`` that ``user`` does not edit know of their published version only.

    They are for showing, not for saving.
    """
    if user.is_active and user.is_superuser:
        return
    pages = [thing for thing in things if isinstance(thing, Page) and thing.live]
    if not pages:
        return
    shown = Page.objects.filter(pk__in=[page.pk for page in pages])
    edited = set(shown.filter(edited_pages(user)).values_list("pk", flat=True))
    parents = set(with_readable_children(shown, user).values_list("pk", flat=True))
    for page in pages:
        if page.pk not in edited:
            page.has_unpublished_changes = False
            page.latest_revision_created_at = page.last_published_at
            page._approved_schedule = False
        if getattr(page, "can_descend", False):
            page.can_descend = page.pk in parents


def with_readable_children(pages: QuerySet[Page], user: Any) -> QuerySet[Page]:
    """Narrow ``pages`` to those that something lies right below that ``user`` may read."""
    below = Page.objects.filter(path__startswith=OuterRef("path"), depth=OuterRef("depth") + 1)
    return pages.filter(Exists(readable(below, user).order_by()))
