"""Addresses of the search that show exactly the offers a number has counted."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from core.models import LifePhase, Municipality, Topic
from search.query import PARAMETERS


def offers_url(
    municipality: Municipality | None = None,
    phases: Iterable[LifePhase] = (),
    topics: Iterable[Topic] = (),
) -> str:
    """Give the address of the search for offers; several phases or topics mean any of them."""
    pairs = [(PARAMETERS["kind"], "offer")]
    if municipality is not None:
        pairs.append((PARAMETERS["municipality"], municipality.slug))
    pairs += [(PARAMETERS["life_phase"], phase.slug) for phase in phases]
    pairs += [(PARAMETERS["topic"], topic.slug) for topic in topics]
    return f"{reverse('search:search')}?{urlencode(pairs)}"
