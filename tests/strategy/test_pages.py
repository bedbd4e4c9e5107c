"""What readers see of Leitbild, goals, objectives and standards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from files.models import Document
from home.models import HomePage
from strategy.models import LeitbildPage, Measure, ObjectivePage, StrategicGoalPage
from tests.strategy.factories import (
    CouncilResolutionFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    LifePhaseFactory,
    MeasureFactory,
    PreventionStandardFactory,
    ResolutionStepFactory,
    make_goal,
    make_leitbild,
    make_objective,
)


def _html(client: Client, page: Page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def _fill(objective: ObjectivePage, rows: int) -> None:
    for _ in range(rows):
        indicator = IndicatorFactory(objective=objective, measure=MeasureFactory(objective=objective))
        for _ in range(rows):
            IndicatorValueFactory(indicator=indicator)


def _queries(client: Client, url: str) -> int:
    client.get(url)  # fills what is read once per process
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_leitbild_shows_leitziel_principles_and_goals(
    reading: Client, leitbild: LeitbildPage, goal: StrategicGoalPage, objective: ObjectivePage
) -> None:
    html = _html(reading, leitbild)
    for words in (leitbild.guiding_goal, "Teilhabe ermöglichen", goal.title, objective.title):
        assert words in html


def test_leitbild_shows_what_the_councils_made_of_it(reading: Client, leitbild: LeitbildPage) -> None:
    resolution = CouncilResolutionFactory()
    resolution.leitbilder.add(leitbild)
    ResolutionStepFactory(resolution=resolution, result="adopted", meets_on=date(2019, 7, 11))
    html = _html(reading, leitbild)
    assert "11.07.2019" in html


def test_an_old_version_leads_to_the_new_one(
    reading: Client, home_page: HomePage, leitbild: LeitbildPage
) -> None:
    newer = make_leitbild(home_page, previous_version=leitbild)
    assert newer.url in _html(reading, leitbild)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Arbeitsstand"),
        (
            {"adopted_by": "Kreistag", "adopted_on": date(2018, 12, 12)},
            "Beschlossen am 12. Dezember 2018: Kreistag",
        ),
    ],
)
def test_every_level_says_whether_it_is_adopted(
    reading: Client, goal: StrategicGoalPage, fields: dict[str, Any], words: str
) -> None:
    objective = make_objective(goal, **fields)
    MeasureFactory(objective=objective, **fields)
    IndicatorFactory(objective=objective, **fields)
    assert _html(reading, objective).count(words) == 3


def test_goal_names_its_goal_set_with_owner_and_date(reading: Client, goal: StrategicGoalPage) -> None:
    html = _html(reading, goal)
    assert "Steuerungsgruppe" in html
    assert "27. September 2018" in html


def test_objective_shows_measures_and_figures_with_dates(reading: Client, objective: ObjectivePage) -> None:
    MeasureFactory(objective=objective, title="Chancenkarte", starts_on=date(2024, 3, 1))
    indicator = IndicatorFactory(
        objective=objective,
        baseline=Decimal("1200.5"),
        baseline_on=date(2023, 1, 1),
        target=Decimal(2000),
        target_on=date(2027, 12, 31),
    )
    IndicatorValueFactory(indicator=indicator, value=Decimal(1500), measured_on=date(2025, 6, 30))
    html = _html(reading, objective)
    for words in ("ab 01.03.2024", "1.200,5 Familien", "2.000 Familien", "31.12.2027", "30.06.2025"):
        assert words in html


def test_a_draft_objective_is_not_on_the_goals_page(
    reading: Client, goal: StrategicGoalPage, objective: ObjectivePage
) -> None:
    objective.unpublish()
    assert objective.title not in _html(reading, goal)


@pytest.mark.parametrize("above", ["leitbild", "goal"])
def test_a_private_objective_is_not_on_the_pages_above(
    reading: Client, objective: ObjectivePage, above: str, request: pytest.FixtureRequest
) -> None:
    PageViewRestriction.objects.create(page=objective, restriction_type="groups")
    assert objective.title not in _html(reading, request.getfixturevalue(above))


def test_publishing_an_older_draft_leaves_measures_and_values_alone(objective: ObjectivePage) -> None:
    measure = MeasureFactory(objective=objective, status=Measure.Status.RUNNING)
    indicator = IndicatorFactory(objective=objective)
    older = objective.save_revision()
    Measure.objects.filter(pk=measure.pk).update(status=Measure.Status.DONE)
    value = IndicatorValueFactory(indicator=indicator)
    later = MeasureFactory(objective=objective)
    older.publish()
    assert {m.pk: m.status for m in objective.measures.all()} == {measure.pk: "done", later.pk: "planned"}
    assert list(indicator.values.all()) == [value]


@pytest.mark.parametrize("level", ["leitbild", "goal", "objective"])
def test_pages_need_the_same_queries_with_more_rows(
    reading: Client, objective: ObjectivePage, level: str, request: pytest.FixtureRequest
) -> None:
    page = request.getfixturevalue(level)
    goal = request.getfixturevalue("goal")
    leitbild = request.getfixturevalue("leitbild")
    _fill(objective, 1)
    few = _queries(reading, page.url)
    _fill(objective, 4)
    for _ in range(3):
        _fill(make_objective(make_goal(leitbild)), 2)
        _fill(make_objective(goal), 2)
    assert _queries(reading, page.url) == few


def test_standard_tells_how_many_offers_it_wants(reading: Client) -> None:
    standard = PreventionStandardFactory(minimum_offers=2)
    assert "<dd" in reading.get(standard.get_absolute_url()).content.decode()


def test_standards_are_listed(reading: Client) -> None:
    standard = PreventionStandardFactory()
    assert standard.get_absolute_url() in reading.get("/praeventionsstandards/").content.decode()


def test_standards_follow_a_childs_biography(reading: Client) -> None:
    titles = ("Später", "Ohne Phase", "Früh")
    late, without, early = (PreventionStandardFactory(title=title) for title in titles)
    first, second = LifePhaseFactory(order=1), LifePhaseFactory(order=2)
    late.life_phases.set([second])
    early.life_phases.set([second, first])
    shown = reading.get("/praeventionsstandards/").context["standards"]
    assert shown == [early, late, without]


def test_a_leitbild_cannot_be_made_below_another(leitbild: LeitbildPage) -> None:
    assert not LeitbildPage.can_create_at(leitbild)


def test_leitbild_does_not_name_a_file_the_reader_may_not_open(
    reading: Client, leitbild: LeitbildPage
) -> None:
    closed = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="groups")
    leitbild.document = Document.objects.create(
        title="Leitbild zum Ausdrucken", file=ContentFile(b"%PDF-", "leitbild.pdf"), collection=closed
    )
    leitbild.save()
    assert "Leitbild zum Ausdrucken" not in _html(reading, leitbild)


def test_leitbild_links_its_file(reading: Client, leitbild: LeitbildPage) -> None:
    leitbild.document = Document.objects.create(
        title="Leitbild zum Ausdrucken", file=ContentFile(b"%PDF-", "leitbild.pdf")
    )
    leitbild.save()
    assert leitbild.document.url in _html(reading, leitbild)
