"""Opening hours in German words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.typed.spans import minutes_of, span_in_words
from directory.choices import Weekday
from search.api import Hours

if TYPE_CHECKING:
    from directory.models import OpeningHours


@dataclass(slots=True)
class HoursLine:
    """One line: the days, the times of these days, and what is to be said of them."""

    days: str
    times: str = ""
    note: str = ""
    _times: list[str] = field(default_factory=list)


def opening_lines(rows: Iterable[OpeningHours], today: date) -> list[HoursLine]:
    """Give ``rows`` as lines in the order of the week; rows for the same days are one line.

    Rows that ended before ``today`` are left out.
    """
    lines: dict[tuple[tuple[str, ...], str], HoursLine] = {}
    current = [row for row in rows if row.valid_to is None or row.valid_to >= today]
    for row in sorted(current, key=_position):
        note = " · ".join(part for part in (_period(row), row.note) if part)
        key = (tuple(row.weekdays), note)
        line = lines.setdefault(key, HoursLine(days_in_words(row.weekdays), note=note))
        if words := times_in_words(row.opens, row.closes):
            line._times.append(words)
            line.times = _(" und ").join(line._times)
    return list(lines.values())


def hours_of(rows: Iterable[OpeningHours]) -> list[Hours]:
    """Return ``rows`` as the search looks them up, one for each weekday.

    Rows without both times are left out: nobody could say whether it is open then. Past midnight minutes go
    on, from 1440.
    """
    return [
        Hours(Weekday.values.index(day), opens, closes, row.valid_from, row.valid_to)
        for row in rows
        if row.opens and row.closes
        for opens, closes in [minutes_of(row.opens, row.closes)]
        for day in row.weekdays
        if day in Weekday.values
    ]


def days_in_words(weekdays: Sequence[str]) -> str:
    """Give weekdays in words; three or more in a row are a range: «Montag bis Freitag, Sonntag»."""
    order = list(Weekday)
    indexes = sorted(order.index(Weekday(day)) for day in weekdays if day in Weekday.values)
    runs: list[list[int]] = []
    for index in indexes:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    words: list[str] = []
    for run in runs:
        names = [str(order[index].label) for index in run]
        if len(names) > 2:
            words.append(_("%(first)s bis %(last)s") % {"first": names[0], "last": names[-1]})
        else:
            words.extend(names)
    return ", ".join(words)


def times_in_words(opens: time | None, closes: time | None) -> str:
    """Return a span of time, "" when nothing is said: «9 bis 12.30 Uhr», «22 bis 2 Uhr», «Tag und Nacht»."""
    return span_in_words(opens, closes) if opens else ""


def _position(row: OpeningHours) -> tuple[int, time, int]:
    days = [Weekday.values.index(day) for day in row.weekdays if day in Weekday.values]
    return min(days, default=len(Weekday)), row.opens or time.min, row.sort_order or 0


def _period(row: OpeningHours) -> str:
    start = row.valid_from and date_format(row.valid_from, "j. F Y")
    end = row.valid_to and date_format(row.valid_to, "j. F Y")
    if start and end:
        return _("vom %(start)s bis %(end)s") % {"start": start, "end": end}
    if start:
        return _("ab %(start)s") % {"start": start}
    return _("bis %(end)s") % {"end": end} if end else ""
