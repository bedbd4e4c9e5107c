"""The same completeness as ``directory.completeness``, asked of the database for many offers at once."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, TextField

from directory.choices import YesNo
from directory.fields import ChoiceListField
from directory.models import OfferPage
from directory.offer_fields import OFFER_FIELDS, OfferField

# What puts a published offer that lacks it on the work list. It is said by fields, by none of the other ways.
LISTED = [row for row in OFFER_FIELDS if row.recommended and row.recommended.listed]


def lacks_in_database(row: OfferField) -> Q:
    """Return the condition for offers that do not say what ``row``, one of ``LISTED``, asks for."""
    said = Q()
    for name in (row.recommended and row.recommended.said_by) or (row.name,):
        said |= _says_something(name)
    return ~said


def _says_something(name: str) -> Q:
    field: Any = OfferPage._meta.get_field(name)
    if field.many_to_many:
        rows = field.remote_field.through._default_manager.filter(offerpage=OuterRef("pk"))
        return Q(Exists(rows))
    if field.one_to_many:
        return Q(Exists(field.related_model._default_manager.filter(page=OuterRef("pk"))))
    if isinstance(field, ChoiceListField):
        return ~Q(**{name: []})
    if isinstance(field, CharField | TextField):
        return ~Q(**{f"{name}__in": ["", YesNo.UNKNOWN.value]})
    return Q(**{f"{name}__isnull": False})
