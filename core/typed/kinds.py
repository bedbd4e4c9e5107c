"""What can be typed into a field: how each kind is read, and how it is said back in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from core.typed.age_words import format_age
from core.typed.ages import parse_age
from core.typed.dates import date_in_words, parse_date
from core.typed.datetimes import datetime_in_words, parse_local
from core.typed.numbers import EURO, WEEKS, number_in_words, parse_coordinate, parse_integer, parse_number
from core.typed.text import NotUnderstood, tidy
from core.typed.times import end_in_words, parse_time, time_in_words


@dataclass(frozen=True, slots=True)
class Kind:
    """``parse`` reads a text or raises ``NotUnderstood``; ``words`` says its value; ``picker`` chooses one.

    ``picker`` is the type of the browser's own control that offers a calendar, "" where there is none.
    """

    parse: Callable[[str], Any]
    words: Callable[[Any], str]
    picker: str = ""


def _day_or_moment(text: str) -> datetime:
    try:
        return make_aware(datetime.combine(parse_date(text), time()))
    except NotUnderstood as refusal:
        if refusal.recognised:
            raise
    return parse_local(text)


def _date_in_words(day: date) -> str:
    return date_in_words(day, with_weekday=True)


def _end_in_words(months: int) -> str:
    return _("bis unter %(age)s") % {"age": format_age(months)}


# By the name that the field carries in its attribute ``data-typed``.
KINDS = {
    "date": Kind(parse_date, _date_in_words, picker="date"),
    "time": Kind(parse_time, time_in_words),
    "end-time": Kind(partial(parse_time, end=True), end_in_words),
    "datetime": Kind(parse_local, datetime_in_words, picker="datetime-local"),
    # For filters: a day alone means its beginning.
    "day-or-moment": Kind(_day_or_moment, datetime_in_words, picker="date"),
    "number": Kind(parse_number, number_in_words),
    "integer": Kind(parse_integer, number_in_words),
    "euro": Kind(partial(parse_number, units=EURO), lambda number: f"{number_in_words(number)} €"),
    "weeks": Kind(partial(parse_integer, units=WEEKS), number_in_words),
    "age": Kind(parse_age, format_age),
    # For the first age that is too old.
    "end-age": Kind(partial(parse_age, end=True), _end_in_words),
    "coordinate": Kind(parse_coordinate, lambda number: f"{number_in_words(number)}°"),
}


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a text: its value in ``words`` and for the browser's calendar, or why not."""

    words: str = ""
    value: str = ""
    refused: str = ""


def understand(kind: str, text: str) -> Understood:
    """Return what the text of a field says; nothing for an empty text. ``kind`` is one of ``KINDS``."""
    if not tidy(text):
        return Understood()
    try:
        value = KINDS[kind].parse(text)
    except NotUnderstood as refusal:
        return Understood(refused=str(refusal))
    words = KINDS[kind].words(value)
    # To repeat «77,5» below «77,5» would tell nobody anything.
    return Understood("" if words == tidy(text) else words, _for_picker(value, KINDS[kind].picker))


def _for_picker(value: Any, picker: str) -> str:
    if picker == "date":
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m-%dT%H:%M}" if picker else ""
