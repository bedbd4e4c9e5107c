"""The menu «Strategie» of the administration."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from strategy.models import CouncilResolution, Indicator, ObjectivePage
from tests.strategy.factories import (
    CouncilResolutionFactory,
    GoalSetFactory,
    IndicatorFactory,
    MeasureFactory,
    MunicipalityFactory,
    PreventionStandardFactory,
    ResolutionStepFactory,
)

MODELS = ["measure", "indicator", "councilresolution", "preventionstandard", "goalset"]


def _url(model: str, view: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_strategy_{model}:{view}", args=args)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("view", ["list", "add"])
def test_lists_and_empty_forms_open(editing: Client, home_page: Any, model: str, view: str) -> None:
    assert editing.get(_url(model, view)).status_code == 200


def test_filled_forms_open(editing: Client, objective: ObjectivePage) -> None:
    things = [
        MeasureFactory(objective=objective),
        IndicatorFactory(objective=objective),
        CouncilResolutionFactory(),
        PreventionStandardFactory(),
        GoalSetFactory(),
    ]
    for thing in things:
        url = _url(thing._meta.model_name, "edit", thing.pk)
        assert editing.get(url).status_code == 200, url


@pytest.mark.parametrize("model", MODELS)
def test_a_reader_gets_into_none_of_them(reading: Client, home_page: Any, model: str) -> None:
    assert reading.get(_url(model, "list")).status_code in {302, 403}


def _indicator_form(objective: ObjectivePage, values: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    defaults = {
        "objective": objective.pk,
        "measure": "",
        "title": "Erreichte Familien",
        "description": "",
        "effect": "output",
        "direction": "up",
        "unit": "Familien",
        "adopted_by": "",
    }
    return nested_form_data(defaults | fields | {"values": inline_formset(values)})


def _value(day: str, value: str) -> dict[str, str]:
    return {"measured_on": day, "value": value, "source": "", "note": ""}


def test_an_indicator_is_saved_with_its_values(editing: Client, objective: ObjectivePage) -> None:
    rows = [_value("2024-12-31", "12"), _value("2025-12-31", "15.5")]
    editing.post(_url("indicator", "add"), _indicator_form(objective, rows))
    assert [float(v.value) for v in Indicator.objects.get().values.all()] == [12, 15.5]


def test_two_values_of_a_day_are_refused(editing: Client, objective: ObjectivePage) -> None:
    rows = [_value("2024-12-31", "12"), _value("2024-12-31", "13")]
    editing.post(_url("indicator", "add"), _indicator_form(objective, rows))
    assert not Indicator.objects.exists()


def test_fewer_than_no_persons_are_refused_at_the_field(editing: Client, objective: ObjectivePage) -> None:
    data = _indicator_form(objective, [_value("2024-12-31", "-1")], counts_persons="on")
    response = editing.post(_url("indicator", "add"), data)
    assert "Eine Zahl von Personen ist nie kleiner als 0." in response.content.decode()


def test_other_figures_may_be_below_zero(editing: Client, objective: ObjectivePage) -> None:
    editing.post(_url("indicator", "add"), _indicator_form(objective, [_value("2024-12-31", "-1")]))
    assert Indicator.objects.get().values.count() == 1


def test_a_resolution_is_saved_with_points_and_steps(editing: Client, home_page: Any) -> None:
    data = nested_form_data(
        {
            "municipality": MunicipalityFactory().pk,
            "title": "Leitbild",
            "paper_number": "SV-9-1217",
            "paper_on": "2019-06-12",
            "points": inline_formset([{"text": "Zustimmen."}, {"text": "Fortführen."}]),
            "steps": inline_formset(
                [{"body": "Rat", "meets_on": "2019-07-11", "role": "decision", "result": "open"}]
            ),
        }
    )
    editing.post(_url("councilresolution", "add"), data)
    resolution = CouncilResolution.objects.get()
    assert [point.text for point in resolution.points.all()] == ["Zustimmen.", "Fortführen."]
    assert resolution.steps.get().body == "Rat"


def test_the_list_of_resolutions_shows_their_state(editing: Client, home_page: Any) -> None:
    ResolutionStepFactory(resolution=CouncilResolutionFactory(), result="rejected")
    assert "abgelehnt" in editing.get(_url("councilresolution", "list")).content.decode()


@pytest.mark.parametrize("model", ["measure", "indicator", "councilresolution", "goalset"])
def test_lists_need_the_same_queries_with_more_rows(
    editing: Client, objective: ObjectivePage, model: str
) -> None:
    def add() -> None:
        MeasureFactory(objective=objective)
        IndicatorFactory(objective=objective)
        ResolutionStepFactory(resolution=CouncilResolutionFactory())
        GoalSetFactory(municipality=MunicipalityFactory())

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editing.get(_url(model, "list")).status_code == 200
        return len(captured)

    add()
    queries()
    few = queries()
    for _ in range(8):
        add()
    assert queries() == few
