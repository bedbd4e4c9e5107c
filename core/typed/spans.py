"""Typed spans of the clock: «9–12 Uhr», «von 22 bis 2 Uhr», «0–24 Uhr», «Tag und Nacht».

An end at or before the beginning lies on the next day; midnight to midnight is day and night. See
docs/decisions/0033-hours-past-midnight.md.
"""

from __future__ import annotations

import re
from datetime import time

from django.utils.translation import gettext as _

from core.typed.text import MAX_LENGTH, NotUnderstood, quoted, tidy
from core.typed.times import clock, end_in_words, parse_time, time_in_words

MIDNIGHT = time()
_MORNING, _NOON, _EVENING = time(6), time(12), time(17)
_DAY_AND_NIGHT = {
    "tag und nacht",
    "rund um die uhr",
    "durchgehend",
    "24 stunden",
    "24 h",
    "24h",
    "24/7",
    "ganztägig",
}
_BETWEEN = re.compile(r"\s?-\s?|\sbis\s(?:zu\s)?")


def parse_span(text: str) -> tuple[time, time]:
    """Return beginning and end of a span; ``NotUnderstood`` when ``text`` is none or cannot be meant."""
    words = tidy(text).casefold().rstrip(".").removeprefix("von ")
    if words in _DAY_AND_NIGHT:
        return MIDNIGHT, MIDNIGHT
    found: set[tuple[time, time]] = set()
    refusals: list[NotUnderstood] = []
    for gap in _BETWEEN.finditer(words) if len(words) <= MAX_LENGTH else ():
        try:
            found.add((parse_time(words[: gap.start()]), parse_time(words[gap.end() :], end=True)))
        except NotUnderstood as refusal:
            refusals.append(refusal)
    if len(found) != 1:
        recognised = (refusal for refusal in refusals if refusal.recognised)
        message = _("%(text)s ist als Zeitspanne nicht zu verstehen. Bitte so schreiben: «9 bis 12.30 Uhr».")
        raise next(recognised, None) or NotUnderstood(message % {"text": quoted(text)})
    opens, closes = found.pop()
    if wrong := wrong_span(opens, closes):
        raise NotUnderstood(wrong, recognised=True)
    return opens, closes


def wrong_span(opens: time, closes: time) -> str:
    """Return what is wrong with a span, "" when nothing is.

    A night ends by 6 Uhr, or begins at 17 Uhr or later and ends by noon: «20 bis 9 Uhr» is a night shelter,
    «16 bis 7.30 Uhr» a day care whose times stand in the wrong order.
    """
    if opens == closes and opens != MIDNIGHT:
        return _("Anfang und Ende sind gleich. Tag und Nacht heißt: von 0 bis 24 Uhr.")
    if closes < opens and closes > (_NOON if opens >= _EVENING else _MORNING):
        return _(
            "Das Ende liegt vor dem Anfang. Ist die Nacht gemeint, bitte zwei Zeilen eintragen: "
            "bis 24 Uhr, und am nächsten Tag ab 0 Uhr."
        )
    return ""


def span_in_words(opens: time, closes: time | None) -> str:
    """Return «9 bis 12.30 Uhr», «22 bis 2 Uhr», «Tag und Nacht», or «ab 9 Uhr» without an end."""
    if closes is None:
        return _("ab %(start)s") % {"start": time_in_words(opens)}
    if opens == closes == MIDNIGHT:
        return _("Tag und Nacht")
    return _("%(start)s bis %(end)s") % {"start": clock(opens), "end": end_in_words(closes)}


def minutes_of(opens: time, closes: time) -> tuple[int, int]:
    """Return a span in minutes since the midnight before it; past the next midnight they go on from 1440."""
    start, end = (moment.hour * 60 + moment.minute for moment in (opens, closes))
    return start, end if closes > opens else end + 24 * 60
