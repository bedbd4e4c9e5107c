"""Leitbild, goals, measures, indicators, resolutions and standards of the demo."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from chain.models import ChainPage
from core.models import LifePhase, Municipality, Topic
from demo.chosen import by_slug
from demo.rows import TAG, day, rows
from home.models import HomePage
from home.site_setup import ensure_page
from strategy.models import (
    CouncilResolution,
    GoalSet,
    Indicator,
    IndicatorValue,
    LeitbildPage,
    Measure,
    ObjectivePage,
    PreventionStandard,
    Principle,
    ResolutionPoint,
    ResolutionStep,
    StrategicGoalPage,
)

# What a working state of the demo is tagged with: its wording, measures and figures are made up.


def load_strategy() -> None:
    """Create what is missing of the Zielsystem, the resolutions about it and the standards."""
    data = rows("strategy")
    leitbild = _leitbild(data)
    goal_set, _created = GoalSet.objects.get_or_create(
        name=data["goal_set"]["name"],
        dated=data["adopted_on"],
        defaults={
            "owner": data["goal_set"]["owner"],
            "municipality": Municipality.objects.get(kind=Municipality.Kind.COUNTY),
        },
    )
    for row in rows("goals"):
        _goal(leitbild, goal_set, row, data)
    for row in rows("resolutions"):
        _resolution(leitbild, row)
    for row in rows("standards"):
        _standard(row)


def _leitbild(data: dict[str, Any]) -> LeitbildPage:
    row = dict(data["leitbild"])
    tags, principles = row.pop("tags"), row.pop("principles")
    is_new = not LeitbildPage.objects.exists()
    leitbild = ensure_page(
        HomePage.objects.get(),
        LeitbildPage,
        "leitbild",
        tags,
        **row,
        **_adoption(data),
        show_in_menus=True,
        principles=[
            Principle(title=title, text=text, sort_order=number)
            for number, (title, text) in enumerate(principles)
        ],
    )
    if is_new:
        # The navigation follows the tree: what people come for first stands first.
        leitbild.move(ChainPage.objects.get(), pos="right")
    return LeitbildPage.objects.get(pk=leitbild.pk)


def _adoption(data: dict[str, Any]) -> dict[str, Any]:
    return {"adopted_by": data["adopted_by"], "adopted_on": day(data["adopted_on"])}


def _goal(leitbild: LeitbildPage, goal_set: GoalSet, row: dict[str, Any], data: dict[str, Any]) -> None:
    details = {name: row[name] for name in ("title", "number", "summary", "statement", "explanation")}
    goal = ensure_page(
        leitbild,
        StrategicGoalPage,
        row["slug"],
        row["tags"],
        goal_set=goal_set,
        **details,
        **(_adoption(data) if row["adopted"] else {}),
    )
    for objective in row["objectives"]:
        _objective(goal, objective)


def _objective(goal: StrategicGoalPage, row: dict[str, Any]) -> None:
    """Create an objective that is missing, a working state, with its measures and indicators."""
    if ObjectivePage.objects.child_of(goal).filter(slug=row["slug"]).exists():
        return
    details = {name: row[name] for name in ("title", "summary", "statement", "explanation")}
    objective = ensure_page(goal, ObjectivePage, row["slug"], [TAG], **details)
    measures = [_saved(Measure(objective=objective, **_with_days(measure))) for measure in row["measures"]]
    for indicator in row["indicators"]:
        _indicator(objective, measures, dict(indicator))


def _indicator(objective: ObjectivePage, measures: list[Measure], row: dict[str, Any]) -> None:
    values, place = row.pop("values"), row.pop("measure")
    for name in ("baseline", "target"):
        row[name] = Decimal(row[name]) if row[name] is not None else None
    measure = measures[place] if place is not None else None
    indicator = _saved(Indicator(objective=objective, measure=measure, **_with_days(row)))
    for measured_on, value, source in values:
        _saved(
            IndicatorValue(
                indicator=indicator,
                measured_on=date.fromisoformat(measured_on),
                value=Decimal(value),
                source=source,
            )
        )


def _resolution(leitbild: LeitbildPage, row: dict[str, Any]) -> None:
    place = by_slug(Municipality, [row["municipality"]])[0]
    details = _with_days(
        {name: row[name] for name in ("title", "paper_number", "paper_on", "lead_office", "subject")}
    )
    same = CouncilResolution.objects.filter(
        municipality=place, paper_number=row["paper_number"], paper_on=details["paper_on"]
    )
    if same.exists():
        return
    resolution = _saved(CouncilResolution(municipality=place, **details))
    resolution.leitbilder.add(leitbild)
    for number, text in enumerate(row["points"]):
        _saved(ResolutionPoint(resolution=resolution, text=text, sort_order=number))
    for step in row["steps"]:
        _saved(ResolutionStep(resolution=resolution, **_with_days(step)))


def _standard(row: dict[str, Any]) -> None:
    standard, created = PreventionStandard.objects.get_or_create(
        slug=row["slug"],
        defaults={name: row[name] for name in ("title", "description", "minimum_offers")},
    )
    if created:
        standard.life_phases.set(by_slug(LifePhase, row["phases"]))
        standard.topics.set(by_slug(Topic, row["topics"]))


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    return {name: day(value) if name.endswith("_on") else value for name, value in row.items()}


def _saved(row: Any) -> Any:
    """Check ``row`` as a form would, save it and give it."""
    row.full_clean()
    row.save()
    return row
