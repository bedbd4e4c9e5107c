"""The Zielsystem as readers see it, read from the database in a constant number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from core.visibility import visible_pages
from strategy.charts import Part, draw_bar
from strategy.indicators import shown_indicators
from strategy.models import Indicator, LeitbildPage, Measure, ObjectivePage, StrategicGoalPage

# In this order a bar is drawn: what is behind us stands first.
_STATUSES = [Measure.Status.DONE, Measure.Status.RUNNING, Measure.Status.PLANNED, Measure.Status.STOPPED]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on some objectives is: measures by their status, indicators that have got there."""

    measures: int
    parts: tuple[Part, ...]
    indicators: int
    indicators_reached: int


def current_leitbild(user: Any) -> LeitbildPage | None:
    """Give the published Leitbild that no other replaces, if ``user`` may see it."""
    current = LeitbildPage.objects.live().exclude(next_versions__live=True)
    return visible_pages(current, user).order_by("path").first()


def goals_of(leitbild: LeitbildPage, user: Any) -> list[StrategicGoalPage]:
    """Give the published goals below ``leitbild`` that ``user`` may see, by goal set and number.

    Each goal's ``objectives`` are its published and visible objectives with what belongs to them, its
    ``progress`` is what these add up to.
    """
    goals = list(
        visible_pages(StrategicGoalPage.objects.child_of(leitbild).live(), user)
        .select_related("goal_set")
        .order_by("-goal_set__dated", "goal_set__name", "number", "path")
    )
    objectives = visible_pages(ObjectivePage.objects.descendant_of(leitbild).live(), user)
    below: dict[str, list[ObjectivePage]] = {}
    for objective in load_zielsystem(list(objectives.order_by("path"))):
        below.setdefault(objective.path[: -ObjectivePage.steplen], []).append(objective)
    for goal in goals:
        goal.objectives = below.get(goal.path, [])
        goal.progress = progress_of(goal.objectives)
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
    if any(objective.pk is None for objective in objectives):  # it is being written: nothing points at it yet
        for objective in objectives:
            objective.shown_measures, objective.shown_indicators = [], []
        return list(objectives)
    indicators = Indicator.objects.select_related("measure").prefetch_related("values")
    prefetch_related_objects(list(objectives), "measures", Prefetch("indicators", queryset=indicators))
    for objective in objectives:
        objective.shown_measures = list(objective.measures.all())
        objective.shown_indicators = shown_indicators(objective.indicators.all())
    return list(objectives)


def progress_of(objectives: Sequence[ObjectivePage]) -> Progress:
    """Add up what ``load_zielsystem`` has read of ``objectives``."""
    statuses = Counter(measure.status for objective in objectives for measure in objective.shown_measures)
    indicators = [indicator for objective in objectives for indicator in objective.shown_indicators]
    return Progress(
        measures=statuses.total(),
        parts=draw_bar(statuses, [(status.value, str(status.label)) for status in _STATUSES]),
        indicators=len(indicators),
        indicators_reached=sum(bool(i.reached and i.reached.is_reached) for i in indicators),
    )
