"""Spans of days and weekly hours as words, so that every engine can look up a moment like a word.

A span of days becomes the whole years in it, the whole months of the rest, and the days that remain: few
words for any span, and a day is in the span when its year, its month or itself is among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# An open end is taken to last so long from the end that is known: nobody leaves an offer alone for longer.
OPEN_END_YEARS = 5
# Opening hours are looked up by quarters of an hour, the finest that providers write.
QUARTER_MINUTES = 15
_QUARTERS_A_DAY = 24 * 60 // QUARTER_MINUTES


@dataclass(frozen=True, slots=True)
class Hours:
    """Open every ``weekday`` (0 is Monday) from minute ``opens`` to before minute ``closes`` of the day.

    Past midnight minutes go on: 22 to 2 Uhr is 1320 to 1560. Valid from ``first`` to ``last``, both included,
    None is an open end; a night belongs to the day on which it begins.
    """

    weekday: int
    opens: int
    closes: int
    first: date | None = None
    last: date | None = None


def span_words(first: date | None, last: date | None) -> list[str]:
    """Give the words of the days from ``first`` to ``last``, both included; nothing when they are turned
    round, and nothing when both are open."""
    if first is None and last is None:
        return []
    start = first or _years_later(last, -OPEN_END_YEARS)
    end = last or _years_later(first, OPEN_END_YEARS)
    return list(_span(start, end))


def day_words(day: date) -> tuple[str, str, str]:
    """Give the words of which a span that contains ``day`` has one."""
    return (f"{day.year}", f"{day.year}-{day.month}", day.isoformat())


def hours_words(hours: Hours) -> list[str]:
    """Give the words of the quarters of an hour in which it is open."""
    quarters = range(-(-hours.opens // QUARTER_MINUTES), -(-hours.closes // QUARTER_MINUTES))
    spans = span_words(hours.first, hours.last) or (
        [""] if hours.first is None and hours.last is None else []
    )
    return [f"{span}/{hours.weekday}/{quarter}" for span in spans for quarter in quarters]


@dataclass(frozen=True, slots=True)
class OpenAt:
    """What makes something open at a moment, in words.

    Its hours have one of ``today``, or one of ``overnight`` when it was not closed on the day before (its
    closures have none of ``day_before``); and it is not closed on that day (none of ``day``).
    """

    today: tuple[str, ...]
    overnight: tuple[str, ...]
    day: tuple[str, ...]
    day_before: tuple[str, ...]


def open_at(moment: datetime) -> OpenAt:
    """Return what is to be looked up for ``moment`` (local time)."""
    quarter = (moment.hour * 60 + moment.minute) // QUARTER_MINUTES
    today = moment.date()
    before = today - timedelta(days=1)
    return OpenAt(
        _quarter_words(today, quarter),
        _quarter_words(before, quarter + _QUARTERS_A_DAY),
        day_words(today),
        day_words(before),
    )


def _quarter_words(day: date, quarter: int) -> tuple[str, ...]:
    return tuple(f"{span}/{day.weekday()}/{quarter}" for span in ("", *day_words(day)))


def _span(start: date, end: date) -> Iterator[str]:
    day = start
    while day <= end:
        if (day.month, day.day) == (1, 1) and (after := _first_of(day.year + 1, 1)) <= _after(end):
            yield f"{day.year}"
        elif day.day == 1 and (after := _first_of(day.year, day.month + 1)) <= _after(end):
            yield f"{day.year}-{day.month}"
        else:
            yield day.isoformat()
            after = _after(day)
        if after == date.max:
            return
        day = after


def _first_of(year: int, month: int) -> date:
    if month > 12:
        year, month = year + 1, month - 12
    return date(year, month, 1) if year <= date.max.year else date.max


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _years_later(day: date | None, years: int) -> date:
    assert day is not None  # noqa: S101 - one of both ends is known
    year = min(max(day.year + years, date.min.year), date.max.year)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
