"""Who said what of an offer, and when: everything that apps keep of it, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.db.models import QuerySet

from core.registry import Registry

SHOWN = 50


@dataclass(frozen=True, slots=True)
class StatementKind:
    """A kind of statement; ``about`` returns those on an offer that a user may read."""

    name: str
    about: Callable[[Any, Any], QuerySet[Any]]


kinds: Registry[StatementKind] = Registry()


def statements_on(offer: Any, user: Any) -> list[Any]:
    """Return the latest statements on ``offer`` that ``user`` may read, the newest first.

    Each is a ``Statement`` with who made it. At most ``SHOWN``; one query for each kind.
    """
    found: list[Any] = []
    for kind in kinds:
        found += kind.about(offer, user).select_related("by").order_by("-said_at", "-pk")[:SHOWN]
    return nlargest(SHOWN, found, key=lambda statement: statement.said_at)
