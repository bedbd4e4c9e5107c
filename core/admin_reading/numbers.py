"""Numbers of what a person may read, and the one that stands for everything else."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from django.db.models import Model

from core.admin_reading.rules import is_ruled, readable
from core.row_numbers import LARGEST

# The greatest that columns of pages hold; no sequence of the site comes near.
NOTHING = 2**31 - 1
V = TypeVar("V", int, str)


def number(value: Any) -> int | None:
    """Return what databases would take ``value`` for, however it is spelled; None for what is no number."""
    try:
        return int(str(value))
    except ValueError:
        return None


def known(model: type[Model], values: Iterable[V], user: Any, kept: Collection[int] = ()) -> list[V]:
    """Return ``values`` with the number of nothing in place of what ``user`` may not read or does not exist.

    Text that is no number («live», «all», "") is no key and stays, and so do the numbers in ``kept``.
    """
    values = list(values)
    if not is_ruled(model):
        return values
    asked = {key for value in values if (key := number(value)) is not None}
    rows: Any = model._base_manager.filter(pk__in=[key for key in asked if 0 < key <= LARGEST])
    there = {*readable(rows, user).values_list("pk", flat=True), *kept} if asked else set()
    return [
        value if (key := number(value)) is None or key in there else type(value)(NOTHING) for value in values
    ]
