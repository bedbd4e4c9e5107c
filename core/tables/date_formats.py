"""Show a day as a German spreadsheet program does where a format writes it otherwise than all in numbers.

«1. März 2027», «März 2027», «Mo, 01.03.» or «2027»: what people see, and search for. A day with all its
numbers is shown in one German way, whatever their order (ECMA-376, 18.8.30).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
    *("August", "September", "Oktober", "November", "Dezember"),
)
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
# What follows it is how the maker's own system writes days; Excel shows them as the reader's does.
_SYSTEM_LONG_DATE = "[$-F800]"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*.|\[[^\]]*\]|(?P<half>AM/PM|A/P)'
    r"|(?P<part>d+|m+|y+|h+|s+(?:\.0+)?)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)


def shown_day(day: date, number_format: str) -> str | None:
    """Return the words for ``day`` under a format that writes it out or leaves parts out; None for others."""
    if _SYSTEM_LONG_DATE in number_format.upper():
        return f"{_DAYS[day.weekday()]}, {day.day}. {_MONTHS[day.month - 1]} {day.year:04}"
    parts = _parts(number_format)
    kinds = {kind for kind, _text in parts}
    in_words = any(kind in ("d", "m") and len(text) > 2 for kind, text in parts)
    if "half" in kinds or not kinds & {"d", "m", "y"} or not (in_words or not {"d", "m", "y"} <= kinds):
        return None
    return " ".join("".join(_part(day, kind, text) for kind, text in parts).split())


@lru_cache(maxsize=500)
def _parts(number_format: str) -> tuple[tuple[str, str], ...]:
    """Split the first section of a format; kinds are the letters d, m (month), y, h, i (minute) and s."""
    parts: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(number_format):
        kind, text = match.lastgroup, match[match.lastgroup or 0]
        if kind == "other" and text == ";":
            break
        if kind == "part":
            parts.append((text[0].lower(), text))
        elif kind == "half":
            parts.append(("half", text))
        elif kind is not None:
            # A slash that is not quoted stands for the sign between numbers, in German a point.
            sign = {"gap": " ", "other": text.replace("/", ".")}.get(kind, text)
            parts.append(("text", sign))
    letters = [place for place, (kind, _text) in enumerate(parts) if kind != "text"]
    for before, place, after in zip([-1, *letters], letters, [*letters[1:], -1], strict=False):
        # «mm» beside hours or seconds are minutes.
        beside_clock = (before >= 0 and parts[before][0] == "h") or (after >= 0 and parts[after][0] == "s")
        if parts[place][0] == "m" and beside_clock and len(parts[place][1]) <= 2:
            parts[place] = ("i", parts[place][1])
    return tuple(parts)


def _part(day: date, kind: str, text: str) -> str:
    if kind == "text":
        return text
    width = len(text)
    if kind == "y":
        return f"{day.year % 100:02}" if width <= 2 else f"{day.year:04}"
    if kind in ("d", "m") and width > 2:
        words = _DAYS[day.weekday()] if kind == "d" else _MONTHS[day.month - 1]
        if width == 3:
            return words[:2] if kind == "d" else words[:3]
        return words[0] if width == 5 else words
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    number = {"d": day.day, "m": day.month, "h": moment.hour, "i": moment.minute, "s": moment.second}[kind]
    return f"{number:02}" if width > 1 else str(number)
