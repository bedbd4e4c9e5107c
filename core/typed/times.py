"""Typed times of day: «11 Uhr», «8.30», «8h30», «930», «halb zehn», «Viertel vor neun», «24:00»."""

from __future__ import annotations

import re
from datetime import time

from django.utils.translation import gettext as _

from core.typed.clock_words import BEFORE_THE_HOUR, PARTS_OF_THE_DAY, SPOKEN_NUMBERS
from core.typed.text import MAX_LENGTH, NotUnderstood, quoted, tidy

DAY = 24 * 60  # minutes

_WORD = "|".join(sorted(SPOKEN_NUMBERS, key=len, reverse=True))
_PARTS = "|".join(sorted(PARTS_OF_THE_DAY, key=len, reverse=True))
_TAIL = r"(?:\s?(?:uhr|h))?"
_PART_OF_DAY = re.compile(rf"(?P<clock>.+?)\s(?P<part>{_PARTS})")
_PART_FIRST = re.compile(rf"(?P<part>{_PARTS})\s(?:um\s)?(?P<clock>.+)")
_ENGLISH = re.compile(r"(?P<clock>\d[\d.:]*)\s?(?P<half>[ap])\.?\s?m\.?", re.ASCII)
_CLOCKS = (
    re.compile(rf"(?P<hour>\d{{1,2}}){_TAIL}", re.ASCII),
    re.compile(rf"(?P<hour>\d{{1,2}})\s?[.:,]\s?(?P<minute>\d\d)(?::00(?:\.0+)?)?{_TAIL}", re.ASCII),
    re.compile(r"(?P<hour>\d{1,2})\s?(?:uhr|h)\s?(?P<minute>\d\d)(?:\s?(?:min|minuten)\.?)?", re.ASCII),
    re.compile(rf"(?P<hour>\d{{1,2}})(?P<minute>\d\d){_TAIL}", re.ASCII),
    re.compile(rf"(?P<hour>{_WORD})(?:\suhr(?:\s(?P<minute>{_WORD}))?)?"),
)
_QUARTER = "viertel|1/4|¼"
_AROUND = re.compile(
    rf"(?:(?P<minutes>{_WORD}|\d{{1,2}}|{_QUARTER})\s(?:minuten\s|min\.?\s)?(?P<side>vor|nach)\s)?"
    rf"(?:(?P<fraction>{'|'.join(BEFORE_THE_HOUR)})\s)?(?P<hour>{_WORD}|\d{{1,2}})(?:\suhr)?",
    re.ASCII,
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_MINUTES = re.compile(r"(\d)\s?([⁰¹²³⁴⁵][⁰¹²³⁴⁵⁶⁷⁸⁹])", re.ASCII)
_SPAN = re.compile(r"(?:\d|uhr).*(?:-|\bbis\b).*\d")


def parse_time(text: str, end: bool = False) -> time:
    """Return the time of day that ``text`` says, to the minute; ``NotUnderstood`` when it says none.

    Twelve-hour words mean the first half of the day where nothing else is said («halb zehn» is 9.30), except
    those around one o'clock («halb eins» is 12.30). ``end`` allows «24 Uhr», the end of the day; its value
    is 0:00, as everywhere in this project for an end (docs/decisions/0033-hours-past-midnight.md).
    """
    minutes = parse_minutes(text)
    if minutes == DAY and not end:
        message = _("24 Uhr gibt es nur als Ende eines Tages. Sein Anfang ist 0 Uhr.")
        raise NotUnderstood(message, recognised=True)
    return time(minutes // 60 % 24, minutes % 60)


def parse_minutes(text: str) -> int:
    """Return what ``parse_time`` reads as minutes since midnight, 0 to 1440 (24 Uhr)."""
    words = _RAISED_MINUTES.sub(lambda found: f"{found[1]}:{found[2].translate(_RAISED)}", tidy(text))
    words = words.casefold().removeprefix("um ").rstrip(".,;")
    if len(words) > MAX_LENGTH:
        raise _not_a_time(text)
    if words == "mitternacht":
        return 0
    if english := _ENGLISH.fullmatch(words):
        return _english(english, text)
    if said := _PART_OF_DAY.fullmatch(words) or _PART_FIRST.fullmatch(words):
        return _in_part_of_day(_minutes(said["clock"], text), said["part"], text)
    return _minutes(words, text)


def without_part_of_day(words: str) -> tuple[str, str]:
    """Return ``words`` (small letters) without the part of the day they begin with, and that part or ""."""
    said = _PART_FIRST.fullmatch(words)
    return (said["clock"], said["part"]) if said else (words, "")


def part_of_day(words: str) -> str:
    """Return the part of the day that ``words`` (in small letters) end with, «abends» of «8 Uhr abends»."""
    said = _PART_OF_DAY.fullmatch(words)
    return said["part"] if said else ""


def time_in_words(moment: time) -> str:
    """Return «9 Uhr» or «9.30 Uhr»; ``parse_time`` reads it."""
    return _("%(time)s Uhr") % {"time": clock(moment)}


def end_in_words(moment: time) -> str:
    """Return ``moment`` as the end of something: midnight is «24 Uhr»."""
    return time_in_words(moment) if moment != time() else _("%(time)s Uhr") % {"time": "24"}


def clock(moment: time) -> str:
    """Return «9» or «9.30», without «Uhr»."""
    return f"{moment.hour}.{moment.minute:02d}" if moment.minute else str(moment.hour)


def _minutes(words: str, text: str) -> int:
    for form in _CLOCKS:
        if found := form.fullmatch(words):
            hour = _number(found["hour"])
            minute = _number(found.groupdict().get("minute") or "0")
            return _existing(hour, minute, text)
    if found := _AROUND.fullmatch(words):
        return _around(found, text)
    raise _refusal(text, words)


def _around(found: re.Match[str], text: str) -> int:
    """Return the minutes of «halb zehn», «viertel nach acht», «fünf vor halb neun»."""
    hour = _number(found["hour"])
    minutes = _existing(hour, 0, text) - BEFORE_THE_HOUR.get(found["fraction"], 0)
    if found["minutes"]:
        away = 15 if re.fullmatch(_QUARTER, found["minutes"]) else _number(found["minutes"])
        minutes += away if found["side"] == "nach" else -away
        if away >= 30:
            raise _not_a_time(text)
    if hour == 1 and minutes < 60:
        minutes += DAY // 2
    if not 0 <= minutes < DAY:
        raise _not_a_time(text)
    return minutes


def _existing(hour: int, minute: int, text: str) -> int:
    minutes = hour * 60 + minute
    if minute > 59 or minutes > DAY:
        message = _("Die Uhrzeit %(text)s gibt es nicht.") % {"text": quoted(text)}
        raise NotUnderstood(message, recognised=True)
    return minutes


def _in_part_of_day(minutes: int, part: str, text: str) -> int:
    """Return ``minutes`` moved to where the part of the day has it; refuse «15 Uhr morgens»."""
    hour = minutes // 60
    said_of, moved = PARTS_OF_THE_DAY[part]
    if hour in moved:
        return minutes + DAY // 2
    if "nacht" in part and (hour == 12 or hour >= 21):
        return minutes - DAY // 2 if hour == 12 else minutes
    if hour not in said_of and not ("abend" in part and minutes == DAY):
        message = _("Die Uhrzeit %(text)s widerspricht sich.") % {"text": quoted(text)}
        raise NotUnderstood(message, recognised=True)
    return minutes


def _english(found: re.Match[str], text: str) -> int:
    minutes = _minutes(found["clock"], text)
    if not 60 <= minutes < 13 * 60:
        raise _not_a_time(text)
    return minutes % (DAY // 2) + (DAY // 2 if found["half"] == "p" else 0)


def _number(word: str) -> int:
    return SPOKEN_NUMBERS[word] if word in SPOKEN_NUMBERS else int(word)


def _refusal(text: str, words: str) -> NotUnderstood:
    if _SPAN.search(words):
        message = _(
            "%(text)s ist eine Zeitspanne. Bitte Anfang und Ende getrennt angeben, jedes in seinem Feld."
        )
        return NotUnderstood(message % {"text": quoted(text)})
    return _not_a_time(text)


def _not_a_time(text: str) -> NotUnderstood:
    message = _("%(text)s ist als Uhrzeit nicht zu verstehen. Bitte so schreiben: «8.30» oder «11 Uhr».")
    return NotUnderstood(message % {"text": quoted(text)})
