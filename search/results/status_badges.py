"""How far a hit can be relied on today, in a few words: open, room, confirmed.

Entries carry days (``search.index.details``), never such words: a projection is made once, and days go by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from search.index.details import closures_of, confirmation_of, day_of


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


def _closed(details: Mapping[str, Any], today: date) -> Standing | None:
    for start, end in closures_of(details):
        if start is not None and start <= today and (end is None or end >= today):
            text = _("geschlossen bis %(day)s") % {"day": _short(end)} if end else _("zurzeit geschlossen")
            return Standing(text, "danger")
    return None


def _room(details: Mapping[str, Any]) -> list[Standing]:
    kind, said_on = details.get("availability_kind"), day_of(details.get("availability_on"))
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
