"""Closures and opening hours as an entry stores them, both ways: rows of plain JSON, days as ISO 8601."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from search.engines.tokens.calendar import Hours

Closure = tuple[date | None, date | None]


def closures_to_json(closures: Iterable[Closure]) -> list[list[str]]:
    """Return closures as rows of their first and last day, "" for an open end."""
    return [[_text(first), _text(last)] for first, last in closures]


def closures_from_json(rows: Iterable[Any]) -> tuple[Closure, ...]:
    """Return the first and the last day of each closure, None for an open end."""
    return tuple((_day(first), _day(last)) for first, last in rows)


def hours_to_json(hours: Iterable[Hours]) -> list[list[Any]]:
    """Return opening hours as rows of their fields, in their order."""
    return [[one.weekday, one.opens, one.closes, _text(one.first), _text(one.last)] for one in hours]


def hours_from_json(rows: Iterable[Any]) -> tuple[Hours, ...]:
    """Return the opening hours that ``hours_to_json`` has written."""
    return tuple(
        Hours(weekday, opens, closes, _day(first), _day(last)) for weekday, opens, closes, first, last in rows
    )


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
