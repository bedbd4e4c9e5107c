"""What pages of the strategy add up: work on goals, councils by state; and how many queries that costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.registry import Registry
from core.sections import Section, register_section
from strategy.models import LeitbildPage, ObjectivePage, StrategicGoalPage
from strategy.resolutions import latest_rows, overview, summary
from tests.strategy.factories import (
    CouncilResolutionFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MeasureFactory,
    MunicipalityFactory,
    PreventionStandardFactory,
    ResolutionStepFactory,
    make_leitbild,
    make_objective,
)

# What a reader's page may cost at most.
MOST_QUERIES = 25


def test_a_goal_adds_up_the_work_on_its_objectives(
    reading: Client, leitbild: LeitbildPage, goal: StrategicGoalPage, objective: ObjectivePage
) -> None:
    MeasureFactory(objective=objective, status="done")
    MeasureFactory(objective=make_objective(goal), status="running")
    for value in (5, 50):
        indicator = IndicatorFactory(objective=objective, target=Decimal(50), target_on=date(2027, 12, 31))
        IndicatorValueFactory(indicator=indicator, value=Decimal(value))
    shown = reading.get(leitbild.url).context["goals"][0].progress
    assert [(part.key, part.count) for part in shown.parts] == [("done", 1), ("running", 1)]
    assert (shown.measures, shown.indicators, shown.indicators_reached) == (2, 2, 1)


def test_a_goal_does_not_count_the_work_of_a_private_objective(
    reading: Client, leitbild: LeitbildPage, objective: ObjectivePage
) -> None:
    MeasureFactory(objective=objective)
    PageViewRestriction.objects.create(page=objective, restriction_type="groups")
    assert reading.get(leitbild.url).context["goals"][0].progress.measures == 0


def test_an_objective_leads_to_its_goal(
    reading: Client, goal: StrategicGoalPage, objective: ObjectivePage
) -> None:
    assert f'href="{goal.url}">{goal.label}' in reading.get(objective.url).content.decode()


def test_councils_are_counted_by_state(leitbild: LeitbildPage) -> None:
    MunicipalityFactory()
    for result in ("adopted", "adopted", "postponed"):
        resolution = CouncilResolutionFactory()
        resolution.leitbilder.add(leitbild)
        ResolutionStepFactory(resolution=resolution, result=result)
    counted = [(part.key, part.count) for part in summary(overview(leitbild))]
    assert counted == [("adopted", 2), ("postponed", 1), ("none", 1)]


def test_a_council_with_two_papers_counts_once_with_the_newer(leitbild: LeitbildPage) -> None:
    old = CouncilResolutionFactory(paper_on=date(2018, 1, 1))
    new = CouncilResolutionFactory(paper_on=date(2019, 1, 1), municipality=old.municipality)
    assert [row.resolution for row in latest_rows(overview())] == [new]


def test_the_list_of_resolutions_tells_every_step(reading: Client, leitbild: LeitbildPage) -> None:
    resolution = CouncilResolutionFactory()
    ResolutionStepFactory(resolution=resolution, role="advice", body="Sozialausschuss", result="adopted")
    ResolutionStepFactory(resolution=resolution, body="Rat der Stadt", meets_on=None)
    html = " ".join(reading.get("/ratsbeschluesse/").content.decode().split())
    assert "Sozialausschuss: empfohlen" in html
    assert "ohne Termin</span> Rat der Stadt: offen" in html


def test_lists_lead_back_to_the_leitbild_that_holds(reading: Client, leitbild: LeitbildPage) -> None:
    newer = make_leitbild(leitbild.get_parent(), previous_version=leitbild)
    assert reading.get("/praeventionsstandards/").context["section"] == newer


def test_a_higher_app_adds_to_the_page_of_a_standard(
    reading: Client, leitbild: LeitbildPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders: Registry[Any] = Registry(key=id)
    monkeypatch.setattr("core.sections._builders", builders)
    section = Section("Wo der Standard erfüllt ist", "components/empty.html", {"title": "In Olfen"})
    register_section("strategy.preventionstandard")(lambda standard, request: section)
    html = reading.get(PreventionStandardFactory().get_absolute_url()).content.decode()
    assert "Wo der Standard erfüllt ist" in html
    assert "In Olfen" in html


@pytest.mark.parametrize(
    "place", ["leitbild", "goal", "objective", "/ratsbeschluesse/", "resolution", "/praeventionsstandards/"]
)
def test_pages_cost_few_queries(
    reading: Client, objective: ObjectivePage, place: str, request: pytest.FixtureRequest
) -> None:
    resolution = CouncilResolutionFactory()
    ResolutionStepFactory(resolution=resolution)
    IndicatorValueFactory(indicator=IndicatorFactory(objective=objective))
    PreventionStandardFactory()
    if place == "resolution":
        address = resolution.get_absolute_url()
    else:
        address = place if place.startswith("/") else request.getfixturevalue(place).url
    reading.get(address)  # fills what is read once per process
    with CaptureQueriesContext(connection) as queries:
        assert reading.get(address).status_code == 200
    assert len(queries) <= MOST_QUERIES
