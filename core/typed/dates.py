"""Typed dates: «31.1.2027», «31. Januar 2027», «Di, 31.1.27», «2027-01-31»."""

from __future__ import annotations

import re
from datetime import date

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

from core.typed.text import MAX_LENGTH, NotUnderstood, quoted, tidy

FIRST_YEAR, LAST_YEAR = 1800, 2199
# Two digits mean 1970 to 2069, as in POSIX (``%y`` of strptime has 69 for 1969).
_PIVOT = 70

# Each month's names without umlauts; their beginnings of three letters and more are abbreviations.
_MONTH_NAMES = (
    ("januar", "janner", "jaenner", "january"),
    ("februar", "feber", "february"),
    ("marz", "maerz", "mrz", "march"),
    ("april",),
    ("mai", "may"),
    ("juni", "juno", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("dezember", "december"),
)
_DAY_NAMES = (
    ("montag", "mo", "mon", "monday"),
    ("dienstag", "di", "die", "tue", "tuesday"),
    ("mittwoch", "mi", "mit", "wed", "wednesday"),
    ("donnerstag", "do", "don", "thu", "thursday"),
    ("freitag", "fr", "fre", "fri", "friday"),
    ("samstag", "sa", "sam", "sat", "saturday", "sonnabend"),
    ("sonntag", "so", "son", "sun", "sunday"),
)
_WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_DAY_NAMES) for name in names}
_ARTICLES = {"am", "den", "dem", "der"}

_LETTERS = "[A-Za-zÄÖÜäöüß]"
_LEADING_WORD = re.compile(rf"({_LETTERS}+)\.?\s*[,/-]?\s*(?=\S)")
_TRAILING_DAY = re.compile(rf"\s*,?\s*\(?({_LETTERS}{{2,10}})\.?\)?$")
_YEAR = r"(?P<year>\d{4}|['’´]?\d{2})\.?"
_LONG_YEAR = r"(?P<year>\d{4})"
# Day, month and year. With hyphens and slashes they are written in several orders: see ``_refuse_order``.
_DMY = re.compile(rf"(?P<day>\d{{1,2}})\s?([., ])\s?(?P<month>\d{{1,2}})\s?([., ])\s?{_YEAR}", re.ASCII)
_DASHED = re.compile(rf"(?P<day>\d{{1,2}})\s?([-/])\s?(?P<month>\d{{1,2}})\s?\2\s?{_LONG_YEAR}", re.ASCII)
_YMD = re.compile(rf"{_LONG_YEAR}([-./ ])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})", re.ASCII)
# What databases and spreadsheets put behind a day: its midnight, in no zone or one where it is that day here.
_NO_TIME = re.compile(r"[T ]0?0:00(?::00(?:[.,]0+)?)?(?:Z|\+0[0-2]:?00)?$", re.ASCII)
_NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})\s?[.\-/]?\s?(?P<name>{_LETTERS}{{3,9}})\.?\s?[,\-/]?\s?{_YEAR}", re.ASCII
)
_NAME_FIRST = re.compile(rf"(?P<name>{_LETTERS}{{3,9}})\.?\s(?P<day>\d{{1,2}})\.?,?\s{_LONG_YEAR}", re.ASCII)
_DIGITS = (
    # «20032027» is no twentieth month of 2003.
    re.compile(r"(?P<year>(?:19|2[01])\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)", re.ASCII),
    re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|2[01])\d\d)", re.ASCII),
)
_NO_YEAR = re.compile(rf"\d{{1,2}}\s?[.,]\s?(?:\d{{1,2}}|{_LETTERS}{{3,9}})\s?\.?", re.ASCII)
_SEVERAL = re.compile(
    r"\d.*(?:\bbis\b|\bund\b|\bu\.|\boder\b|[-/+]|,\s).*\d.*[.a-z].*\d.*|\d.*\bbis\b.*\d.*",
    re.ASCII | re.IGNORECASE,
)
_WITH_TIME = re.compile(r".*\d\d.*(?:\d:\d\d(?!\d|:\d{4})|\buhr\b).*", re.ASCII | re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\d{1,2}\s?([-/])\s?\d{1,2}\s?\1\s?\d{1,2}", re.ASCII)


def parse_date(text: str) -> date:
    """Return the day that ``text`` says; ``NotUnderstood`` when it says none, no existing one, or two.

    Years have four digits, or two in a date with points or a month's name (27 is 2027, 85 is 1985). A
    weekday must be that of the date. «1/2/2027» and «1-2-2027» are refused: they are read in two orders.
    """
    words = tidy(text)
    return parse_day(_NO_TIME.sub("", words) if len(words) <= MAX_LENGTH else text)


def parse_day(text: str) -> date:
    """Return what ``parse_date`` reads; no midnight may stand behind the day."""
    words = tidy(text)
    if len(words) > MAX_LENGTH:
        raise _not_a_date(text)
    rest, weekday = _without_weekday(words.rstrip(" ,;"))
    found = _match(rest)
    if found is None:
        raise _refusal(text, rest)
    day = _existing(found, text)
    if weekday is not None and day.weekday() != weekday:
        message = _("Der %(date)s ist ein %(right)s, kein %(wrong)s.")
        names = {"right": WEEKDAYS[day.weekday()], "wrong": WEEKDAYS[weekday]}
        raise NotUnderstood(message % {"date": date_in_words(day), **names}, recognised=True)
    return day


def month_number(name: str) -> int | None:
    """Return the number of the month that ``name`` or an abbreviation of three letters and more means."""
    name = _plain(name)
    if len(name) < 3:
        return None
    numbers = (
        number for number, names in enumerate(_MONTH_NAMES, 1) if any(each.startswith(name) for each in names)
    )
    return next(numbers, None)


def date_in_words(day: date, with_weekday: bool = False) -> str:
    """Return «31. Januar 2027», or «Sonntag, 31. Januar 2027»; ``parse_date`` reads both."""
    words = f"{day.day}. {MONTHS[day.month]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]}, {words}" if with_weekday else words


def _plain(name: str) -> str:
    return name.casefold().rstrip(".").replace("ä", "a")


def _without_weekday(words: str) -> tuple[str, int | None]:
    """Return ``words`` without «am», «den» and a weekday at either end, and the number of that weekday."""
    weekday: int | None = None
    while leading := _LEADING_WORD.match(words):
        number = _weekday_number(leading[1])
        if number is not None and weekday is None:
            weekday = number
        elif _plain(leading[1]) not in _ARTICLES:
            break
        words = words[leading.end() :]
    trailing = _TRAILING_DAY.search(words)
    if trailing and weekday is None and (number := _weekday_number(trailing[1])) is not None:
        return words[: trailing.start()], number
    return words, weekday


def _weekday_number(name: str) -> int | None:
    """Return 0 for Monday; names may be shortened to two, three, five letters and more, as «Mittw.»."""
    name = _plain(name)
    if len(name) >= 5:
        numbers = (number for each, number in _WEEKDAY_NUMBERS.items() if each.startswith(name))
        return next(numbers, None)
    return _WEEKDAY_NUMBERS.get(name)


def _match(words: str) -> dict[str, str] | None:
    """Return day, year and month or name as they are written."""
    if dotted := _DMY.fullmatch(words):
        # «31.1 2027» has forgotten a point, «31,1,2027» comes from the keys beside the digits.
        return None if len({dotted[2], dotted[4]} - {" "}) > 1 else dotted.groupdict()
    for form in (_DASHED, _YMD, _NAMED, _NAME_FIRST, *_DIGITS):
        found = form.fullmatch(words)
        if found is not None and ("name" not in form.groupindex or month_number(found["name"])):
            if form is _DASHED:
                _refuse_order(found)
            return found.groupdict()
    return None


def _refuse_order(found: re.Match[str]) -> None:
    """Refuse «1/2/2027»: 1 February for some, 2 January for others."""
    day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
    if day <= 12 and month <= 12 and day != month:
        message = _(
            "%(text)s kann zweierlei heißen. Bitte mit Punkten schreiben: «%(day)d.%(month)d.%(year)d»."
        )
        values = {"text": quoted(found[0]), "day": day, "month": month, "year": year}
        raise NotUnderstood(message % values, recognised=True)


def _existing(found: dict[str, str], text: str) -> date:
    year_text = found["year"].lstrip("'’´")
    year = int(year_text)
    if len(year_text) == 2:
        year += 2000 if year < _PIVOT else 1900
    month = month_number(found["name"]) if found.get("name") else int(found["month"])
    day = int(found["day"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = _("Das Jahr %(year)d kann nicht gemeint sein.") % {"year": year}
        raise NotUnderstood(message, recognised=True)
    if month is None or not 1 <= month <= 12:
        message = _("Einen %(month)s. Monat gibt es nicht.") % {"month": found["month"].lstrip("0") or "0"}
        raise NotUnderstood(message, recognised=True)
    try:
        return date(year, month, day)
    except ValueError:
        message = _("Einen %(day)d. %(month)s %(year)d gibt es nicht.")
        values = {"day": day, "month": MONTHS[month], "year": year}
        raise NotUnderstood(message % values, recognised=True) from None


def _refusal(text: str, words: str) -> NotUnderstood:
    if _NO_YEAR.fullmatch(words):
        message = _("Bitte auch das Jahr angeben: %(text)s fehlt es.")
        return NotUnderstood(message % {"text": quoted(text)}, recognised=True)
    if _WITH_TIME.fullmatch(words):
        message = _("%(text)s nennt eine Uhrzeit. Hier steht nur der Tag, zum Beispiel «31. Januar 2027».")
        return NotUnderstood(message % {"text": quoted(text)})
    if _SHORT_YEAR.fullmatch(words):
        message = _("%(text)s kann zweierlei heißen. Bitte mit Punkten und Jahr schreiben: «31.1.2027».")
        return NotUnderstood(message % {"text": quoted(text)})
    if _SEVERAL.fullmatch(words):
        message = _(
            "%(text)s nennt mehrere Tage oder einen Zeitraum. "
            "Hier steht ein einzelner Tag, zum Beispiel «31. Januar 2027»."
        )
        return NotUnderstood(message % {"text": quoted(text)})
    return _not_a_date(text)


def _not_a_date(text: str) -> NotUnderstood:
    message = _(
        "%(text)s ist als Datum nicht zu verstehen. Bitte so schreiben: «31.1.2027» oder «31. Januar 2027»."
    )
    return NotUnderstood(message % {"text": quoted(text)})
