"""Figures as readers see them; those that could point at persons are nowhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from strategy.entries import objective_entry
from strategy.indicators import shown_indicator, shown_number, shown_value
from strategy.models import ObjectivePage
from tests.strategy.factories import IndicatorFactory, IndicatorValueFactory


@pytest.mark.parametrize(
    ("number", "counts_persons", "shown"),
    [
        ("12", False, "12"),
        ("12.50", False, "12,5"),
        ("1234.00", False, "1.234"),
        ("1000", False, "1.000"),
        ("3.00", False, "3"),
        ("-2.25", False, "-2,25"),
        ("0", False, "0"),
        ("0", True, "unter 4"),
        ("3", True, "unter 4"),
        ("3.99", True, "unter 4"),
        ("4", True, "4"),
    ],
)
def test_numbers_are_written_the_german_way(number: str, counts_persons: bool, shown: str) -> None:
    assert shown_number(Decimal(number), counts_persons) == shown


@pytest.mark.django_db
def test_a_shown_value_has_its_unit(objective: ObjectivePage) -> None:
    indicator = IndicatorFactory(objective=objective, unit="Prozent")
    assert shown_value(IndicatorValueFactory(indicator=indicator, value=Decimal("62.5"))) == "62,5 Prozent"


@pytest.mark.django_db
def test_values_are_shown_by_date(objective: ObjectivePage) -> None:
    indicator = IndicatorFactory(objective=objective)
    for year in (2024, 2022, 2023):
        IndicatorValueFactory(indicator=indicator, measured_on=date(year, 12, 31))
    assert [value.on.year for value in shown_indicator(indicator).values if value.on] == [2022, 2023, 2024]


@pytest.fixture
def withheld(objective: ObjectivePage) -> ObjectivePage:
    """An objective whose indicator counts three persons now and two at the start."""
    indicator = IndicatorFactory(
        objective=objective,
        counts_persons=True,
        unit="Menschlein",
        baseline=Decimal(2),
        baseline_on=date(2020, 1, 1),
    )
    IndicatorValueFactory(indicator=indicator, value=Decimal(3))
    return objective


@pytest.mark.parametrize("below_goal", [True, False], ids=["goal page", "objective page"])
def test_a_withheld_figure_is_not_in_the_page(
    reading: Client, withheld: ObjectivePage, below_goal: bool
) -> None:
    page = withheld.get_parent() if below_goal else withheld
    html = reading.get(page.url).content.decode()
    assert html.count("unter 4 Menschlein") == html.count("Menschlein") == 2


def test_figures_do_not_get_into_search(withheld: ObjectivePage) -> None:
    entry = objective_entry(withheld)
    assert "Menschlein" not in entry.text


@pytest.mark.django_db
def test_the_name_of_a_value_does_not_tell_it(objective: ObjectivePage) -> None:
    value = IndicatorValueFactory(
        indicator=IndicatorFactory(objective=objective), value=Decimal(777), measured_on=date(2024, 1, 1)
    )
    assert "777" not in str(value)
