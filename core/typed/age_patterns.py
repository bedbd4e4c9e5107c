"""How ages are written: numbers, units, and the words that make a range of them."""

from __future__ import annotations

import re
from typing import Literal

from core.typed.clock_words import SPOKEN_NUMBERS

HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}

SPOKEN = dict(SPOKEN_NUMBERS)
SPOKEN |= {f"ein{ending}": 1 for ending in ("e", "em", "en", "er", "es")} | {"zweien": 2, "dreien": 3}
SPOKEN_HALVES = {"anderthalb": 1.5, "eineinhalb": 1.5, "ein halbes": 0.5, "ein halben": 0.5, "halbes": 0.5}
SPOKEN_HALVES |= {f"{word}einhalb": number + 0.5 for word, number in SPOKEN_NUMBERS.items() if number}
_WORDS = "|".join(sorted((*SPOKEN, *SPOKEN_HALVES), key=len, reverse=True))

_NUMBER = rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?(?:\s?[½¼¾])?|[½¼¾]|\b(?:{_WORDS}))"
_YEARS = r"(?:jahre?n?s?|j\.|j(?![\w.])|j(?:ä|ae|a)hrige?[rnsm]?|\.\sgeburtstag(?:e?s)?)"
_MONTHS = r"(?:monate?n?s?|mon\.|m\.|m(?![\w.])|monatige?[rnsm]?)"
_WEEKS = r"(?:wochen?|w(?:ö|oe|o)chige?[rnsm]?)"
_UNIT = rf"(?:{_YEARS}|{_MONTHS}|{_WEEKS})"
_AND = r"(?:\s?(?:und|,)\s?|\s)"


def _age(name: str) -> str:
    return (
        rf"(?P<{name}>{_NUMBER})(?:[ -]?(?P<{name}_unit>{_UNIT})(?![\w])"
        rf"(?:{_AND}(?P<{name}_rest>{_NUMBER})[ -]?(?P<{name}_rest_unit>{_MONTHS})(?![\w]))?)?"
        rf"(?:\s(?:alte?[rnsm]?))?"
    )


_ONE, _FIRST, _LAST = _age("one"), _age("first"), _age("last")
_NOT_INSIDE = r"(?<![\w.,/–-])"
_END = r"(?![\w½¼¾]|[.,]\d)"
_TO = r"\s?(?:-|–|bis\s(?:unter|zu|einschließlich|einschl\.|inklusive|inkl\.)|bis)\s?"
_INCLUDING = r"(?:(?P<including>einschließlich|einschl\.|inklusive|inkl\.)\s)?"
_BELOW = r"(?:bis\sunter|bis\szum(?:\salter\svon)?|vor\sdem|unter|jünger\sals|noch\snicht|bis\szu|bis)"
_AT_MOST = r"(?:höchstens|maximal|max\.?|nicht\sälter\sals)"
_FROM = (
    r"(?:ab\s(?:(?:einem|dem)\s)?alter\svon|ab\sdem|ab|mindestens|mind\.?|min\.|frühestens|über|älter\sals"
    r"|nicht\sjünger\sals)"
)

Side = Literal["range", "between", "below", "at_most", "from", "single"]
_WRITTEN: tuple[tuple[Side, str], ...] = (
    ("between", rf"zwischen\s{_FIRST}\sund\s{_LAST}"),
    ("range", rf"(?P<said>von\s|ab\s)?{_FIRST}-?{_TO}{_LAST}"),
    ("below", rf"(?<!\d\s)(?<!\dJ\s){_BELOW}[\s-]{_INCLUDING}{_ONE}"),
    ("at_most", rf"{_AT_MOST}\s{_ONE}"),
    ("from", rf"{_FROM}[\s-]{_ONE}(?:\s(?:und|oder)\sälter)?"),
    ("from", rf"{_ONE}(?:\s(?:und|oder)\sälter|\splus|\+)"),
    ("below", rf"{_ONE}\s(?:und|oder)\sjünger"),
    ("below", r"u\s?(?P<one>3|1[0-9]|2[0-7])"),
    ("from", r"(?:ü|ue)\s?(?P<one>3|1[0-9]|2[0-7])"),
    ("single", rf"(?:(?P<said>mit|im\salter\svon|alter:?)\s)?{_ONE}"),
)
PATTERNS = tuple(
    (side, re.compile(f"{_NOT_INSIDE}{pattern}{_END}", re.IGNORECASE)) for side, pattern in _WRITTEN
)
