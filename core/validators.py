"""Checks that several models share; each message can stand at its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from core.typed.phones import NoPhone, read_phone, read_whole_phone

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

validate_postcode = RegexValidator(
    r"^\d{5}\Z", _("Eine Postleitzahl hat genau fünf Ziffern, zum Beispiel 48653.")
)
validate_ags = RegexValidator(r"^\d{5}(\d{3})?\Z", _("Ein AGS hat fünf oder acht Ziffern."))
validate_ars = RegexValidator(r"^\d{5}(\d{7})?\Z", _("Ein ARS hat fünf oder zwölf Ziffern."))


def validate_phone(text: str) -> None:
    """Refuse what is not one telephone number that can be dialled, with the reason."""
    try:
        read_phone(text)
    except NoPhone as error:
        raise ValidationError(str(error), code=error.reason) from None


def validate_whole_phone(text: str) -> None:
    """Refuse what cannot be dialled from anywhere, with the reason.

    Only where somebody types: what was stored or imported without an area code is still published.
    """
    try:
        read_whole_phone(text)
    except NoPhone as error:
        raise ValidationError(str(error), code=error.reason) from None


# Bounding box of the Federal Republic (WGS 84), rounded outwards: List to Oberstdorf, Selfkant to Görlitz.
GERMANY_LATITUDE = (47.2, 55.1)
GERMANY_LONGITUDE = (5.8, 15.1)
_outside = _("Dieser Punkt liegt nicht in Deutschland.")
validate_latitude = [
    MinValueValidator(GERMANY_LATITUDE[0], _outside),
    MaxValueValidator(GERMANY_LATITUDE[1], _outside),
]
validate_longitude = [
    MinValueValidator(GERMANY_LONGITUDE[0], _outside),
    MaxValueValidator(GERMANY_LONGITUDE[1], _outside),
]


def check_order(
    errors: dict[str, ValidationError], start: object, end: object, field: str, message: str | StrPromise
) -> None:
    """Put ``message`` at ``field`` when both ends of a range are given and ``end`` lies before ``start``.

    ``errors`` is the mapping a model's ``clean()`` collects and raises at its end.
    """
    if start is not None and end is not None and end < start:  # type: ignore[operator]
        errors[field] = ValidationError(message, code="inverted")
