"""Typed spans of the clock: «9–12 Uhr», «von 22 bis 2 Uhr», «0–24 Uhr», «Tag und Nacht».

An end at or before the beginning lies on the next day; midnight to midnight is day and night. See
docs/decisions/0033-hours-past-midnight.md.
"""

from __future__ import annotations

import re
from datetime import time

from django.utils.translation import gettext as _

from core.typed.text import MAX_LENGTH, NotUnderstood, quoted, tidy
from core.typed.times import (
    clock,
    end_in_words,
    parse_time,
    part_of_day,
    time_in_words,
    without_part_of_day,
)

MIDNIGHT = time()
_MORNING, _NOON, _EVENING = time(6), time(12), time(17)
# «Ganztägig» and «durchgehend» are none of them: a day care is so, and a shop without a break at noon.
_DAY_AND_NIGHT = {
    "tag und nacht",
    "rund um die uhr",
    "24 stunden",
    "24-stunden",
    "24 std",
    "24 h",
    "24h",
    "24/7",
}
_BETWEEN = re.compile(r"\s?-\s?|\sbis\s(?:zu\s|um\s)?")


def parse_span(text: str) -> tuple[time, time]:
    """Return beginning and end of a span; ``NotUnderstood`` when ``text`` is none or cannot be meant.

    A part of the day before it holds for both ends («nachmittags 2–4 Uhr»). Behind it, it holds for the end;
    where the beginning could be meant as well («2–4 Uhr nachmittags»), the span is refused.
    """
    words, part = without_part_of_day(_without_from(tidy(text).casefold().rstrip(".,;")))
    words = _without_from(words)
    if not part and words in _DAY_AND_NIGHT:
        return MIDNIGHT, MIDNIGHT
    found: set[tuple[time, time]] = set()
    refusals: list[NotUnderstood] = []
    for gap in _BETWEEN.finditer(words) if len(words) <= MAX_LENGTH else ():
        start, end = words[: gap.start()], words[gap.end() :]
        try:
            found.add(_within(start, end, part, text) if part else _ends(start, end, text))
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


def _without_from(words: str) -> str:
    if words.startswith("zwischen "):
        return words.removeprefix("zwischen ").replace(" und ", " bis ", 1)
    return words.removeprefix("von ")


def _within(start: str, end: str, part: str, text: str) -> tuple[time, time]:
    """Return both ends of a span in a part of the day; it may end later, «vormittags 9–12», «nachts 22–6»."""
    opens, closes = parse_time(f"{start} {part}"), _time_in(end, part)
    if closes is None:
        closes = parse_time(end, end=True)
        if closes < opens and "nacht" not in part:  # «abends 8–12»
            raise _could_be_either(text, opens, _twelve_later(closes))
    return opens, closes


def _ends(start: str, end: str, text: str) -> tuple[time, time]:
    """Return both ends; refuse twelve-hour words that could mean another hour than they say."""
    opens, part = parse_time(start), part_of_day(end)
    try:
        closes = parse_time(end, end=True)
    except NotUnderstood:
        closes = parse_time(end.removesuffix(part).rstrip(), end=True)
        if "vormittag" not in part or closes != _NOON:
            raise
    if part and not part_of_day(start):
        other = _time_in(start, part)
        if other is not None and other != opens and not wrong_span(other, closes):
            raise _could_be_either(text, other, closes)
    if could_be_afternoon(start, opens):
        later = _twelve_later(opens)
        raise _could_be_either(text, later, closes if closes > later else _twelve_later(closes))
    # «14 bis halb vier»: in words, an hour is one of two, and only one of them lies behind 14 Uhr.
    if not part and not end[:1].isdigit() and MIDNIGHT < closes < opens < _twelve_later(closes):
        raise _could_be_either(text, opens, _twelve_later(closes))
    return opens, closes


def could_be_afternoon(words: str, moment: time) -> bool:
    """Tell whether a beginning in words, «halb drei», that is read as one at night hardly means the night."""
    return MIDNIGHT < moment < _MORNING and not words[:1].isdigit() and not part_of_day(words)


def _twelve_later(moment: time) -> time:
    return moment.replace(hour=(moment.hour + 12) % 24)


def _time_in(clock: str, part: str) -> time | None:
    """Return the time of a clock in a part of the day, None when it has none there."""
    try:
        return parse_time(f"{clock} {part}", end=True)
    except NotUnderstood:
        return None


def _could_be_either(text: str, opens: time, closes: time) -> NotUnderstood:
    message = _("%(text)s kann zweierlei heißen. Bitte so schreiben: «%(span)s».")
    values = {"text": quoted(text), "span": span_in_words(opens, closes)}
    return NotUnderstood(message % values, recognised=True)


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
