"""Cut a text of telephone numbers where one ends and the next begins; read the digits that are dialled."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Emergency calls, authorities, harmonised services of social value, directory enquiries, ambulance (BNetzA's
# numbering plan): they have no area code and nothing may be put before them. 116016 is in no table of the
# library.
SHORT = re.compile(r"11[0257]|116\d{3}|118\d{2,3}|19222")
# E.164 allows 15 digits; two numbers in one have more.
MOST_DIGITS = 15
# What is no part of a number: what a call costs, and remarks in brackets.
_REMARK = re.compile(r"(?<=\d)\s*\([^()]*[a-zäöüß][^()]*\)|\b\d+(?:[.,]\d+)?\s*(?:ct|cents?|€|euro?)\b", re.I)
_MOST_DIGITS_OF_A_REMARK = 5
# What stands between two numbers. A slash or dot does unless it follows an area code.
_BETWEEN = re.compile(r"[,;|\n&#*]|\b(?:oder|od|o|und|u|bzw|beziehungsweise|sowie|bis|or)\b\.?", re.I)
HYPHENS = "-–‒−—"
_HYPHEN = "[-–‒−—]"
_COUNTRY = r"(?:\+|00)\s*\d{1,3}"
# Before a slash: a country code, an area code or both.
_AREA_CODE = re.compile(rf"\(?\s*(?:{_COUNTRY}[\s/.–‒−—-]*)?\)?\s*(?:\(0\)|\(?0?)[\s\d]*\)?\s*")
LONGEST_AREA_CODE = 5
# «18-1234 -1235»: a second extension, told by the blank before its hyphen.
_SECOND_EXTENSION = re.compile(rf"(?<=\d)\s+{_HYPHEN}(?=\d{{2}})")
# «18-1234-1235»: two extensions of one exchange, as they begin alike.
_TWIN_EXTENSIONS = re.compile(rf"(?<=\d){_HYPHEN}(\d{{3,}})(?={_HYPHEN}(\d+)\s*$)")
_BEGINS = r"(?=\(?(?:0[1-9]\d|\+|00[1-9]))"
_ANOTHER_BEGINS = re.compile(rf"(?<=\d)\s+{_BEGINS}")
_ANOTHER_AFTER_HYPHEN = re.compile(rf"(?<=\d)\s*{_HYPHEN}\s*{_BEGINS}")
# No number has fewer digits, area code included.
FEWEST_OF_A_WHOLE = 6


def numbers_in(text: str) -> Iterator[str]:
    """Return the numbers in a text that is nothing else, cut where one ends and the next begins.

    Words between and after them are left out.
    """
    for piece in _BETWEEN.split(_REMARK.sub(_without_remark, text)):
        for number in _cut_at_extensions(piece):
            # Words around the number are not part of it: «Zentrale 02541 18-0 Durchwahl 12».
            found = re.search(r"[+(\s]*[0-9][^a-zA-ZÄÖÜäöüß]*", number)
            if found is not None:
                yield from _cut_when_too_long(found[0].strip(" ./-–"))


def _without_remark(found: re.Match[str]) -> str:
    return "|" if len(digits_of(found[0])) <= _MOST_DIGITS_OF_A_REMARK else found[0]


def _cut_at_extensions(piece: str) -> Iterator[str]:
    head, *rest = re.split("[/·•]", piece)
    for further in rest:
        if _ends_an_area_code(head):
            head = f"{head}/{further}"
        else:
            yield from _cut_at_hyphens(head)
            head = further
    yield from _cut_at_hyphens(head)


def _cut_at_hyphens(piece: str) -> Iterator[str]:
    another = _ANOTHER_AFTER_HYPHEN.search(piece)
    if another and _both_whole(piece[: another.start()], piece[another.end() :]):
        yield piece[: another.start()]
        yield from _cut_at_hyphens(piece[another.end() :])
        return
    first, *_others = re.findall(_HYPHEN, piece) or [""]
    for found in _SECOND_EXTENSION.finditer(piece):
        if first and first in piece[: found.start()]:
            yield piece[: found.start()]
            yield piece[found.end() :]
            return
    twins = _TWIN_EXTENSIONS.search(piece)
    if twins and len(twins[1]) == len(twins[2]) and twins[1][:2] == twins[2][:2]:
        yield piece[: twins.end()]
        yield piece[twins.end() :]
        return
    plus = piece.find("+", 1)
    if plus > 0 and digits_of(piece[:plus]):
        yield piece[:plus]
        yield piece[plus:]
        return
    yield piece


def _cut_when_too_long(number: str) -> Iterator[str]:
    """Numbers with nothing but a blank between them: «02541 181234 02541 181235», «110 112»."""
    words = number.split()
    if len(words) > 1 and all(SHORT.fullmatch(word) for word in words):
        yield from words
    elif (begins := _ANOTHER_BEGINS.search(number)) and (
        len(digits_of(number)) > MOST_DIGITS or _both_whole(number[: begins.start()], number[begins.end() :])
    ):
        yield number[: begins.start()]
        yield from _cut_when_too_long(number[begins.end() :])
    else:
        yield number


def _both_whole(one: str, other: str) -> bool:
    """Tell whether both have the digits of a number with its area code."""
    return min(len(digits_of(one)), len(digits_of(other))) > FEWEST_OF_A_WHOLE


def _ends_an_area_code(text: str) -> bool:
    text = re.split(r"[A-Za-zÄÖÜäöüß][\s.:]*", text)[-1]
    if not _AREA_CODE.fullmatch(text):
        return False
    key = key_of(text)
    return not key or (key.startswith(("0", "+")) and len(key) <= 1 + LONGEST_AREA_CODE)


def digits_of(text: str) -> str:
    """Return the digits in a text."""
    return re.sub(r"[^0-9]", "", text)


def key_of(written: str) -> str:
    """Return the digits as they are dialled in Germany; "+" and all digits for another country."""
    international = re.match(r"\W*(\+|00)", written)
    if international is None:
        return digits_of(written)
    # What some write for those who dial within the country.
    digits = digits_of(re.sub(r"\(\s*0\s*\)", "", written))
    digits = digits if international[1] == "+" else digits[2:]
    if not digits.startswith("49"):
        return f"+{digits}"
    national = digits[2:].removeprefix("0")
    return national if not national or SHORT.fullmatch(national) else f"0{national}"
