"""Telephone numbers as people write them in Germany.

Numbers are recognised by rules of our own: the library ``phonenumbers`` reads «18-1234 o. -1235» and
«App. 34» as one number that then dials somebody else. It is asked only what a number read here can be: how
long an area code is, and whether so many digits can be dialled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, ValidationResult

from core.text import visible_text
from core.typed.text import NotUnderstood

# Emergency calls, authorities, harmonised services of social value, directory enquiries, ambulance (BNetzA's
# numbering plan): they have no area code and nothing may be put before them. 116016 is in no table of the
# library.
_SHORT = re.compile(r"11[0257]|116\d{3}|118\d{2,3}|19222")
# E.164 allows 15 digits; two numbers in one have more.
_MOST_DIGITS = 15
_FEWEST_DIGITS = 3

_LABEL = re.compile(
    r"^\s*(?:tel(?:efon)?(?:nummer)?|telephone|phone|fon|ruf|mobil(?:telefon|funk)?|handy|t|m)\b[\s.:]*", re.I
)
# What stands between two numbers. A slash does unless it follows an area code.
_BETWEEN = re.compile(r"[,;|\n&•]|\b(?:oder|od|o|und|u|bzw|beziehungsweise|sowie|bis|or)\b\.?", re.I)
_EXTENSION = re.compile(
    r"\b(?:durchwahl|dw|app(?:arat)?|ap|nebenstelle|nst|klappe|kl|ext(?:ension)?)\b", re.I
)
_SIGNS = re.compile(r"[0-9\s()/.+\-–‒−—]*")
_HYPHENS = "-–‒−—"
_HYPHEN = "[-–‒−—]"
_COUNTRY = r"(?:\+|00)\s*\d{1,3}"
# Before a slash: a country code, an area code or both.
_AREA_CODE = re.compile(rf"\(?\s*(?:{_COUNTRY}[\s/.–‒−—-]*)?\)?\s*(?:\(0\)|\(?0?)[\s\d]*\)?\s*")
_LONGEST_AREA_CODE = 5
# «18-1234 -1235»: a second extension, told by the blank before its hyphen.
_SECOND_EXTENSION = re.compile(rf"(?<=\d)\s+{_HYPHEN}(?=\d{{2}})")
# «18-1234-1235»: two extensions of one exchange, as they begin alike.
_TWIN_EXTENSIONS = re.compile(rf"(?<=\d){_HYPHEN}(\d{{3,}})(?={_HYPHEN}(\d+)\s*$)")
_ANOTHER_BEGINS = re.compile(r"(?<=\d)\s+(?=\(?(?:0[1-9]\d|\+|00[1-9]))")


_MESSAGES = {
    "none": _("Bitte eine Telefonnummer angeben, zum Beispiel 02541 18-0."),
    "several": _(
        "Hier stehen mehrere Telefonnummern, gewählt würden sie als eine. Bitte nur eine angeben, "
        "zum Beispiel 02541 18-1234."
    ),
    "extension": _("Bitte die Durchwahl mit Bindestrich an die Nummer anhängen, zum Beispiel 02541 18-1234."),
    "signs": _("Bitte nur Ziffern, Leerzeichen und + ( ) / - verwenden, zum Beispiel 02541 18-0."),
    "short": _("Diese Telefonnummer ist zu kurz, sie lässt sich nicht wählen."),
    "long": _("Diese Telefonnummer ist zu lang, sie lässt sich nicht wählen."),
}


class NoPhone(NotUnderstood):
    """A text that is not one telephone number.

    ``reason``: "none" (no number at all), "several", "extension" (said in words), "signs" (other words or
    signs), "short" or "long" (nobody can dial so many digits).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(str(_MESSAGES[reason]), recognised=reason != "none")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Phone:
    """One number.

    ``written``: as it was written, without a label before it. ``key``: its digits as they are dialled in
    Germany, the same for every spelling: "025953890", "110", "08001110111"; "+31…" for other countries.
    ``exchange``: the key without an extension that a hyphen sets apart, else "".
    """

    written: str
    key: str
    exchange: str = ""

    @property
    def uri(self) -> str:
        """The address that dials it, as it was written: with or without Germany's country code."""
        is_abroad = self.key.startswith("+")
        if is_abroad or not self.key.startswith("0") or self.key.startswith("0800"):
            return f"tel:{self.key}"
        international = re.match(r"\W*(?:\+|00)", self.written)
        return f"tel:+49{self.key[1:]}" if international else f"tel:{self.key}"

    @property
    def local(self) -> str:
        """What is dialled without the area code, "" where there is none to leave out."""
        return self.key[1 + _area_code_length(self.key) :] if _area_code_length(self.key) else ""


def read_phone(text: str) -> Phone:
    """Return the one number that ``text`` says; raises NoPhone for anything else.

    «02541 18-0», «+49 (0)2541/180», «0049 2541 180», «(0 25 41) 18 - 0», «Tel.: 02541.180», «110» and
    «116 117» are numbers, local ones without area code too. Invisible signs do not count. Two numbers are
    refused, and so is an extension in words: it belongs behind a hyphen.
    """
    written = " ".join(_LABEL.sub("", visible_text(text), count=1).split(" ")).strip()
    numbers = list(numbers_in(written))
    if not numbers:
        raise NoPhone("none")
    if _EXTENSION.search(written):
        raise NoPhone("extension")
    if len(numbers) > 1:
        raise NoPhone("several")
    if not _SIGNS.fullmatch(written):
        raise NoPhone("signs")
    written = " ".join(written.split())
    phone = make_phone(written)
    if (wrong := why_not_dialled(phone.key)) is not None:
        raise NoPhone(wrong)
    return phone


def first_phone(text: str) -> Phone | None:
    """Return the first number in a field that holds one or several; None where there is none.

    For values from before fields refused two, and for other people's pages.
    """
    written = _LABEL.sub("", visible_text(text), count=1).strip()
    phones = map(make_phone, numbers_in(written))
    return next((phone for phone in phones if len(phone.key) >= _FEWEST_DIGITS), None)


def tel_uri(text: str) -> str:
    """Return the address that dials the first number in ``text``, "" when there is none.

    «02541 18-0» gives ``tel:02541180``, «+49 (0)2541 18-0» ``tel:+492541180``, «116 117» ``tel:116117``.
    """
    phone = first_phone(text)
    return phone.uri if phone else ""


def numbers_in(text: str) -> Iterator[str]:
    """Return the numbers in a text that is nothing else, cut where one ends and the next begins.

    Words between and after them are left out.
    """
    for piece in _BETWEEN.split(text):
        for number in _cut_at_extensions(piece):
            # Words around the number are not part of it: «Zentrale 02541 18-0 Durchwahl 12».
            found = re.search(r"[+(\s]*[0-9][^a-zA-ZÄÖÜäöüß]*", number)
            if found is not None:
                yield from _cut_when_too_long(found[0].strip(" ./-–"))


def _cut_at_extensions(piece: str) -> Iterator[str]:
    head, *rest = piece.split("/")
    for further in rest:
        if _ends_an_area_code(head):
            head = f"{head}/{further}"
        else:
            yield from _cut_at_hyphens(head)
            head = further
    yield from _cut_at_hyphens(head)


def _cut_at_hyphens(piece: str) -> Iterator[str]:
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
    if plus > 0 and _digits(piece[:plus]):
        yield piece[:plus]
        yield piece[plus:]
        return
    yield piece


def _cut_when_too_long(number: str) -> Iterator[str]:
    """Numbers with nothing but a blank between them: «02541 181234 02541 181235», «110 112»."""
    words = number.split()
    if len(words) > 1 and all(_SHORT.fullmatch(word) for word in words):
        yield from words
    elif len(_digits(number)) > _MOST_DIGITS and (begins := _ANOTHER_BEGINS.search(number)):
        yield number[: begins.start()]
        yield from _cut_when_too_long(number[begins.end() :])
    else:
        yield number


def _ends_an_area_code(text: str) -> bool:
    if not _AREA_CODE.fullmatch(text):
        return False
    key = _key(text)
    return not key or (key.startswith(("0", "+")) and len(key) <= 1 + _LONGEST_AREA_CODE)


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def make_phone(written: str) -> Phone:
    """Return what one of ``numbers_in`` says; whether it can be dialled is another question."""
    key = _key(written)
    head, hyphen, tail = _rpartition(written)
    extension = _digits(tail)
    exchange = ""
    if hyphen and extension and len(_key(head)) > 1 + _LONGEST_AREA_CODE:
        exchange = key.removesuffix(extension)
    return Phone(written, key, exchange)


def _rpartition(written: str) -> tuple[str, str, str]:
    at = max(written.rfind(hyphen) for hyphen in _HYPHENS)
    return (written[:at], written[at], written[at + 1 :]) if at > 0 else (written, "", "")


def _key(written: str) -> str:
    """Return the digits as they are dialled in Germany; "+" and all digits for another country."""
    international = re.match(r"\W*(\+|00)", written)
    if international is None:
        return _digits(written)
    # What some write for those who dial within the country.
    digits = _digits(re.sub(r"\(\s*0\s*\)", "", written))
    digits = digits if international[1] == "+" else digits[2:]
    if not digits.startswith("49"):
        return f"+{digits}"
    national = digits[2:].removeprefix("0")
    return national if not national or _SHORT.fullmatch(national) else f"0{national}"


def why_not_dialled(key: str) -> str | None:
    """Return "short", "long" or "signs" for a key that nobody can dial, None for one that can be."""
    digits = len(key.removeprefix("+"))
    if digits < _FEWEST_DIGITS:
        return "short"
    if digits > _MOST_DIGITS:
        return "long"
    if not key.startswith(("0", "+")):
        return None  # a short number, or one that is dialled within its area
    try:
        possible = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(key, "DE"))
    except NumberParseException:
        return "signs" if key.startswith("+") else "short"
    if possible == ValidationResult.TOO_LONG:
        return "long"
    return "short" if possible == ValidationResult.TOO_SHORT else None


@lru_cache(maxsize=4_096)
def _area_code_length(key: str) -> int:
    """Return how many digits after the 0 are the area code, 0 for a number that has none."""
    if not key.startswith("0"):
        return 0
    try:
        number = phonenumbers.parse(key, "DE")
    except NumberParseException:
        return 0
    length: int = phonenumbers.length_of_geographical_area_code(number)
    return length
