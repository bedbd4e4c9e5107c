"""Which updates somebody sees, and in what order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from wagtail.query import PageQuerySet

from core.visibility import visible_pages

if TYPE_CHECKING:
    from datetime import date

    from updates.forms import UpdateFilterForm


def visible_updates(updates: PageQuerySet, user: Any) -> PageQuerySet:
    """Narrow ``updates`` to the published ones that ``user`` may open: pinned ones first, then the newest.

    Their municipalities come along in one more query; the text does not.
    """
    pinned_first = Case(
        When(pinned_until__gte=timezone.localdate(), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        visible_pages(updates.live().defer_streamfields(), user)
        .order_by(pinned_first, "-date", "-pk")
        .prefetch_related("municipalities")
    )


def filter_updates(updates: PageQuerySet, form: UpdateFilterForm) -> PageQuerySet:
    """Narrow ``updates`` to what a valid ``form`` asks for; one that is not valid narrows nothing.

    An update that names no municipality concerns all of them.
    """
    if not form.is_valid():
        return updates
    if municipality := form.cleaned_data["kommune"]:
        updates = updates.filter(Q(municipalities=municipality) | Q(municipalities=None))
    if year := form.cleaned_data["jahr"]:
        updates = updates.filter(date__year=year)
    return updates


def by_month(updates: Iterable[Any]) -> list[tuple[date, list[Any]]]:
    """Give ``updates``, which come by date, month by month: the first day of each and what happened in it."""
    return [(month, list(some)) for month, some in groupby(updates, key=lambda one: one.date.replace(day=1))]
