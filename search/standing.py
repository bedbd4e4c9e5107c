"""How far a hit can be relied on today, in a few words: open, room, confirmed.

Entries carry days, never such words: a projection is made once, and days go by. What is read of
``Entry.details``:

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
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from core.wording import phrase as _
from search.calendar_tokens import Hours


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing to know before one calls; ``kind`` is success, info, warning or danger."""

    text: str
    kind: str


def standings_of(details: Mapping[str, Any], today: date, begins: date | None = None) -> list[Standing]:
    """Give what is known of the standing of an entry with ``details``, the most urgent first.

    ``begins`` is its first day; None is long ago.
    """
    if begins is not None and begins > today:
        coming = Standing(_("ab %(day)s") % {"day": date_format(begins, "j. F Y")}, "info")
        return [coming, *_room(details), *_confirmed(details, today)]
    if closed := _closed(details, today):
        return [closed, *_confirmed(details, today)]
    return [*_room(details), *_confirmed(details, today)]


def confirmation_of(details: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Give the day of the last confirmation and the last day on which it counts, None where there is none."""
    return _day(details.get("confirmed_on")), _day(details.get("confirmed_until"))


def closures_of(details: Mapping[str, Any]) -> tuple[tuple[date | None, date | None], ...]:
    """Give the first and the last day of each closure, None for an open end."""
    return tuple(
        (_day(closure.get("from")), _day(closure.get("to"))) for closure in details.get("closures", ())
    )


def hours_of(details: Mapping[str, Any]) -> tuple[Hours, ...]:
    """Give the opening hours."""
    return tuple(
        Hours(
            row["weekday"],
            row["opens"],
            row["closes"],
            _day(row.get("from")),
            _day(row.get("to")),
        )
        for row in details.get("hours", ())
    )


def _closed(details: Mapping[str, Any], today: date) -> Standing | None:
    for start, end in closures_of(details):
        if start is not None and start <= today and (end is None or end >= today):
            text = _("geschlossen bis %(day)s") % {"day": _short(end)} if end else _("zurzeit geschlossen")
            return Standing(text, "danger")
    return None


def _room(details: Mapping[str, Any]) -> list[Standing]:
    kind, said_on = details.get("availability_kind"), _day(details.get("availability_on"))
    if not kind or said_on is None:
        return []
    text = _("%(availability)s (Stand %(day)s)")
    return [Standing(text % {"availability": details["availability"], "day": _short(said_on)}, kind)]


def _confirmed(details: Mapping[str, Any], today: date) -> list[Standing]:
    if "confirmed_on" not in details:
        return []
    day, until = confirmation_of(details)
    if day is None:
        return [Standing(_("nicht bestätigt"), "warning")]
    if until is not None and until >= today:
        return [Standing(_("bestätigt am %(day)s") % {"day": _short(day)}, "success")]
    return [Standing(_("zuletzt bestätigt am %(day)s") % {"day": _short(day)}, "warning")]


def _short(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
