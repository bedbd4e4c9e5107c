"""What an offer has to say to be published and should say to be found, by the catalogue of its fields."""

from __future__ import annotations

from collections.abc import Callable, Sized
from typing import Any

from django.db.models import Manager
from django.utils.html import strip_tags

from directory.choices import Format, YesNo
from directory.offer_fields import OFFER_FIELDS, OfferField, Recommended, Required
from directory.offer_fields.row import Text

# Gives the value of a field by its name; that of a relation is a collection.
Values = Callable[[str], Any]

FEWEST_WORDS = 10

# Other ways to say what a row asks for than filling in one field.
WAYS: dict[str, Callable[[Values], bool]] = {
    "some sentences": lambda value: len(strip_tags(value("description") or "").split()) >= FEWEST_WORDS,
    "online": lambda value: Format.ONLINE in (value("formats") or []),
    "street and postcode": lambda value: bool(value("street") and value("postcode")),
    "telephone of the provider": lambda value: bool(value("provider") and value("provider").phone),
}


def missing_to_publish(values: Values) -> dict[str, Text]:
    """Return a message for each required thing that ``values`` lack, by the field it stands at."""
    return {
        row.name: row.required.message
        for row in OFFER_FIELDS
        if row.required and not _is_said(row, row.required, values)
    }


def missing(offer: Any) -> list[tuple[str, str]]:
    """Return (field, German sentence) for all that would help to find ``offer``, in the order of its form.

    Nothing of it blocks publishing.
    """
    values = values_of(offer)
    return [
        (row.name, str(row.recommended.reason))
        for row in OFFER_FIELDS
        if row.recommended and not _is_said(row, row.recommended, values)
    ]


def values_of(offer: Any) -> Values:
    """Return what reads the values of ``offer``, saved or not."""

    def value(name: str) -> Any:
        found = getattr(offer, name)
        return list(found.all()) if isinstance(found, Manager) else found

    return value


def _is_said(row: OfferField, wanted: Required | Recommended, values: Values) -> bool:
    return any(
        WAYS[way](values) if way in WAYS else _says_something(values(way))
        for way in wanted.said_by or (row.name,)
    )


def _says_something(value: Any) -> bool:
    if isinstance(value, str):
        return bool(strip_tags(value).strip()) and value != YesNo.UNKNOWN
    if isinstance(value, bool | Sized):
        return bool(value)
    return value is not None
