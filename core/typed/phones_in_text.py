"""Telephone numbers among other words: in running text, and in what somebody searches for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.typed.phone_pieces import numbers_in
from core.typed.phones import Phone, make_phone, why_not_dialled

# In running text a number is told by its area code or country code; dates, hours and sums are none.
_IN_TEXT = re.compile(
    r"(?<![\w/+–‒−—-])(?<!\d[.,:])(?:\+\d|\(\+|\(?0)"
    # A bracket that does not close after some digits begins a remark: «01806 123456 (20 ct/Anruf)».
    r"(?:\([\d ]{1,8}\)|[\d )/.–‒−—-]){4,30}\d(?![\w:]|[.,]\d)"
)
_DATE_OR_HOURS = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.|\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?\b|\d{2}/\d{4}\b"
)
_FEWEST_IN_TEXT = 6
_LOCAL = re.compile(r"[1-9]\d(?:[\d ]*\d)?\s?[/–‒−—-]\s?\d[\d ]*")
# Years, and hours or ages.
_NO_LOCAL = re.compile(r"(?:19|20)\d\d\s?[/–‒−—-]\s?(?:\d\d|(?:19|20)\d\d)|\d\d\s?[/–‒−—-]\s?\d\d")
_MOST_DIGITS_OF_AN_AGE = 3


def phones_in(text: str) -> Iterator[tuple[Phone, int, int]]:
    """Return the numbers with area code or country code in running text, each with where it begins and ends.

    ``text`` should be visible (``core.text``). Short numbers are not told from other numbers.
    """
    for found in _IN_TEXT.finditer(text):
        if _DATE_OR_HOURS.match(found[0]):
            continue
        at = found.start()
        for number in numbers_in(found[0]):
            start = text.find(number, at)
            phone = make_phone(number)
            if start == -1 or phone.key[1:2] == "0" or why_not_dialled(phone.key) is not None:
                continue
            if sum(map(str.isdigit, phone.key)) >= _FEWEST_IN_TEXT and phone.key[0] in "+0":
                at = start + len(number)
                yield phone, start, at


def local_key(text: str) -> str:
    """Return the digits of a number without area code, «389-0», when ``text`` is nothing else; else "".

    A hyphen or slash tells it from other numbers, four digits from ages, and years are none.
    """
    text = text.strip()
    digits = re.sub(r"[^0-9]", "", text)
    return (
        digits
        if len(digits) > _MOST_DIGITS_OF_AN_AGE and _LOCAL.fullmatch(text) and not _NO_LOCAL.fullmatch(text)
        else ""
    )
