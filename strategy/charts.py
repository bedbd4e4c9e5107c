"""Small charts of indicators and measures, as coordinates that a template draws as SVG.

Only what may be shown gets in: a withheld figure has no point, so that its height tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

# The drawing area, as narrow as a phone, so that its text stays readable there; the margins leave room for
# the figures at the points and the years below the axis.
WIDTH, HEIGHT = 280, 150
LEFT, RIGHT, TOP, BOTTOM = 24, 24, 28, 28
AXIS = HEIGHT - BOTTOM

BAR_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """What a chart is told of a value: when, how it is written, and the figure unless it is withheld."""

    on: date
    text: str
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class Point:
    """A value in the chart; without ``y`` it is withheld, without ``label_y`` its figure is not written."""

    x: float
    y: float | None
    text: str
    year: str
    label_y: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The piece between two neighbours that are both shown."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a template needs to draw the course of an indicator."""

    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    target_y: float | None
    target_text: str
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"
    left: int = LEFT
    right: int = WIDTH - RIGHT
    axis: int = AXIS
    year_y: int = HEIGHT - 8

    @property
    def target_label_y(self) -> float:
        """Where the target's name stands: above its line, or below it where there is no room."""
        return (self.target_y or 0) - 6 if (self.target_y or 0) > TOP - 8 else TOP + 10


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: what it stands for, how many, where it begins and how wide it is (percent)."""

    key: str
    label: str
    count: int
    x: float
    width: float


def draw_course(values: Sequence[Measured], target: Measured | None) -> Chart | None:
    """Draw ``values``, which are in order of their dates, against ``target``.

    Gives None for fewer than two values that may be shown: one point is no course. The axis includes zero,
    so that a small change does not look large.
    """
    shown = [value.number for value in values if value.number is not None]
    if len(shown) < 2:
        return None
    goal = target.number if target is not None else None
    figures = [Decimal(0), *shown, *([goal] if goal is not None else [])]
    low, high = min(figures), max(figures)
    first, last = values[0].on, values[-1].on

    def across(on: date) -> float:
        days = (last - first).days or 1
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (on - first).days / days, 1)

    def down(number: Decimal) -> float:
        return round(AXIS - (AXIS - TOP) * float((number - low) / ((high - low) or 1)), 1)

    target_y = down(goal) if goal is not None else None

    def label_at(number: Decimal) -> float:
        """Above the point, or below it where the line of the target would run through the figure."""
        y = down(number)
        return y + 20 if target_y is not None and 0 < y - target_y < 30 else y - 9

    open_places = [place for place, value in enumerate(values) if value.number is not None]
    labelled = (open_places[0], open_places[-1])
    years = _years(values)
    points = tuple(
        Point(
            x=across(value.on),
            y=down(value.number) if value.number is not None else None,
            text=value.text,
            year=year,
            label_y=label_at(value.number) if place in labelled and value.number is not None else None,
        )
        for place, (value, year) in enumerate(zip(values, years, strict=True))
    )
    lines = tuple(
        Line(one.x, one.y, two.x, two.y)
        for one, two in pairwise(points)
        if one.y is not None and two.y is not None
    )
    return Chart(
        points=points,
        lines=lines,
        target_y=target_y,
        target_text=target.text if target is not None else "",
    )


def draw_bar(counts: Mapping[str, int], labels: Iterable[tuple[str, str]]) -> tuple[Part, ...]:
    """Divide a bar among ``labels`` (key and label, in order) by ``counts``; leave out what has none."""
    total = sum(counts.values())
    parts, x = [], 0.0
    for key, label in labels:
        count = counts.get(key, 0)
        if not count:
            continue
        width = BAR_WIDTH * count / total
        parts.append(Part(key, label, count, round(x, 2), round(width, 2)))
        x += width
    return tuple(parts)


def _years(values: Sequence[Measured]) -> list[str]:
    """The year below each value: once a year, and only some where there are many."""
    years: list[str] = []
    seen: set[int] = set()
    for value in values:
        years.append("" if value.on.year in seen else str(value.on.year))
        seen.add(value.on.year)
    if len(seen) <= 7:
        return years
    first, last = years[0], str(values[-1].on.year)
    place = max(index for index, year in enumerate(years) if year == last)
    return [first, *("" for _ in years[1:place]), last, *("" for _ in years[place + 1 :])]
