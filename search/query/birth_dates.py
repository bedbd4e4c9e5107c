"""Birth dates typed where an age is asked for: they become an age, and the date is thrown away.

No address, history, saved search or log may hold the birth date of a child. ``static/js/search.js`` does
the same before a form leaves the browser.
"""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

from django.http import QueryDict

from core.text import without_invisible_signs
from core.typed.age_words import format_age
from core.typed.ages import MAX_AGE, MONTHS_A_YEAR
from core.typed.dates import month_number, parse_date
from core.typed.text import NotUnderstood

# What stands in place of a date that gives no age; the search says at its field what is wrong.
BEFORE_BIRTH = "vor der Geburt"
NO_DATE = "kein Datum"
# Whatever is longer is not read further, and is no age either.
MOST_CHARACTERS = 100

_LABEL = r"(?:\*|geb(?:oren|urtsdatum|\.)?:?)"
_LEAD = rf"{_LABEL}?\s*(?:am|im)?\s*"
_BORN = re.compile(rf"^\s*{_LABEL}\s*", re.IGNORECASE)
_SIGN = r"\s*[./\-‐–\s]\s*"
_FORMS = tuple(
    re.compile(_LEAD + form, re.ASCII)
    for form in (
        rf"(?P<day>\d{{1,2}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}'?(?P<year>\d{{4}}|\d{{2}})",
        rf"(?P<year>\d{{4}}){_SIGN}(?P<month>\d{{1,2}})(?:{_SIGN}(?P<day>\d{{1,2}}))?(?:t[\d:.z+]*)?",
        rf"(?P<month>\d{{1,2}}){_SIGN}(?P<year>\d{{4}})",
        r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)",
        r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)",
        rf"(?:(?P<day>\d{{1,2}}){_SIGN})?(?P<name>[a-z]{{3,9}})\.?{_SIGN}'?(?P<year>\d{{4}}|\d{{2}})",
    )
)
# Days, months and years in any other arrangement: rather thrown away than kept.
_LIKE_A_DATE = re.compile(
    r"\d{1,4}\s*[./\-‐–]\s*\d{1,2}\s*[./\-‐–]|\d{1,2}[./\-‐–]\d{4}|(?<!\d)(?:19|20)\d\d(?!\d)|^\d{8}$"
)


def age_instead_of(text: str, today: date) -> str | None:
    """Give the words that stand for a birth date in an age field; None for a text that is no date.

    «12.3.2023», «12.03.23», «2023-03-12», «12. März 2023», «März 2023» and «3/2023» are dates; a month alone
    counts from its first day. A day to come gives ``BEFORE_BIRTH``, a day that does not exist ``NO_DATE``.
    """
    text = without_invisible_signs(text[:MOST_CHARACTERS])
    words = normalize("NFKC", text).casefold().replace("ä", "a").replace("’", "'")
    words = " ".join(words.split())
    # «12.3.2023.» is a date with the full stop of a sentence, «12.3.» one that lacks its year.
    words = re.sub(r"(?<=\d{4})[.,;]$", "", words)
    found = next((match for form in _FORMS if (match := form.fullmatch(words))), None)
    if found is not None:
        parts = found.groupdict()
        month = month_number(parts["name"]) if parts.get("name") else int(parts["month"] or 0)
        if month is not None:
            return _age(int(parts["year"]), month, int(parts.get("day") or 1), today, len(parts["year"]) == 2)
    try:
        born = parse_date(_BORN.sub("", text))
    except NotUnderstood:
        return NO_DATE if _LIKE_A_DATE.search(words) else None
    return _age(born.year, born.month, born.day, today, short=False)


def without_birth_dates(data: QueryDict, parameter: str, today: date) -> QueryDict | None:
    """Give ``data`` with ages in place of birth dates; None when there are none and it can stay."""
    typed = data.getlist(parameter)
    ages = [age_instead_of(text, today) for text in typed]
    if not any(ages):
        return None
    changed = data.copy()
    changed.setlist(parameter, [age or text for age, text in zip(ages, typed, strict=True)])
    return changed


def _age(year: int, month: int, day: int, today: date, short: bool) -> str:
    if short:
        year += today.year // 100 * 100
        year -= 100 if year > today.year else 0
    try:
        born = date(year, month, day)
    except ValueError:
        return NO_DATE
    if born > today:
        return BEFORE_BIRTH
    months = (today.year - born.year) * MONTHS_A_YEAR + today.month - born.month - (today.day < born.day)
    return format_age(months) if months <= MAX_AGE else NO_DATE
