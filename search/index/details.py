"""The days and hours that entries carry in ``Entry.details``, read as such again.

- ``closures``: a list of ``from``, ``to`` ("" until further notice), both days included;
- ``availability`` in words, how good that is (``availability_kind``, a kind of badge) and the day it was
  said (``availability_on``);
- ``hours``: a list of ``weekday`` (0 is Monday), ``opens`` and ``closes`` in minutes of the day, which go on
  past midnight, and ``from`` and ``to``, the days between which they are valid ("" for an open end);
- ``confirmed_on`` and ``confirmed_until``, the last day on which that confirmation still counts; both are ""
  when nobody has confirmed, and missing where nobody confirms.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from search.engines.tokens.calendar import Hours


def confirmation_of(details: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Give the day of the last confirmation and the last day on which it counts, None where there is none."""
    return day_of(details.get("confirmed_on")), day_of(details.get("confirmed_until"))


def closures_of(details: Mapping[str, Any]) -> tuple[tuple[date | None, date | None], ...]:
    """Give the first and the last day of each closure, None for an open end."""
    return tuple(
        (day_of(closure.get("from")), day_of(closure.get("to"))) for closure in details.get("closures", ())
    )


def hours_of(details: Mapping[str, Any]) -> tuple[Hours, ...]:
    """Give the opening hours."""
    return tuple(
        Hours(
            row["weekday"],
            row["opens"],
            row["closes"],
            day_of(row.get("from")),
            day_of(row.get("to")),
        )
        for row in details.get("hours", ())
    )


def day_of(text: Any) -> date | None:
    """Return the day that is written as ISO 8601, None for ""."""
    return date.fromisoformat(text) if text else None
