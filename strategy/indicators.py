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

from strategy.models import Indicator, IndicatorValue

# Numbers of persons below this are withheld, 0 included: «none» says something about each of a few, too.
SMALLEST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value of an indicator as readers may see it."""

    text: str
    on: date | None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """An indicator as readers may see it; its values are in order of their dates."""

    title: str
    description: str
    measure: str
    effect: str
    direction: str
    baseline: ShownValue | None
    target: ShownValue | None
    values: tuple[ShownValue, ...]
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
    return _with_unit(value.value, value.indicator)


def shown_indicator(indicator: Indicator) -> ShownIndicator:
    """Give what readers may see of ``indicator``.

    Costs no query when ``values`` and ``measure`` are prefetched.
    """
    values = sorted(indicator.values.all(), key=lambda value: value.measured_on)
    return ShownIndicator(
        title=indicator.title,
        description=indicator.description,
        measure=indicator.measure.title if indicator.measure else "",
        effect=indicator.get_effect_display(),
        direction=indicator.get_direction_display(),
        baseline=_dated(indicator.baseline, indicator.baseline_on, indicator),
        # A target is what is planned, not a count of anybody.
        target=_dated(indicator.target, indicator.target_on, indicator, withhold=False),
        values=tuple(
            ShownValue(_with_unit(v.value, indicator), v.measured_on, v.source, v.note) for v in values
        ),
        is_adopted=indicator.is_adopted,
        adoption_text=indicator.adoption_text,
    )


def shown_indicators(indicators: Iterable[Indicator]) -> list[ShownIndicator]:
    """Give what readers may see of ``indicators``, in their order."""
    return [shown_indicator(indicator) for indicator in indicators]


def _dated(
    number: Decimal | None, on: date | None, indicator: Indicator, *, withhold: bool = True
) -> ShownValue | None:
    if number is None:
        return None
    return ShownValue(_with_unit(number, indicator, withhold=withhold), on)


def _with_unit(number: Decimal, indicator: Indicator, *, withhold: bool = True) -> str:
    return f"{shown_number(number, withhold and indicator.counts_persons)} {indicator.unit}".strip()
