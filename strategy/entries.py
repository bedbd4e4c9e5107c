"""How the Zielsystem, resolutions and standards are found. Figures never get into search."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from core.blocks import plain_text
from core.models import LifePhase, Municipality, Topic
from search.api import KINDS, Card, EntryData, Kind, register
from strategy.models import (
    CouncilResolution,
    GoalSet,
    Indicator,
    LeitbildPage,
    Measure,
    ObjectivePage,
    PreventionStandard,
    Principle,
    ResolutionPoint,
    ResolutionStep,
    StrategicGoalPage,
)
from strategy.resolutions import state_of


def leitbild_entry(page: LeitbildPage) -> EntryData:
    """Give what search knows of a Leitbild: Leitziel, principles, version."""
    principles = [part for p in page.principles.all() for part in (p.title, p.text)]
    return EntryData(
        title=page.title,
        summary=page.summary or page.guiding_goal,
        text=_lines([page.guiding_goal, plain_text(page.introduction), *principles]),
        keywords=page.version,
        date=page.adopted_on,
    )


def goal_entry(page: StrategicGoalPage) -> EntryData:
    """Give what search knows of a strategic goal: statement, explanation, goal set."""
    return EntryData(
        title=page.title,
        summary=page.summary or page.statement,
        text=_lines([page.statement, plain_text(page.explanation)]),
        keywords=_lines([page.label, page.goal_set.name if page.goal_set else ""]),
        date=page.adopted_on,
    )


def objective_entry(page: ObjectivePage) -> EntryData:
    """Give what search knows of a Handlungsziel: statement, measures, what its indicators are called."""
    measures = [part for m in page.measures.all() for part in (m.title, m.description)]
    indicators = [part for i in page.indicators.all() for part in (i.title, i.description)]
    return EntryData(
        title=page.title,
        summary=page.summary or page.statement,
        text=_lines([page.statement, plain_text(page.explanation), *measures, *indicators]),
        date=page.adopted_on,
    )


def resolution_entry(resolution: CouncilResolution) -> EntryData:
    """Give what search knows of a resolution: paper, points, bodies, and where it stands."""
    standing = state_of(resolution)
    points = [point.text for point in resolution.points.all()]
    steps = [step.body for step in resolution.steps.all()]
    return EntryData(
        title=resolution.title,
        summary=resolution.subject,
        text=_lines([resolution.subject, *points, *steps]),
        keywords=_lines([resolution.municipality.name, resolution.paper_number, str(standing.state.label)]),
        url=resolution.get_absolute_url(),
        facets={"municipality": [resolution.municipality.slug]},
        date=standing.on or resolution.paper_on,
        card=Card(place=resolution.municipality.name, state=str(standing.state.label)),
    )


def standard_entry(standard: PreventionStandard) -> EntryData:
    """Give what search knows of a prevention standard."""
    phases, topics = list(standard.life_phases.all()), list(standard.topics.all())
    return EntryData(
        title=standard.title,
        summary=standard.description,
        text=standard.description,
        keywords=_lines([term.name for term in (*phases, *topics)]),
        url=standard.get_absolute_url(),
        facets={
            "life_phase": [phase.slug for phase in phases],
            "topic": [topic.slug for topic in topics],
        },
        date=standard.adopted_on,
    )


def register_entries() -> None:
    """Make everything of this app findable; called once when the app is ready."""
    KINDS.register(Kind("strategy", _("Strategie")))
    KINDS.register(Kind("resolution", _("Ratsbeschlüsse")))
    KINDS.register(Kind("standard", _("Präventionsstandards")))
    register(
        LeitbildPage,
        kind="strategy",
        build=leitbild_entry,
        prefetch=("principles",),
        depends_on={Principle: "principles"},
    )
    register(
        StrategicGoalPage,
        kind="strategy",
        build=goal_entry,
        related=("goal_set",),
        depends_on={GoalSet: "goal_set"},
    )
    register(
        ObjectivePage,
        kind="strategy",
        build=objective_entry,
        prefetch=("measures", "indicators"),
        depends_on={Measure: "measures", Indicator: "indicators"},
    )
    register(
        CouncilResolution,
        kind="resolution",
        build=resolution_entry,
        related=("municipality",),
        prefetch=("points", "steps"),
        depends_on={
            Municipality: "municipality",
            ResolutionPoint: "points",
            ResolutionStep: "steps",
        },
    )
    register(
        PreventionStandard,
        kind="standard",
        build=standard_entry,
        prefetch=("life_phases", "topics"),
        depends_on={LifePhase: "life_phases", Topic: "topics"},
    )


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
