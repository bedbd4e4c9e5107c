"""What makes no sense is refused with a message at its field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from strategy.models import (
    GoalSet,
    Indicator,
    LeitbildPage,
    Measure,
    ObjectivePage,
    PreventionStandard,
    ResolutionStep,
    StrategicGoalPage,
)
from tests.strategy.factories import (
    CouncilResolutionFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MeasureFactory,
    PreventionStandardFactory,
    make_goal,
    make_leitbild,
    make_objective,
)

pytestmark = pytest.mark.django_db
DAY, LATER = date(2019, 1, 1), date(2020, 1, 1)


def _fields_refused(instance: Model) -> set[str]:
    try:
        instance.full_clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({}, set()),
        ({"starts_on": DAY, "ends_on": DAY}, set()),
        ({"starts_on": LATER, "ends_on": DAY}, {"ends_on"}),
        ({"adopted_by": "Rat"}, {"adopted_on"}),
        ({"adopted_on": DAY}, {"adopted_by"}),
        ({"status": "forgotten"}, {"status"}),
    ],
)
def test_measure(objective: ObjectivePage, fields: dict[str, Any], refused: set[str]) -> None:
    assert _fields_refused(Measure(objective=objective, title="Karte", **fields)) == refused


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"unit": ""}, set()),
        ({"target": Decimal(5), "target_on": DAY, "unit": ""}, {"unit"}),
        ({"baseline": Decimal(5), "baseline_on": DAY, "unit": ""}, {"unit"}),
        ({"target": Decimal(5)}, {"target_on"}),
        ({"baseline": Decimal(0)}, {"baseline_on"}),
        ({"baseline": Decimal(-1), "baseline_on": DAY}, set()),
        ({"baseline": Decimal(-1), "baseline_on": DAY, "counts_persons": True}, {"baseline"}),
        ({"baseline_on": LATER, "target_on": DAY}, {"target_on"}),
        ({"effect": ""}, {"effect"}),
    ],
)
def test_indicator(objective: ObjectivePage, fields: dict[str, Any], refused: set[str]) -> None:
    defaults = {"title": "Erreichte", "effect": "output", "unit": "Familien"}
    assert _fields_refused(Indicator(objective=objective, **defaults | fields)) == refused


def test_indicator_cannot_measure_another_objectives_measure(
    goal: StrategicGoalPage, objective: ObjectivePage
) -> None:
    foreign = MeasureFactory(objective=make_objective(goal))
    indicator = IndicatorFactory.build(objective=objective, measure=foreign)
    assert _fields_refused(indicator) == {"measure"}


def test_an_indicator_has_one_value_a_day(objective: ObjectivePage) -> None:
    first = IndicatorValueFactory(indicator=IndicatorFactory(objective=objective))
    second = IndicatorValueFactory.build(indicator=first.indicator, measured_on=first.measured_on)
    with pytest.raises(ValidationError, match="Für diesen Tag"):
        second.full_clean()


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({}, set()),
        ({"result": "adopted"}, {"meets_on"}),
        ({"result": "adopted", "meets_on": DAY, "votes_for": 0}, set()),
        ({"votes_for": -1, "result": "adopted", "meets_on": DAY}, {"votes_for"}),
        ({"votes_for": 3, "meets_on": DAY}, {"result"}),
        ({"role": ""}, {"role"}),
    ],
)
def test_resolution_step(fields: dict[str, Any], refused: set[str]) -> None:
    defaults = {"body": "Rat", "role": "decision"}
    step = ResolutionStep(resolution=CouncilResolutionFactory(), **defaults | fields)
    assert _fields_refused(step) == refused


def test_a_paper_number_comes_once_in_a_municipality() -> None:
    first = CouncilResolutionFactory()
    again = CouncilResolutionFactory.build(municipality=first.municipality, paper_number=first.paper_number)
    with pytest.raises(ValidationError, match="Diese Vorlage gibt es"):
        again.full_clean()


def test_papers_without_a_number_do_not_clash() -> None:
    first = CouncilResolutionFactory(paper_number="")
    again = CouncilResolutionFactory.build(municipality=first.municipality, paper_number="")
    assert _fields_refused(again) == set()


def test_a_goals_number_comes_once_in_a_goal_set(leitbild: LeitbildPage, goal: StrategicGoalPage) -> None:
    with pytest.raises(ValidationError) as refused:
        make_goal(leitbild, goal_set=goal.goal_set, number=goal.number)
    assert set(refused.value.message_dict) == {"number"}


def test_goals_of_different_sets_may_share_a_number(leitbild: LeitbildPage, goal: StrategicGoalPage) -> None:
    assert make_goal(leitbild, number=goal.number).pk


def test_goals_are_counted_from_one(leitbild: LeitbildPage) -> None:
    with pytest.raises(ValidationError) as refused:
        make_goal(leitbild, number=0)
    assert set(refused.value.message_dict) == {"number"}


def test_a_goal_needs_a_goal_set(leitbild: LeitbildPage) -> None:
    with pytest.raises(ValidationError) as refused:
        make_goal(leitbild, goal_set=None)
    assert set(refused.value.message_dict) == {"goal_set"}


def test_a_copied_goal_gets_a_number_of_its_own(leitbild: LeitbildPage, goal: StrategicGoalPage) -> None:
    copy = goal.copy(to=leitbild, update_attrs={"slug": "kopie"})
    assert copy.number is None


def test_a_goal_set_needs_its_date() -> None:
    assert _fields_refused(GoalSet(name="Ziele", owner="Kreis")) == {"dated"}


def test_versions_cannot_replace_each_other_in_a_circle(home_page: Any, leitbild: LeitbildPage) -> None:
    newer = make_leitbild(home_page, previous_version=leitbild)
    leitbild.previous_version = newer
    assert _fields_refused(leitbild) == {"previous_version"}


def test_a_standard_wants_at_least_one_offer() -> None:
    standard = PreventionStandardFactory.build(minimum_offers=0)
    assert _fields_refused(standard) == {"minimum_offers"}


def test_a_standard_gets_a_german_address() -> None:
    standard = PreventionStandard(title="Frühe Hilfen für alle", description="Überall.")
    standard.full_clean()
    assert standard.slug == "fruehe-hilfen-fuer-alle"


def test_two_standards_never_share_an_address() -> None:
    PreventionStandardFactory(title="Besuch!", slug="besuch")
    standard = PreventionStandard(title="Besuch", description="Überall.")
    assert _fields_refused(standard) == {"slug"}
