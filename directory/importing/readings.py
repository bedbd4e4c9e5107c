"""Read one cell for a field: what a spreadsheet stores as it is, what people type by ``core.typed``."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.age_fields import MonthsField
from core.phone_field import PhoneField
from core.tables import Cell, FormulaFault
from core.typed.ages import parse_age
from core.typed.hours import Hours, parse_hours
from core.typed.kinds import KINDS
from core.typed.numbers import EURO, parse_integer, parse_number
from core.typed.text import NotUnderstood, quoted
from core.typed_forms import TypedField, typed_formfield

# What people put into a cell that has nothing to say.
_NOTHING = {"-", "--", "–", "—", "./.", "/", "k.A.", "k. A.", "n/a"}
_TYPED = (
    models.DateField,
    models.DecimalField,
    models.EmailField,
    models.FloatField,
    models.IntegerField,
    models.TimeField,
    models.URLField,
    PhoneField,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[:/?#]|$)", re.IGNORECASE)
_UNIT_OF_AGE = re.compile(r"jahr|jähr|jaehr|monat|\bmon\b|woche|geb|(?<![^\W\d_])[jm]\b", re.IGNORECASE)
# Other words for the truth values of a spreadsheet, for mappings that translate them.
_TRUTH = {True: ("WAHR", "TRUE", "True", "true", "ja"), False: ("FALSCH", "FALSE", "False", "false", "nein")}


def check_formula(cell: Cell) -> None:
    """Raise ValidationError for a formula that shows nothing which could be used."""
    if isinstance(cell.value, FormulaFault):
        said = f"«{cell.text}»: " if cell.text else ""
        raise ValidationError(said + cell.value.value)


def words_for(cell: Cell) -> tuple[str, ...]:
    """Return what a mapping may call the content of a cell: its text, or any word for a truth value."""
    return _TRUTH[cell.value] if isinstance(cell.value, bool) else (cell.text,)


def read_cell(field: Any, cell: Cell) -> Any:
    """Return the value for ``field`` that ``cell``, which is not empty, says. Raises ValidationError.

    The rule that a point divides thousands is for what people type; a number of a spreadsheet is one already.
    """
    stored = _stored(field, cell)
    try:
        value = field.to_python(_typed(field)(cell.text) if stored is None else stored)
    except NotUnderstood as error:
        raise ValidationError(str(error)) from error
    if isinstance(value, float) and not math.isfinite(value):
        # Python reads «nan», no limit holds for it, and no JSON may contain it.
        raise ValidationError(f"«{cell.text}» ist keine Zahl.")
    return value


def says_nothing(field: Any, cell: Cell) -> bool:
    """Tell whether a cell is empty, or says so by «-» or «k. A.» where a number, day or address belongs."""
    if cell.value is not None:
        return False
    return cell.text == "" or (cell.text in _NOTHING and isinstance(field, _TYPED))


def read_hours(text: str) -> Hours:
    """Return the hours of a day in a cell. Raises ValidationError."""
    try:
        return parse_hours(text)
    except NotUnderstood as error:
        raise ValidationError(str(error)) from error


def _stored(field: Any, cell: Cell) -> Any:
    """Return the value of a spreadsheet that fits the field, None where only words do."""
    value = cell.value
    if isinstance(value, bool):
        return value if isinstance(field, models.BooleanField) else None
    if isinstance(field, models.IntegerField) and isinstance(value, Decimal):
        if value != value.to_integral_value():
            raise ValidationError("Bitte eine ganze Zahl ohne Nachkommastellen angeben.")
        return int(value)
    if isinstance(field, models.DecimalField) and isinstance(value, Decimal):
        return _as_seen(value, cell.text, field.decimal_places)
    if isinstance(field, models.FloatField) and isinstance(value, Decimal):
        return value
    if type(field) is models.DateField and isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(field, models.TimeField) and isinstance(value, time):
        return value
    return None


def _as_seen(value: Decimal, words: str, places: int) -> Decimal:
    """Return a number of a spreadsheet, or as it is seen where it is worked out to more decimals than count.

    «16,67 €» may be 16.6666 within; what is shown without decimals is not rounded to none.
    """
    if -int(value.as_tuple().exponent) <= places:
        return value
    try:
        seen = parse_number(words, units=EURO)
    except NotUnderstood:
        return value
    return seen if abs(seen - value) <= Decimal(1).scaleb(-places) / 2 else value


def _typed(field: Any) -> Callable[[str], Any]:
    """Return what reads typed text for ``field``."""
    asked = typed_formfield(field)
    if isinstance(asked, TypedField):
        return KINDS[asked.kind].parse
    if isinstance(field, MonthsField):
        return partial(_months, end=field.name == "age_to")
    if isinstance(field, models.IntegerField):
        return parse_integer
    if isinstance(field, models.URLField):
        return _address
    return lambda text: text


def _months(text: str, end: bool) -> int:
    """Return an age in months; a number alone counts months, as columns of registers do."""
    if _UNIT_OF_AGE.search(text):
        return parse_age(text, end=end)
    try:
        return parse_integer(text)
    except NotUnderstood as refusal:
        if refusal.recognised:
            raise
        told = (
            "ist kein Alter. Bitte eine Zahl in Monaten oder ein Alter mit Einheit angeben: «30», «3 Jahre»."
        )
        raise NotUnderstood(f"{quoted(text)} {told}") from None


def _address(text: str) -> str:
    """Return a web address with its scheme, which people leave out."""
    return f"https://{text}" if not _SCHEME.match(text) and _HOST.match(text) else text
