"""Typed moments: a date and a time of day, «31. Januar 2027, 11 Uhr»."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from django.utils.timezone import get_current_timezone, make_aware
from django.utils.translation import gettext as _

from core.typed.dates import date_in_words, parse_day
from core.typed.text import MAX_LENGTH, NotUnderstood, quoted, tidy
from core.typed.times import parse_minutes, time_in_words

# Where a date may end and a time begin, or the other way round.
_BETWEEN = re.compile(
    r"\s*[,|;]\s*(?:um\s)?|\s?/\s?(?=\d{1,2}(?:[.:]\d\d)?(?:\s?Uhr|$))|\s-\s|(?<=\d{4})-(?=\d\d?[.:]\d\d)|\s(?:um\s)?"
    r"|(?<=\d)T(?=\d)",
    re.IGNORECASE,
)


def parse_datetime(text: str) -> datetime:
    """Return the moment that ``text`` says, without a time zone; ``NotUnderstood`` when it says none.

    A date alone is refused: nobody knows whether its beginning or its end is meant. So is «Mitternacht» of a
    day. «24 Uhr» is 0 Uhr of the next day, the same moment.
    """
    words = tidy(text)
    if len(words) > MAX_LENGTH:
        raise _not_a_moment(text)
    _refuse_day_alone(words)
    found: set[datetime] = set()
    refusals: list[NotUnderstood] = []
    for gap in _BETWEEN.finditer(words):
        before, after = words[: gap.start()], words[gap.end() :]
        for day, clock in ((before, after), (after, before)):
            try:
                found.add(_moment(day, clock))
            except NotUnderstood as refusal:
                refusals.append(refusal)
    if len(found) == 1:
        return found.pop()
    raise next((refusal for refusal in refusals if refusal.recognised), _not_a_moment(text))


def parse_local(text: str) -> datetime:
    """Return what ``parse_datetime`` reads, in the time zone of the site.

    Refuses moments that a change of the clock leaves out or has twice.
    """
    moment = parse_datetime(text)
    zone = get_current_timezone()
    first, second = (moment.replace(fold=fold, tzinfo=zone).utcoffset() for fold in (0, 1))
    if first != second:
        message = _("Am %(day)s wird um diese Zeit die Uhr umgestellt. Bitte eine andere Stunde wählen.")
        raise NotUnderstood(message % {"day": date_in_words(moment.date())}, recognised=True)
    return make_aware(moment, zone)


def datetime_in_words(moment: datetime, with_weekday: bool = True) -> str:
    """Return «Sonntag, 31. Januar 2027, 11 Uhr», or without the weekday; ``parse_datetime`` reads both."""
    return f"{date_in_words(moment.date(), with_weekday)}, {time_in_words(moment.time())}"


def _moment(day: str, clock: str) -> datetime:
    """Return the moment; a refusal is recognised only when the other half is sound."""
    try:
        minutes = parse_minutes(clock)
    except NotUnderstood as refusal:
        if refusal.recognised:
            parse_day(day)
        raise
    start = datetime.combine(parse_day(day), time())
    if minutes == 0 and "nacht" in clock.casefold():
        message = _("Beginnt der Tag um Mitternacht oder endet er? Bitte «0 Uhr» oder «24 Uhr» schreiben.")
        raise NotUnderstood(message, recognised=True)
    return start + timedelta(minutes=minutes)


def _refuse_day_alone(words: str) -> None:
    try:
        day = parse_day(words)
    except NotUnderstood as refusal:
        if refusal.recognised:
            raise
        return
    message = _("Bitte auch die Uhrzeit angeben, zum Beispiel «%(day)s, 11 Uhr».")
    raise NotUnderstood(message % {"day": date_in_words(day)}, recognised=True)


def _not_a_moment(text: str) -> NotUnderstood:
    message = _(
        "%(text)s ist als Datum mit Uhrzeit nicht zu verstehen. "
        "Bitte so schreiben: «31. Januar 2027, 11 Uhr»."
    )
    return NotUnderstood(message % {"text": quoted(text)})
