"""Show a number as a German spreadsheet program does under a number format (ECMA-376, 18.8.30).

Enough for what stands in lists: zeros in front, thousands, decimals, percent, currencies, words around a
number, sections for negative numbers and zero, and conditions. Fractions and powers are shown plainly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from core.tables.cells import plain_number

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<power>E[+-]0+)|(?P<digits>[0#?]+(?:[.,/0#?]*[0#?,])?|\.[0#?]+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_TESTS = {
    "<": Decimal.__lt__,
    "<=": Decimal.__le__,
    ">": Decimal.__gt__,
    ">=": Decimal.__ge__,
    "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}
Token = tuple[str, str]


def shown_number(number: Decimal, number_format: str) -> str:
    """Return ``number`` as it is seen under ``number_format``, with German signs."""
    section, number = _section(_sections(number_format), number)
    kinds = [kind for kind, _text in section]
    if not section or kinds == ["general"] or {"power", "fraction"} & set(kinds):
        return plain_number(number) if section or ";" not in number_format else ""
    number *= Decimal(100) ** sum(text == "%" for kind, text in section if kind == "sign")
    digits = [text for kind, text in section if kind == "digits"]
    filled = iter(_fill(number, digits))
    words = [
        next(filled) if kind == "digits" else plain_number(number) if kind == "general" else text
        for kind, text in section
    ]
    return "".join(words).strip()


def shown_text(text: str, number_format: str) -> str:
    """Return words as they are seen under ``number_format``: with those around «@», or not at all («;;;»)."""
    sections = _sections(number_format)
    section = sections[-1]
    if len(sections) < 4 and ("general", "@") not in section:
        return text
    return "".join(text if kind == "general" else said for kind, said in section).strip()


@lru_cache(maxsize=500)
def _sections(number_format: str) -> tuple[tuple[Token, ...], ...]:
    """Split a format at its semicolons; each section as kinds and texts."""
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(number_format):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "other" and text == ";":
            sections.append([])
        elif kind == "bracket" and text.startswith("$"):
            sections[-1].append(("text", text[1:].partition("-")[0]))
        elif kind == "bracket" and _CONDITION.match(text):
            sections[-1].append(("condition", text))
        elif kind == "other" and text == "@":
            sections[-1].append(("general", text))
        elif kind == "gap":
            sections[-1].append(("text", " "))
        elif kind == "digits" and "/" in text:
            sections[-1].append(("fraction", text))
        elif kind not in ("bracket", "fill"):
            plain = "sign" if kind == "other" else "text" if kind in ("quoted", "escaped") else kind
            sections[-1].append((plain, text))
    return tuple(map(tuple, sections))


def _section(sections: Sequence[Sequence[Token]], number: Decimal) -> tuple[list[Token], Decimal]:
    """Return the section that ``number`` falls into, and the number without the sign that section says."""
    conditions = [next((text for kind, text in section if kind == "condition"), "") for section in sections]
    place = 0
    if any(conditions):
        fitting = (i for i, condition in enumerate(conditions) if not condition or _holds(condition, number))
        place = next(fitting, len(sections) - 1)
    elif number < 0 and len(sections) > 1:
        place, number = 1, -number
    elif number == 0 and len(sections) > 2:
        place = 2
    section = [token for token in sections[place] if token[0] != "condition"]
    if number < 0 and any(kind == "digits" for kind, _text in section):
        return [("text", "-"), *section], -number
    return section, number


def _holds(condition: str, number: Decimal) -> bool:
    match = _CONDITION.match(condition)
    return bool(match and _TESTS[match[1]](number, Decimal(match[2])))


def _fill(number: Decimal, parts: Sequence[str]) -> list[str]:
    """Spread the digits of ``number`` over the groups of places, from the right as telephone formats do."""
    places = "\0".join(parts)
    whole, point, fraction = places.partition(".")
    # Commas behind the last place count thousands: «0.0,,» shows millions.
    scale = sum(len(part) - len(part.rstrip(",")) for part in (whole, fraction))
    grouped = "," in whole.rstrip(",").strip("\0")
    whole = whole.replace(",", "")
    number = number / Decimal(1000) ** scale
    most = len(re.sub(r"[^0#?]", "", fraction))
    rounded = format(number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP), "f")
    digits, _point, decimals = rounded.partition(".")
    digits = digits.lstrip("0")
    if grouped:
        digits = digits.rjust(whole.count("0"), "0")
        filled = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", digits) + "\0" * whole.count("\0")
    else:
        filled = _interleave(digits, whole)
    least = max((place for place, sign in enumerate(fraction, 1) if sign in "0?"), default=0)
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    tail = f",{decimals}" if point and decimals else ""
    return (filled + tail + "\0" * fraction.count("\0")).split("\0")


def _interleave(digits: str, places: str) -> str:
    """Put ``digits`` on ``places``, the last on the last; what is left over goes in front."""
    rest, out = list(digits), []
    for place in reversed(places):
        if place == "\0":
            out.append(place)
        elif rest or place == "0":
            out.append(rest.pop() if rest else "0")
    return "".join(rest) + "".join(reversed(out))
