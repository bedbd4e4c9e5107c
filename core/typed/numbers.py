"""Typed numbers the German way: «1.355,90», «12,50 €», «2.000», «77,5»."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from django.utils.translation import gettext as _

from core.typed.text import NotUnderstood, quoted, tidy

# Units that may stand before or after a number, as people write them.
EURO = ("€", "eur", "euro")
PERCENT = ("%", "prozent")
WEEKS = ("wochen", "woche", "wo.")
DEGREES = ("°",)

# Longer numbers than these are no prices, counts or coordinates.
_MAX_LENGTH = 40
_SIGN = re.compile(r"([+-])\s?")
_PLAIN = re.compile(r"\d+", re.ASCII)
_COMMA = re.compile(r"\d*,\d+", re.ASCII)
# One or two digits after a single point cannot be thousands: «2.50». Four and more cannot either: «51.9461».
_POINT = re.compile(r"\d*\.(?:\d{1,2}|\d{4,})", re.ASCII)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.' ’])\d{3})(?:\1\d{3})*(?:,\d+)?", re.ASCII)
# «1,234.56» and «1'234.56»: other countries' signs, which say only one thing.
_FOREIGN = re.compile(
    r"[1-9]\d{0,2}(?:([,'’])\d{3})(?:\1\d{3})*\.\d{1,2}|[1-9]\d{0,2}(?:,\d{3}){2,}", re.ASCII
)
# What follows a number and belongs elsewhere: «12 €» among places, «50 ct».
_UNIT = re.compile(r"[0-9][0-9.,]*\s?([^\W\d_]+\.?|[€%$°])")
_SPAN = re.compile(r"\d[^\d]*(?:-|\bbis\b|\bund\b)[^\d]*\d")
_NO_CENTS = re.compile(r"(?<=\d)[.,]-{1,2}$")
_VAGUE = re.compile(
    r"(?:(?:ca|circa|zirka|etwa|ungefähr|rund|über|unter|ab|bis|mindestens|mind|höchstens|maximal|max|minimal|min)\b|[<>~≈≤≥]).*\d"
)


def parse_number(text: str, units: Collection[str] = ()) -> Decimal:
    """Return the number that ``text`` says; ``NotUnderstood`` when it says none, or could say two.

    A comma divides off decimals. Points, spaces and apostrophes divide off thousands when three digits follow
    each; a point that others follow is one of decimals («2.50»). ``units`` may stand before or after it.
    Numbers in cells of a spreadsheet are no texts: take them as they are.
    """
    words = tidy(text)
    if len(words) > _MAX_LENGTH:
        raise _not_a_number(text)
    sign, number = _without_sign(_without_units(words, units))
    if sign and words.startswith(sign):
        number = _without_units(number, units)
    if _PLAIN.fullmatch(number):
        return Decimal(sign + number)
    if _COMMA.fullmatch(number):
        return Decimal(sign + number.replace(",", "."))
    if _POINT.fullmatch(number):
        return Decimal(sign + number)
    if _GROUPED.fullmatch(number):
        return Decimal(sign + re.sub(r"[.' ’]", "", number).replace(",", "."))
    if _FOREIGN.fullmatch(number):
        return Decimal(sign + re.sub("[,'’]", "", number))
    raise _refusal(text, number)


def parse_integer(text: str, units: Collection[str] = ()) -> int:
    """Return the whole number that ``text`` says: «2.000» is two thousand, «12,0» twelve, «2.50» refused.

    So is «2,000»: nobody writes three decimals to a whole number, and elsewhere the comma divides thousands.
    """
    number = parse_number(text, units)
    if text.count(",") == 1 and re.search(r"[0-9],000(?![0-9])", text):
        raise _could_be_two(text)
    if number != number.to_integral_value():
        raise NotUnderstood(_("Bitte eine ganze Zahl ohne Nachkommastellen angeben."), recognised=True)
    return int(number)


def parse_coordinate(text: str) -> Decimal:
    """Return degrees with decimals: in «51.946» the point divides off decimals, as maps write it."""
    words = _without_units(tidy(text), DEGREES)
    sign, number = _without_sign(words)
    if len(number) <= _MAX_LENGTH and re.fullmatch(r"\d{1,3}(?:[.,]\d+)?", number, re.ASCII):
        return Decimal(sign + number.replace(",", "."))
    if len(re.findall(r"\d+[.,]\d+", number)) == 2:
        message = _("%(text)s sind zwei Zahlen. Bitte Breite und Länge getrennt angeben, jede in ihrem Feld.")
        raise NotUnderstood(message % {"text": quoted(text)})
    message = _(
        "%(text)s ist keine Koordinate. Bitte in Grad mit Nachkommastellen angeben, zum Beispiel «51,946»."
    )
    raise NotUnderstood(message % {"text": quoted(text)})


def number_in_words(number: Decimal | int) -> str:
    """Return ``number`` with a comma and points between thousands: «1.355,90»; ``parse_number`` reads it.

    Decimals stay as many as they are.
    """
    return f"{Decimal(number):,f}".translate(str.maketrans(",.", ".,"))


def _without_sign(words: str) -> tuple[str, str]:
    sign = _SIGN.match(words)
    return (sign[1], words[sign.end() :]) if sign else ("", words)


def _without_units(words: str, units: Collection[str]) -> str:
    """Return ``words`` without one of ``units`` at one end, and with «12,-» written as 12."""
    small = words.casefold()
    for unit in map(str.casefold, units):
        if small.endswith(unit) and (unit in "€%°" or not small[: -len(unit)][-1:].isalpha()):
            words = words[: -len(unit)].rstrip()
            break
        if small.startswith(unit) and small[len(unit) : len(unit) + 1] in " -0123456789":
            words = words[len(unit) :].lstrip()
            break
    return _NO_CENTS.sub("", words) if "€" in units else words


def _refusal(text: str, number: str) -> NotUnderstood:
    if _SPAN.search(number):
        message = _("%(text)s sind zwei Zahlen. Bitte eine einzelne Zahl angeben.")
    elif _VAGUE.match(number.casefold()):
        message = _("%(text)s ist ungefähr. Bitte nur die Zahl angeben.")
    elif unit := _UNIT.fullmatch(number):
        message = _("Bitte nur die Zahl angeben, ohne %(unit)s.")
        return NotUnderstood(message % {"unit": quoted(unit[1])})
    elif re.search(r"\d\.\d{3}(?!\d)", number):
        return _could_be_two(text)
    else:
        return _not_a_number(text)
    return NotUnderstood(message % {"text": quoted(text)})


def _could_be_two(text: str) -> NotUnderstood:
    message = _(
        "%(text)s kann zweierlei heißen. Bitte Nachkommastellen mit Komma abtrennen, Tausender mit Punkt."
    )
    return NotUnderstood(message % {"text": quoted(text)})


def _not_a_number(text: str) -> NotUnderstood:
    message = _("%(text)s ist keine Zahl. Bitte so schreiben: «12» oder «1.355,90».")
    return NotUnderstood(message % {"text": quoted(text)})
