"""Charts: what they draw, and what they must not tell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from strategy.charts import AXIS, LEFT, RIGHT, TOP, WIDTH, Measured, draw_bar, draw_course
from strategy.indicators import shown_indicator
from strategy.models import Indicator, ObjectivePage
from tests.strategy.factories import IndicatorFactory, IndicatorValueFactory


def _course(*numbers: int | None) -> list[Measured]:
    return [
        Measured(date(2020 + place, 12, 31), str(number), None if number is None else Decimal(number))
        for place, number in enumerate(numbers)
    ]


def _target(number: int) -> Measured:
    return Measured(date(2027, 12, 31), str(number), Decimal(number))


@pytest.mark.parametrize("numbers", [(), (12,), (12, None)])
def test_fewer_than_two_open_values_are_no_course(numbers: tuple[int | None, ...]) -> None:
    assert draw_course(_course(*numbers), None) is None


def test_the_first_value_stands_left_and_the_last_one_right() -> None:
    chart = draw_course(_course(10, 20, 40), None)
    assert chart is not None
    assert (chart.points[0].x, chart.points[-1].x) == (LEFT, WIDTH - RIGHT)


def test_heights_are_measured_from_zero() -> None:
    chart = draw_course(_course(20, 40), None)
    assert chart is not None
    assert (chart.points[0].y, chart.points[1].y) == ((AXIS + TOP) / 2, TOP)


def test_the_target_is_on_the_same_scale() -> None:
    chart = draw_course(_course(20, 40), _target(80))
    assert chart is not None
    assert (chart.target_y, chart.points[1].y) == (TOP, (AXIS + TOP) / 2)


def test_values_that_are_all_zero_lie_on_the_axis() -> None:
    chart = draw_course(_course(0, 0), None)
    assert chart is not None
    assert {point.y for point in chart.points} == {AXIS}


def test_values_below_zero_stay_in_the_drawing() -> None:
    chart = draw_course(_course(-20, 40), None)
    assert chart is not None
    assert (chart.points[0].y, chart.points[1].y) == (AXIS, TOP)


def test_no_line_leads_over_a_withheld_value() -> None:
    chart = draw_course(_course(10, None, 20, 30), None)
    assert chart is not None
    assert len(chart.lines) == 1


def test_a_withheld_value_has_no_height() -> None:
    chart = draw_course(_course(10, None, 20), None)
    assert chart is not None
    assert chart.points[1].y is None


def test_many_years_are_named_at_both_ends_only() -> None:
    chart = draw_course(_course(*range(10, 19)), None)
    assert chart is not None
    assert [point.year for point in chart.points if point.year] == ["2020", "2028"]


def test_a_bar_is_filled_by_its_parts_in_order() -> None:
    parts = draw_bar({"b": 1, "a": 3}, [("a", "A"), ("b", "B"), ("c", "C")])
    assert [(part.key, part.x, part.width) for part in parts] == [("a", 0, 75), ("b", 75, 25)]


def test_a_bar_of_nothing_has_no_parts() -> None:
    assert draw_bar({}, [("a", "A")]) == ()


def _indicator(objective: ObjectivePage, *numbers: str, **fields: object) -> Indicator:
    defaults = {
        "baseline": Decimal(20),
        "baseline_on": date(2019, 12, 31),
        "target": Decimal(60),
        "target_on": date(2027, 12, 31),
    }
    indicator = IndicatorFactory(objective=objective, **defaults | fields)
    for place, number in enumerate(numbers):
        IndicatorValueFactory(
            indicator=indicator, measured_on=date(2020 + place, 12, 31), value=Decimal(number)
        )
    return indicator


@pytest.mark.parametrize(
    ("numbers", "fields", "words"),
    [
        (["30"], {}, "25 % des Weges geschafft"),
        (["59.9"], {}, "99 % des Weges geschafft"),
        (["60"], {}, "Ziel erreicht"),
        (["10"], {}, "weiter vom Ziel entfernt als am Anfang"),
        (["10"], {"direction": "down", "target": Decimal(10)}, "Ziel erreicht"),
        (["15"], {"direction": "down", "target": Decimal(10)}, "50 % des Weges geschafft"),
    ],
)
def test_the_way_to_the_target_is_told(
    objective: ObjectivePage, numbers: list[str], fields: dict[str, object], words: str
) -> None:
    reached = shown_indicator(_indicator(objective, *numbers, **fields)).reached
    assert reached is not None
    assert reached.text == words


@pytest.mark.parametrize(
    ("numbers", "fields"),
    [
        ([], {}),
        (["30"], {"target": None, "target_on": None}),
        (["30"], {"baseline": None, "baseline_on": None}),
        (["30"], {"direction": "keep"}),
        (["3"], {"counts_persons": True, "target": Decimal(2), "baseline": Decimal(0)}),
        (["10"], {"counts_persons": True, "baseline": Decimal(2)}),
    ],
    ids=["no value", "no target", "no baseline", "keep", "withheld value", "withheld baseline"],
)
def test_nothing_is_told_of_a_way_that_is_not_known(
    objective: ObjectivePage, numbers: list[str], fields: dict[str, object]
) -> None:
    assert shown_indicator(_indicator(objective, *numbers, **fields)).reached is None


@pytest.mark.parametrize(
    ("numbers", "persons", "trend"),
    [
        (["5", "9"], False, "up"),
        (["9", "5"], False, "down"),
        (["5", "5"], False, "same"),
        (["5"], False, ""),
        (["3", "9"], True, ""),
        (["9", "3"], True, ""),
    ],
)
def test_the_trend_compares_the_last_two_open_values(
    objective: ObjectivePage, numbers: list[str], persons: bool, trend: str
) -> None:
    assert shown_indicator(_indicator(objective, *numbers, counts_persons=persons)).trend == trend


def test_the_course_begins_with_the_baseline(objective: ObjectivePage) -> None:
    chart = shown_indicator(_indicator(objective, "30", "40")).chart
    assert chart is not None
    assert [point.text for point in chart.points] == ["20", "30", "40"]


@pytest.mark.parametrize(("number", "is_said"), [("3", True), ("4", False)])
def test_a_withheld_figure_is_said_to_be_withheld(
    reading: Client, objective: ObjectivePage, number: str, is_said: bool
) -> None:
    _indicator(objective, number, "9", counts_persons=True)
    html = reading.get(objective.url).content.decode()
    assert ("damit niemand zu erkennen ist" in html) == is_said


def test_a_chart_tells_in_words_what_it_draws(reading: Client, objective: ObjectivePage) -> None:
    _indicator(objective, "30", "42.5", title="Besuche")
    html = reading.get(objective.url).content.decode()
    assert "Verlauf von «Besuche»: 2019: 20, 2020: 30, 2021: 42,5. Ziel: 60</title>" in html


def test_nothing_shown_depends_on_a_withheld_figure(objective: ObjectivePage) -> None:
    indicator = _indicator(objective, "9", "1", "12", counts_persons=True)
    shown = shown_indicator(indicator)
    indicator.values.filter(value=1).update(value=3)
    assert shown_indicator(Indicator.objects.get(pk=indicator.pk)) == shown


def test_pages_have_no_style_attributes(reading: Client, objective: ObjectivePage) -> None:
    _indicator(objective, "30", "40")
    assert b"style=" not in reading.get(objective.url).content
