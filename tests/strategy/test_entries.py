"""How the strategy is found."""

from __future__ import annotations

from datetime import date

import pytest

from search.index.projection import project
from search.models import Entry
from search.registry.sources import sources
from strategy.entries import goal_entry, leitbild_entry, objective_entry, resolution_entry, standard_entry
from strategy.models import (
    CouncilResolution,
    LeitbildPage,
    ObjectivePage,
    PreventionStandard,
    StrategicGoalPage,
)
from tests.strategy.factories import (
    CouncilResolutionFactory,
    LifePhaseFactory,
    MeasureFactory,
    PreventionStandardFactory,
    ResolutionPointFactory,
    ResolutionStepFactory,
)

pytestmark = pytest.mark.django_db


def test_the_kinds() -> None:
    mine = (LeitbildPage, StrategicGoalPage, ObjectivePage, CouncilResolution, PreventionStandard)
    assert [sources()[model].kind for model in mine] == [*["strategy"] * 3, "resolution", "standard"]


def test_a_leitbild_is_found_by_its_principles(leitbild: LeitbildPage) -> None:
    assert "Kurze Wege für alle." in leitbild_entry(leitbild).text


def test_a_goal_is_found_by_its_goal_set(goal: StrategicGoalPage) -> None:
    assert goal.goal_set.name in goal_entry(goal).keywords


def test_words_of_neighbouring_paragraphs_stay_apart(goal: StrategicGoalPage) -> None:
    goal.explanation = "<p>Netzwerk</p><p>Familie</p>"
    assert "Netzwerk Familie" in goal_entry(goal).text


def test_an_objective_is_found_by_its_measures(objective: ObjectivePage) -> None:
    MeasureFactory(objective=objective, title="Familienbüro")
    assert "Familienbüro" in objective_entry(objective).text


def test_a_resolution_is_found_by_its_points_and_tells_its_state() -> None:
    resolution = CouncilResolutionFactory()
    ResolutionPointFactory(resolution=resolution, text="Lückenschluss")
    ResolutionStepFactory(resolution=resolution, result="adopted", meets_on=date(2019, 7, 11))
    entry = resolution_entry(resolution)
    assert "Lückenschluss" in entry.text
    assert entry.card.common().state == "beschlossen"
    assert entry.facets["municipality"] == [resolution.municipality.slug]


def test_a_standard_is_found_by_its_life_phase() -> None:
    standard = PreventionStandardFactory()
    phase = LifePhaseFactory()
    standard.life_phases.add(phase)
    assert standard_entry(standard).facets["life_phase"] == [phase.slug]


def test_a_changed_step_reaches_the_entry_of_its_resolution() -> None:
    step = ResolutionStepFactory(resolution=CouncilResolutionFactory())
    project()
    step.result = "rejected"
    step.save()
    project()
    assert Entry.objects.get(kind="resolution").card["state"] == "abgelehnt"
