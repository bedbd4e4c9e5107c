"""The catalogue and the model say the same, watched by ``manage.py check``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.models import Page

from core.models import BasePage
from directory.completeness import WAYS
from directory.models import OfferPage
from directory.offer_fields import OFFER_FIELDS

# Wagtail's own, but for the title; and what every page type asks for on its second tab.
WAGTAILS_OWN = frozenset(field.name for field in Page._meta.get_fields()) - {"title"}
OF_EVERY_PAGE = frozenset({"responsible_person", "responsible_group", "changed_on", "change_note"})


def check_offer_fields(**kwargs: Any) -> list[CheckMessage]:
    """Return an error for each field without a row (directory.E001), and for each row that cannot be."""
    names = [row.name for row in OFFER_FIELDS]
    present = fields_of_offers()
    known = present | WAYS.keys()
    messages = [
        *(_error("E001", f"{name} has no row in the catalogue.") for name in sorted(present - set(names))),
        *(_error("E002", f"The row {name} is no field.") for name in names if name not in present),
        *(_error("E003", f"The row {name} is there twice.") for name in set(names) if names.count(name) > 1),
        *(_error("E004", f"Nothing is called {way}.") for way in ways_said() if way not in known),
    ]
    listed = (row for row in OFFER_FIELDS if row.recommended and row.recommended.listed)
    for row in listed:
        if row.recommended and set(row.recommended.said_by) & WAYS.keys():
            messages.append(_error("E005", f"{row.name} is listed, so the database must know what says it."))
    return messages


def fields_of_offers() -> set[str]:
    """Return the names of all fields and child relations that offers have besides Wagtail's own."""
    fields = {field.name for field in (*OfferPage._meta.concrete_fields, *OfferPage._meta.many_to_many)}
    children = {relation.get_accessor_name() for relation in get_all_child_relations(OfferPage)}
    tags = {field.name for field in BasePage._meta.get_fields() if isinstance(field, TaggableManager)}
    parents = {"page_ptr"}
    return (fields | children | tags) - WAGTAILS_OWN - OF_EVERY_PAGE - parents


def ways_said() -> Iterator[str]:
    """Yield the fields and ways that rows name as sufficient."""
    for row in OFFER_FIELDS:
        for wanted in (row.required, row.recommended):
            if wanted:
                yield from wanted.said_by


def _error(number: str, text: str) -> CheckMessage:
    hint = "See directory/offer_fields/rows.py and docs/entwicklung/feld.md."
    return Error(text, hint=hint, obj=OfferPage, id=f"directory.{number}")
