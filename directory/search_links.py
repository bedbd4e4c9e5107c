"""Addresses of the search that show exactly the offers a number has counted."""

from __future__ import annotations

from collections.abc import Iterable

from core.models import LifePhase, Municipality, Topic
from search.api import search_url


def offers_url(
    municipality: Municipality | None = None,
    phases: Iterable[LifePhase] = (),
    topics: Iterable[Topic] = (),
) -> str:
    """Give the address of the search for offers; several phases or topics mean any of them."""
    values = [("kind", "offer")]
    if municipality is not None:
        values.append(("municipality", municipality.slug))
    values += [("life_phase", phase.slug) for phase in phases]
    values += [("topic", topic.slug) for topic in topics]
    return search_url(values)
