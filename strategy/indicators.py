"""What readers see of indicators.

Templates and search get only what this module makes: figures that could point at persons never leave it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from strategy.charts import Chart, Measured, draw_course
from strategy.models import Indicator, IndicatorValue

# Numbers of persons below this are withheld, 0 included: «none» says something about each of a few, too.
SMALLEST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value of an indicator as readers may see it; ``number`` is its text without the unit."""

    text: str
    on: date | None
    source: str = ""
    note: str = ""
    number: str = ""
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """How far an indicator is on its way to the target, in words, and the kind of badge they are drawn as."""

    text: str
    badge: str
    is_reached: bool = False


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """An indicator as readers may see it; its values are in order of their dates.

    ``latest`` is the last value, ``trend`` how it has changed since the one before (``up``, ``down``,
    ``same``, or empty where one of both is withheld or missing); ``withheld_note`` says why some figures
    are not told, and is empty where all are.
    """

    key: int
    title: str
    description: str
    measure: str
    effect: str
    direction: str
    baseline: ShownValue | None
    target: ShownValue | None
    values: tuple[ShownValue, ...]
    latest: ShownValue | None
    trend: str
    reached: Reached | None
    chart: Chart | None
    withheld_note: str
    is_adopted: bool
    adoption_text: str


def shown_number(number: Decimal, counts_persons: bool) -> str:
    """Give ``number`` the German way («1.234,5»), or «unter 4» where it could point at persons."""
    if counts_persons and number < SMALLEST_SHOWN:
        return _("unter %(number)d") % {"number": SMALLEST_SHOWN}
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return number_format(Decimal(plain), use_l10n=True, force_grouping=True)


def shown_value(value: IndicatorValue) -> str:
    """Give what may be shown of ``value``, with the unit of its indicator."""
    return _shown(value.value, value.measured_on, value.indicator).text


def shown_indicator(indicator: Indicator) -> ShownIndicator:
    """Give what readers may see of ``indicator``.

    Costs no query when ``values`` and ``measure`` are prefetched.
    """
    rows = sorted(indicator.values.all(), key=lambda value: value.measured_on)
    values = tuple(_shown(row.value, row.measured_on, indicator, row.source, row.note) for row in rows)
    baseline = _dated(indicator.baseline, indicator.baseline_on, indicator)
    # A target is what is planned, not a count of anybody.
    target = _dated(indicator.target, indicator.target_on, indicator, withhold=False)
    return ShownIndicator(
        key=indicator.pk,
        title=indicator.title,
        description=indicator.description,
        measure=indicator.measure.title if indicator.measure else "",
        effect=indicator.get_effect_display(),
        direction=indicator.get_direction_display(),
        baseline=baseline,
        target=target,
        values=values,
        latest=values[-1] if values else None,
        trend=_trend([_open_number(row.value, indicator) for row in rows[-2:]]),
        reached=_reached(indicator, rows[-1].value if rows else None),
        chart=_chart(indicator, rows, baseline, target),
        withheld_note=_withheld_note([*values, baseline]),
        is_adopted=indicator.is_adopted,
        adoption_text=indicator.adoption_text,
    )


def shown_indicators(indicators: Iterable[Indicator]) -> list[ShownIndicator]:
    """Give what readers may see of ``indicators``, in their order."""
    return [shown_indicator(indicator) for indicator in indicators]


def _open_number(number: Decimal | None, indicator: Indicator) -> Decimal | None:
    """Give ``number`` where it may be shown, else None."""
    if number is None or (indicator.counts_persons and number < SMALLEST_SHOWN):
        return None
    return number


def _trend(last_two: list[Decimal | None]) -> str:
    before, now = last_two if len(last_two) == 2 else (None, None)
    if before is None or now is None:
        return ""
    return "same" if now == before else "up" if now > before else "down"


def _reached(indicator: Indicator, latest: Decimal | None) -> Reached | None:
    """Compare the last value with target and baseline; None where that says nothing or tells too much."""
    now, target = _open_number(latest, indicator), indicator.target
    if now is None or target is None or indicator.direction == Indicator.Direction.KEEP:
        return None
    rising = indicator.direction == Indicator.Direction.UP
    if (now >= target) if rising else (now <= target):
        return Reached(_("Ziel erreicht"), "success", is_reached=True)
    start = _open_number(indicator.baseline, indicator)
    if start is None or start == target:
        return None
    share = (now - start) / (target - start)
    if share < 0:
        return Reached(_("weiter vom Ziel entfernt als am Anfang"), "warning")
    return Reached(_("%(share)d %% des Weges geschafft") % {"share": int(share * 100)}, "info")


def _withheld_note(values: Iterable[ShownValue | None]) -> str:
    if not any(value is not None and value.is_withheld for value in values):
        return ""
    return _("«unter %(number)d»: So kleine Zahlen stehen nicht genau da, damit niemand zu erkennen ist.") % {
        "number": SMALLEST_SHOWN
    }


def _chart(
    indicator: Indicator, rows: list[IndicatorValue], baseline: ShownValue | None, target: ShownValue | None
) -> Chart | None:
    course = [
        Measured(
            row.measured_on,
            shown_number(row.value, indicator.counts_persons),
            _open_number(row.value, indicator),
        )
        for row in rows
    ]
    if baseline is not None and baseline.on and (not course or baseline.on < course[0].on):
        start = _open_number(indicator.baseline, indicator)
        course.insert(0, Measured(baseline.on, baseline.number, start))
    goal = None
    if target is not None and target.on:
        goal = Measured(target.on, target.number, indicator.target)
    return draw_course(course, goal)


def _dated(
    number: Decimal | None, on: date | None, indicator: Indicator, *, withhold: bool = True
) -> ShownValue | None:
    if number is None:
        return None
    return _shown(number, on, indicator, withhold=withhold)


def _shown(
    number: Decimal,
    on: date | None,
    indicator: Indicator,
    source: str = "",
    note: str = "",
    *,
    withhold: bool = True,
) -> ShownValue:
    hidden = withhold and _open_number(number, indicator) is None
    text = shown_number(number, hidden)
    return ShownValue(f"{text} {indicator.unit}".strip(), on, source, note, text, hidden)
