"""Typed ages: «3 Jahre», «2½», «anderthalb», «18 Monate», «dreijährig», and ranges: «unter 3», «3 bis 6».

An age is counted in completed months. A range holds the months from ``start`` up to but not including
``end``: «unter 3 Jahren», «bis 3» and «bis zu 3» end with the third birthday, as offers say it; «ab 3»,
«über 3» and «mindestens 3» begin with it; «höchstens 3» and «bis einschließlich 3» hold the whole year after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.typed.age_patterns import HALVES, PATTERNS, SPOKEN, SPOKEN_HALVES, Side
from core.typed.age_people import counts_something
from core.typed.text import NotUnderstood, quoted, tidy

MONTHS_A_YEAR = 12
MAX_AGE = 120 * MONTHS_A_YEAR
# A number without a unit is years where nobody can mean anything else; nobody older is offered anything.
_OLDEST_WITHOUT_UNIT = 27
_WEEKS_A_YEAR = 365.25 / 7
# What counts time, not age: «seit 3 Jahren», «alle 2 Wochen», «in 6 Monaten».
_DURATION = re.compile(
    r"(?:seit|vor|in|nach|alle|innerhalb|während|binnen|letzten|nächsten|pro|je|jede[nrs]?)"
    r"(?:\s(?:den|der|ca\.|etwa|rund|fast|mehr\sals))?\s$",
    re.IGNORECASE,
)
# What may follow a number without a unit; anything else may be what is counted: «ab 8 Uhr», «bis 3 Kinder».
_MAY_FOLLOW = re.compile(
    r"\s*(?:$|[;:!?)»“\"]|,(?!\d)|(?:in|im|am|an|bei|mit|ohne|für|und|oder|zum|zur|vor|sind|ist)\b)", re.I
)
# What is said before an age or a range that is all there is.
_LABEL = re.compile(
    r"(?:für\s)?(?:kinder\s)?(?:im\salter\s|alter:?\s)?(?=von\s\d|zwischen|ab\s|bis\s|unter\s|\d)", re.I
)
# What goes on like a sentence: «mit 17 nur noch zu Hause», «unter drei nachmittags».
_AFTER_WITH = re.compile(r"\s(?:nur|noch|schon|nicht|immer|ständig|kaum|oft)\b", re.IGNORECASE)
_AFTER_BELOW = re.compile(r"\s(?:(?:vor|nach)mittags|morgens|abends|ganztags|halbtags)\b", re.IGNORECASE)
_BIRTH = frozenset({"geburt", "neugeboren", "neugeborene", "neugeborenes", "ab geburt", "von geburt an"})


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Ages in months from ``start`` to before ``end``; None is an open end. One age is one month long."""

    start: int
    end: int | None

    @property
    def is_one_age(self) -> bool:
        """Whether it is one age and no range."""
        return self.end == self.start + 1


@dataclass(frozen=True, slots=True)
class FoundAge:
    """An age in a text: which, where it begins and ends, and whether its words say something besides: «U3» is
    also what a group is called."""

    ages: AgeRange
    start: int
    end: int
    is_a_name: bool = False


def find_age(text: str) -> FoundAge | None:
    """Return the first age or range of ages in running ``text`` (which should be visible, ``core.text``).

    A number without a unit is an age only where nothing is counted by it: «ab 3», «von 3 bis 6», «mit drei»
    at the end or before a preposition. None when there is none, or one beyond 120 years.
    """
    found: list[tuple[int, int, FoundAge]] = []
    for side, pattern in PATTERNS:
        for match in pattern.finditer(text):
            ages = _ages(side, match) if _is_age(side, match, text) else None
            if ages is not None:
                is_a_name = match[0][:1] in "uUüÜ" and match[0][1:].strip().isdigit()
                start = match.start("age" if "who" in match.re.groupindex else 0)
                one = FoundAge(ages, start, match.end(), is_a_name)
                found.append((start, -match.end(), one))
                break
    return min(found, key=lambda one: one[:2])[2] if found else None


def read_ages(text: str) -> AgeRange:
    """Return the one age or range of ages that ``text`` says; a number alone is years.

    Raises NotUnderstood for anything else and for more than 120 years.
    """
    words = _LABEL.sub("", re.sub(r"(?<=\d) ?1/2", "½", tidy(text)), count=1)
    if words.casefold() in _BIRTH:
        return AgeRange(0, 1)
    for side, pattern in PATTERNS:
        match = pattern.fullmatch(words)
        ages = _ages(side, match) if match else None
        if ages is not None:
            return ages
    if "lebensjahr" in words.casefold():
        message = _(
            "%(text)s kann zweierlei heißen: Das dritte Lebensjahr endet mit dem dritten Geburtstag. "
            "Bitte das Alter angeben, zum Beispiel «3 Jahre»."
        )
        raise NotUnderstood(message % {"text": quoted(text)}, recognised=True)
    message = _(
        "%(text)s ist kein Alter. Bitte ein Alter angeben, zum Beispiel «3», «3 Jahre» oder «8 Monate»."
    )
    raise NotUnderstood(message % {"text": quoted(text)})


def parse_age(text: str, end: bool = False) -> int:
    """Return one age in months: «3», «3 Jahre», «2,5 Jahre», «8 Monate», «1 Jahr 6 Monate», «Geburt».

    Words that only say which end of a range is meant are read where it is that end: «ab 3», and «unter 3» or
    «bis 3» when ``end`` asks for the first age that is too old. Reads all that
    ``core.typed.age_words.format_age`` writes. Raises NotUnderstood for anything else, for ranges and for
    more than 120 years.
    """
    ages = read_ages(text)
    if ages.is_one_age or (ages.end is None and not end):
        return ages.start
    if end and ages.start == 0 and ages.end is not None:
        return ages.end
    message = _("%(text)s sind mehrere Alter. Bitte hier nur eines angeben, zum Beispiel «3 Jahre».")
    raise NotUnderstood(message % {"text": quoted(text)}, recognised=True)


def _ages(side: Side, match: re.Match[str]) -> AgeRange | None:
    """Return what a match says; None for what is no age after all."""
    if side in ("range", "between"):
        unit = match["last_unit"] or match["first_unit"]
        start, end = _months(match, "first", match["first_unit"] or unit), _months(match, "last", unit)
        if start is None or end is None or start >= end:
            return None
        whole = re.search(r"einschl|inkl", match[0], re.IGNORECASE)
        return AgeRange(start, end + _step(unit) if whole else end)
    if side == "both":
        return _from_one_to_the_other(match)
    groups = match.re.groupindex
    if "one" not in groups:  # since birth
        return AgeRange(0, 1)
    unit = match["one_unit"] if "one_unit" in groups else None
    months = _months(match, "one", unit)
    if months is None:
        return None
    if side == "single":
        return AgeRange(months, months + 1)
    if side == "from":
        return AgeRange(months, None)
    including = side == "at_most" or ("including" in groups and match["including"])
    if not including and months == 0:
        return None
    # A week that has begun is part of the range.
    below = max(months, 1) if not _is_weeks(unit) else months + 1
    return AgeRange(0, months + _step(unit) if including else below)


def _from_one_to_the_other(match: re.Match[str]) -> AgeRange | None:
    """Return «zwei- und dreijährig»: all who are two or three years old. «1 Jahr und 6 Monate» is one age."""
    unit = match["last_unit"] or match["first_unit"]
    first_unit = match["first_unit"] or unit
    if "who" not in match.re.groupindex and (unit is None or _is_years(first_unit) != _is_years(unit)):
        return None
    ages = (_months(match, "first", first_unit), first_unit), (_months(match, "last", unit), unit)
    known = [(months, months + _step(unit)) for months, unit in ages if months is not None]
    if len(known) < 2:
        return None
    return AgeRange(min(start for start, _end in known), max(end for _start, end in known))


def _step(unit: str | None) -> int:
    """Return how long an age of this unit lasts: who is 3 years old is so until the fourth birthday."""
    return MONTHS_A_YEAR if _is_years(unit) else 1


def _is_years(unit: str | None) -> bool:
    return unit is None or unit.casefold().startswith(("j", "."))


def _is_weeks(unit: str | None) -> bool:
    return unit is not None and unit.casefold().startswith("w")


def _months(match: re.Match[str], name: str, unit: str | None) -> int | None:
    number = _number(match[name])
    if _is_years(unit):
        months = number * MONTHS_A_YEAR
    elif _is_weeks(unit):
        months = number / _WEEKS_A_YEAR * MONTHS_A_YEAR
    else:
        months = number
    rest = f"{name}_rest"
    if rest in match.re.groupindex and match[rest]:
        months += _number(match[rest])
    # Half months and «2,3 Jahre» are no ages that anybody counts in.
    whole = int(months + 1e-9)
    if not _is_weeks(unit) and abs(months - whole) > 1e-6:
        return None
    return whole if 0 <= whole <= MAX_AGE else None


def _number(written: str) -> float:
    word = " ".join(written.casefold().split())
    if word in SPOKEN_HALVES:
        return SPOKEN_HALVES[word]
    if word in SPOKEN:
        return SPOKEN[word]
    for fraction, sign in (("1/2", "½"), ("1/4", "¼"), ("3/4", "¾")):
        word = word.replace(f" {fraction}", sign)
    half = HALVES.get(word[-1:], 0.0)
    digits = word.rstrip("½¼¾ ").replace(",", ".")
    return (float(digits) if digits else 0.0) + half


def _is_age(side: Side, match: re.Match[str], text: str) -> bool:
    """Tell whether a match in running text is an age and not a time, an amount or a duration."""
    if "age" in match.re.groupindex:
        return _is_age_of_a_person(match, text)
    if side == "single" and "one" not in match.re.groupindex:
        return True
    units = [match[name] for name in match.re.groupindex if name.endswith("_unit") and match[name]]
    if any(not _is_adjective(unit) for unit in units) and _DURATION.search(text[: match.start()]):
        return False
    if units:
        one_bare_letter = all(unit.casefold() in ("j", "m", "m.") for unit in units)
        is_time = _is_weeks(units[0]) and not _says_old(match[0])
        return side != "single" or not (one_bare_letter or is_time)
    if match[0][:1] in "uUüÜ" and match[0][1:].strip().isdigit():
        return True
    said = match["said"] if "said" in match.re.groupindex else None
    if side in ("single", "range") and not said and (side == "single" or match[0].strip() != text.strip()):
        return False
    numbers = [_number(match[name]) for name in ("one", "first", "last") if name in match.re.groupindex]
    goes_on = _AFTER_WITH if side == "single" else _AFTER_BELOW if _says_below(side, match) else _MAY_FOLLOW
    return all(number <= _OLDEST_WITHOUT_UNIT for number in numbers) and bool(
        _MAY_FOLLOW.match(text, match.end()) or goes_on.match(text, match.end())
    )


def _says_below(side: Side, match: re.Match[str]) -> bool:
    """«Bis drei nachmittags» is a time, «unter drei» never."""
    return side == "below" and match[0].casefold().startswith(("unter", "jünger", "noch nicht"))


def _is_age_of_a_person(match: re.Match[str], text: str) -> bool:
    names = [name for name in ("one", "first", "last") if name in match.re.groupindex]
    if any(match[f"{name}_unit"] for name in names):
        return True
    return all(_number(match[name]) <= _OLDEST_WITHOUT_UNIT for name in names) and not any(
        counts_something(match[name], text[match.end() :]) for name in names
    )


def _is_adjective(unit: str) -> bool:
    return bool(re.search(r"ige?[rnsm]?$", unit, re.IGNORECASE))


def _says_old(words: str) -> bool:
    return bool(re.search(r"\balte?[rnsm]?$|w(?:ö|oe|o)chig", words, re.IGNORECASE))
