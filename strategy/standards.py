"""Prevention standards in the order in which a child meets them."""

from __future__ import annotations

import sys

from django.db.models import QuerySet

from strategy.models import PreventionStandard


def along_biography(standards: QuerySet[PreventionStandard]) -> list[PreventionStandard]:
    """Give ``standards`` by their first life phase, those without one last, and then by title."""
    return sorted(standards.order_by("title"), key=_first_phase)


def _first_phase(standard: PreventionStandard) -> int:
    return min((phase.order for phase in standard.life_phases.all()), default=sys.maxsize)
