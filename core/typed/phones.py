"""Telephone numbers as people write them in Germany.

Numbers are recognised by rules of our own: the library ``phonenumbers`` reads «18-1234 o. -1235» and
«App. 34» as one number that then dials somebody else. It is asked only what a number read here can be: how
long an area code is, and whether so many digits can be dialled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, ValidationResult

from core.text import visible_text
from core.typed.phone_pieces import (
    FEWEST_OF_A_WHOLE,
    HYPHENS,
    LONGEST_AREA_CODE,
    MOST_DIGITS,
    SHORT,
    digits_of,
    key_of,
    numbers_in,
)
from core.typed.text import NotUnderstood

_FEWEST_DIGITS = 3
# No local number has more digits.
_MOST_OF_A_LOCAL = 8
_EXTENSION = re.compile(
    r"\b(?:durchwahl|dw|app(?:arat)?|ap|nebenstelle|nst|klappe|kl|ext(?:ension)?)\b", re.I
)
_SIGNS = re.compile(r"[0-9\s()/.+\-–‒−—]*")

_NUMBER = r"(?:[\s.-]*(?:nummer|nr))?"
_LABEL = re.compile(
    r"^\W*(?:(?:tel(?:efon)?|telephone|phone|fon|ruf|mobil(?:telefon|funk)?|handy|t|m)"
    rf"{_NUMBER}\b[\s.:/]*|[☎☏✆📞📱]\ufe0f?[\s:]*)",
    re.I,
)


_MESSAGES = {
    "none": _("Bitte eine Telefonnummer angeben, zum Beispiel 02541 18-0."),
    "several": _(
        "Hier stehen mehrere Telefonnummern, gewählt würden sie als eine. Bitte nur eine angeben, "
        "zum Beispiel 02541 18-1234."
    ),
    "extension": _("Bitte die Durchwahl mit Bindestrich an die Nummer anhängen, zum Beispiel 02541 18-1234."),
    "signs": _("Bitte nur Ziffern, Leerzeichen und + ( ) / - verwenden, zum Beispiel 02541 18-0."),
    "beginning": _("Bitte die Telefonnummer mit 0 oder + beginnen, zum Beispiel 02541 18-0."),
    "area": _(
        "Hier fehlt die Vorwahl: Von auswärts und vom Mobiltelefon lässt sich diese Nummer nicht wählen. "
        "Bitte vollständig angeben, zum Beispiel 02541 389-0."
    ),
    "short": _("Diese Telefonnummer ist zu kurz, sie lässt sich nicht wählen."),
    "long": _("Diese Telefonnummer ist zu lang, sie lässt sich nicht wählen."),
}


class NoPhone(NotUnderstood):
    """A text that is not one telephone number.

    ``reason``: "none" (no number at all), "several", "extension" (said in words), "signs" (other words or
    signs), "beginning" (a 0 or + is missing), "area" (no area code), "short" or "long" (nobody can dial so
    many digits).
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
    def lacks_area_code(self) -> bool:
        """Whether it can be dialled within its own area only. Short numbers have no area code."""
        return not self.key.startswith(("0", "+")) and not SHORT.fullmatch(self.key)

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
    written = _without_label(text).strip(" .,;'")
    numbers = list(numbers_in(written))
    if not numbers:
        raise NoPhone("none")
    if _EXTENSION.search(written) or written.endswith(tuple(HYPHENS)):
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


def read_whole_phone(text: str) -> Phone:
    """Return the one number that ``text`` says, if it can be dialled from anywhere; else raises NoPhone.

    For what people type: readers call from other towns and from mobile telephones.
    """
    phone = read_phone(text)
    if phone.lacks_area_code:
        raise NoPhone("area")
    return phone


def first_phone(text: str) -> Phone | None:
    """Return the first number in a field that holds one or several; None where there is none.

    For values from before fields refused two, and for other people's pages.
    """
    written = _without_label(text)
    phones = map(make_phone, numbers_in(written))
    return next((phone for phone in phones if len(phone.key) >= _FEWEST_DIGITS), None)


def _without_label(text: str) -> str:
    return _LABEL.sub("", visible_text(text), count=1).strip()


def tel_uri(text: str) -> str:
    """Return the address that dials the first number in ``text``, "" when there is none.

    «02541 18-0» gives ``tel:02541180``, «+49 (0)2541 18-0» ``tel:+492541180``, «116 117» ``tel:116117``.
    """
    phone = first_phone(text)
    return phone.uri if phone else ""


def make_phone(written: str) -> Phone:
    """Return what one of ``numbers_in`` says; whether it can be dialled is another question."""
    key = key_of(written)
    head, hyphen, tail = _rpartition(written)
    extension = digits_of(tail)
    exchange = ""
    if hyphen and extension and len(key_of(head)) > 1 + LONGEST_AREA_CODE:
        exchange = key.removesuffix(extension)
    return Phone(written, key, exchange)


def _rpartition(written: str) -> tuple[str, str, str]:
    at = max(written.rfind(hyphen) for hyphen in HYPHENS)
    return (written[:at], written[at], written[at + 1 :]) if at > 0 else (written, "", "")


def why_not_dialled(key: str) -> str | None:
    """Return why nobody can dial a key, as ``NoPhone.reason`` says it; None for one that can be dialled."""
    digits = len(key.removeprefix("+"))
    if digits < _FEWEST_DIGITS:
        return "short"
    if digits > MOST_DIGITS:
        return "long"
    if not key.startswith(("0", "+")):
        # Excel takes the + or 0 away. Shorter ones are short numbers, or dialled within their area.
        return "beginning" if digits > _MOST_OF_A_LOCAL else None
    if digits < FEWEST_OF_A_WHOLE:
        return "short"
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
