"""The Zielsystem as readers see it, read from the database in a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from core.visibility import visible_pages
from strategy.indicators import shown_indicators
from strategy.models import Indicator, LeitbildPage, ObjectivePage, StrategicGoalPage


def goals_of(leitbild: LeitbildPage, user: Any) -> list[StrategicGoalPage]:
    """Give the published goals below ``leitbild`` that ``user`` may see, by goal set and number.

    Each goal's ``objectives`` are its published and visible objectives, without measures and indicators.
    """
    goals = list(
        visible_pages(StrategicGoalPage.objects.child_of(leitbild).live(), user)
        .select_related("goal_set")
        .order_by("-goal_set__dated", "goal_set__name", "number", "path")
    )
    objectives = visible_pages(ObjectivePage.objects.descendant_of(leitbild).live(), user)
    below: dict[str, list[ObjectivePage]] = {}
    for objective in objectives.order_by("path"):
        below.setdefault(objective.path[: -ObjectivePage.steplen], []).append(objective)
    for goal in goals:
        goal.objectives = below.get(goal.path, [])
    return goals


def objectives_of(goal: StrategicGoalPage, user: Any) -> list[ObjectivePage]:
    """Give the published objectives below ``goal`` that ``user`` may see, with what belongs to each."""
    found = visible_pages(ObjectivePage.objects.child_of(goal).live(), user).order_by("path")
    return load_zielsystem(list(found))


def load_zielsystem(objectives: Sequence[ObjectivePage]) -> list[ObjectivePage]:
    """Read measures and indicators of all ``objectives`` at once.

    Gives the objectives with ``shown_measures`` (Measure) and ``shown_indicators`` (ShownIndicator: withheld
    figures are gone).
    """
    indicators = Indicator.objects.select_related("measure").prefetch_related("values")
    prefetch_related_objects(list(objectives), "measures", Prefetch("indicators", queryset=indicators))
    for objective in objectives:
        objective.shown_measures = list(objective.measures.all())
        objective.shown_indicators = shown_indicators(objective.indicators.all())
    return list(objectives)
