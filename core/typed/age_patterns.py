"""How ages are written: numbers, units, and the words that make a range of them."""

from __future__ import annotations

import re
from typing import Literal

from core.typed.age_people import behind_people
from core.typed.clock_words import SPOKEN_NUMBERS

HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}

SPOKEN = dict(SPOKEN_NUMBERS)
SPOKEN |= {f"ein{ending}": 1 for ending in ("e", "em", "en", "er", "es")} | {"zweien": 2, "dreien": 3}
SPOKEN_HALVES = {"anderthalb": 1.5, "eineinhalb": 1.5, "ein halbes": 0.5, "ein halben": 0.5, "halbes": 0.5}
SPOKEN_HALVES |= {f"{word}einhalb": number + 0.5 for word, number in SPOKEN_NUMBERS.items() if number}
_WORDS = "|".join(sorted((*SPOKEN, *SPOKEN_HALVES), key=len, reverse=True))

_NUMBER = rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?(?:\s?[½¼¾])?(?:\s(?:1/2|1/4|3/4))?|[½¼¾]|\b(?:{_WORDS}))"
_YEARS = r"(?:jahre?n?s?|j\.|j(?![\w.])|j(?:ä|ae|a)hrige?[rnsm]?|\.\sgeburtstag(?:e?s)?)"
_MONTHS = r"(?:monate?n?s?|lebensmonate?n?s?|mon\.|m\.|m(?![\w.])|monatige?[rnsm]?)"
_WEEKS = r"(?:wochen?|wo\.|w(?:ö|oe|o)chige?[rnsm]?)"
_UNIT_BUT_WEEKS = rf"(?:{_YEARS}|{_MONTHS})"
_UNIT = rf"(?:{_YEARS}|{_MONTHS}|{_WEEKS})"
_AND = r"(?:\s?(?:und|,)\s?|\s)"


def _age(name: str, unit: str = _UNIT) -> str:
    return (
        rf"(?P<{name}>{_NUMBER})(?:[ -]?(?P<{name}_unit>{unit})(?![\w])"
        rf"(?:{_AND}(?P<{name}_rest>{_NUMBER})[ -]?(?P<{name}_rest_unit>{_MONTHS})(?![\w]))?)?"
        rf"(?:\s(?:alte?[rnsm]?))?"
    )


_ONE, _FIRST, _LAST = _age("one"), _age("first"), _age("last")
_NOT_INSIDE = r"(?<![\w.,/–-])"
_END = r"(?![\w½¼¾]|[.,]\d)"
_TO = r"\s?(?:-|–|bis\s(?:unter|zu|einschließlich|einschl\.|inklusive|inkl\.|incl\.)|bis)\s?"
# «Ab ca. 4 Jahren»: nothing but how sure it is.
_ABOUT = r"(?:(?:ca\.?|circa|etwa|rund|ungefähr)\s)?"
_INCLUDING = r"(?:(?P<including>einschließlich|einschl\.|inklusive|inkl\.|incl\.)\s)?"
_FROM_BIRTH = r"(?:(?:von|ab)\s(?:der\s)?)?geburt(?:\san)?\s(?:bis(?:\s(?:unter|zu))?|-|–)"
_BELOW = (
    rf"(?:{_FROM_BIRTH}|bis\sunter|bis\szum(?:\salter\svon)?|vor\sdem|unter|jünger\sals|noch\snicht"
    r"|bis\szu|bis)"
)
_AT_MOST = r"(?:(?:bis\s)?(?:höchstens|maximal|max\.?)|nicht\sälter\sals)"
_FROM = (
    r"(?:ab\s(?:(?:einem|dem)\s)?alter\svon|ab\sdem|ab|mindestens|mind\.?|min\.|frühestens|über|älter\sals"
    r"|nicht\sjünger\sals)"
)
# «Bis zum vollendeten 18. Lebensjahr» is until the 18th birthday. One that is not over is a year less; hardly
# anybody who writes it means that, so it is none of these.
_OVER = r"(?P<one>[0-9]{1,2})(?P<one_unit>\.\slebensjahr(?:e?s)?)"
_UNTIL_OVER = r"(?:bis\s(?:zum|zu\sihrem|einschließlich)?\s?vollendete[mn]|(?:bis\szur|vor)\svollendung\sdes)"
_FROM_OVER = r"(?:(?:ab|nach|mit)(?:\sdem)?\svollendete[mn]|(?:ab|nach|mit)(?:\sder)?\svollendung\sdes)"

# «2, 4 und 6 Jahre» is from the youngest to the oldest.
_BOTH = rf"{_FIRST}-?(?:,\s{_NUMBER}-?){{0,4}}\s?(?:und|oder|sowie|u\.|&)\s?{_LAST}"
# Who looks for what is there «von Geburt an» has a newborn child.
_SINCE_BIRTH = r"(?:ab\s(?:der\s)?geburt|von\s(?:der\s)?geburt\san)"

Side = Literal["range", "both", "between", "below", "at_most", "from", "single"]
_WRITTEN: tuple[tuple[Side, str], ...] = (
    ("between", rf"zwischen\s{_FIRST}\sund\s{_LAST}"),
    ("range", rf"(?P<said>von\s|ab\s)?{_FIRST}-?{_TO}{_LAST}"),
    ("below", rf"(?<!\d\s)(?<!\dJ\s){_BELOW}[\s-]{_ABOUT}{_INCLUDING}{_ONE}"),
    ("below", rf"{_UNTIL_OVER}\s{_OVER}"),
    ("from", rf"{_FROM_OVER}\s{_OVER}"),
    ("at_most", rf"{_AT_MOST}\s{_ABOUT}{_ONE}"),
    ("at_most", rf"bis\s(?:zu\s)?{_ONE}\s(?:einschließlich|einschl\.|inklusive|inkl\.|incl\.)"),
    ("below", rf"<\s?{_ONE}"),
    ("at_most", rf"(?:≤|<=|=<)\s?{_ONE}"),
    ("from", rf"(?:≥|>=|=>|>)\s?{_ONE}"),
    ("from", rf"{_FROM}[\s-]{_ABOUT}{_ONE}(?:\s(?:und|oder)\sälter|\s(?:und\s)?aufwärts)?"),
    ("from", rf"{_ONE}(?:\s(?:und|oder)\sälter|\s(?:und\s)?aufwärts|\splus|\s?\+)"),
    ("below", rf"{_ONE}\s(?:und|oder)\sjünger"),
    ("below", r"u\s?(?P<one>3|1[0-9]|2[0-7])"),
    ("from", r"ü\s?(?P<one>3|[1-9][0-9])"),
    ("from", r"ue\s?(?P<one>3|1[0-9]|2[0-7])"),
    ("both", _BOTH),
    ("single", _SINCE_BIRTH),
    *behind_people(
        one=_age("one", _UNIT_BUT_WEEKS),
        both=rf"{_FIRST}(?:,\s?{_NUMBER}){{0,4}}\s?(?:und|oder|sowie|u\.|&|,|/)\s?{_LAST}",
        span=rf"{_FIRST}-?{_TO}{_LAST}",
        weeks=_ONE,
    ),
    ("single", rf"(?:(?P<said>mit|im\salter\svon|alter:?)\s)?{_ONE}"),
)
PATTERNS = tuple(
    (side, re.compile(f"{_NOT_INSIDE}{pattern}{_END}", re.IGNORECASE)) for side, pattern in _WRITTEN
)
