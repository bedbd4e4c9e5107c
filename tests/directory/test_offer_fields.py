"""The catalogue of an offer's fields, and those who read it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.checks import run_checks

from directory import checks
from directory.care import incomplete, lacking
from directory.checks import check_offer_fields
from directory.completeness import missing
from directory.completeness_query import LISTED
from directory.importing.field_table import DOCUMENT, document_with_table
from directory.models import OfferPage, OpeningHours
from directory.offer_fields import OFFER_FIELDS
from directory.panels.offer import offer_edit_handler
from tests.directory.factories import LifePhaseFactory, OfferFactory, TargetGroupFactory, TopicFactory


def ids(messages: list[Any]) -> list[str]:
    return [message.id for message in messages]


def rows_without(name: str) -> tuple[Any, ...]:
    return tuple(row for row in OFFER_FIELDS if row.name != name)


def row(name: str) -> Any:
    return next(row for row in OFFER_FIELDS if row.name == name)


def test_every_field_of_offers_has_its_row() -> None:
    assert check_offer_fields() == []


@pytest.mark.parametrize("name", ["price", "topics", "contacts", "tags", "summary", "provider"])
def test_a_field_without_a_row_is_an_error_of_the_system_check(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(checks, "OFFER_FIELDS", rows_without(name))

    messages = [message for message in run_checks() if message.id == "directory.E001"]

    assert [message.msg for message in messages] == [f"{name} has no row in the catalogue."]


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ((*OFFER_FIELDS, replace(row("price"), name="colour")), "directory.E002"),
        ((*OFFER_FIELDS, row("price")), "directory.E003"),
        (
            (
                *rows_without("topics"),
                replace(row("topics"), recommended=replace(row("topics").recommended, said_by=("smell",))),
            ),
            "directory.E004",
        ),
        (
            (
                *rows_without("topics"),
                replace(row("topics"), recommended=replace(row("topics").recommended, said_by=("online",))),
            ),
            "directory.E005",
        ),
    ],
)
def test_a_row_that_cannot_be_is_an_error(
    monkeypatch: pytest.MonkeyPatch, rows: tuple[Any, ...], number: str
) -> None:
    monkeypatch.setattr(checks, "OFFER_FIELDS", rows)

    assert ids(check_offer_fields()) == [number]


def test_every_field_stands_in_the_form() -> None:
    form = offer_edit_handler.bind_to_model(OfferPage).get_form_class()
    asked = set(form.base_fields) | set(form.formsets)

    assert {row.name for row in OFFER_FIELDS} - asked == set()


def test_the_documentation_of_imports_names_the_fields_of_the_catalogue() -> None:
    document = DOCUMENT.read_text("utf-8")

    assert document == document_with_table(document), "run manage.py import_fields --write"


# What each listed row may lack or have, one thing at a time.
SAID: dict[str, dict[str, Any]] = {
    "summary": {"summary": "Ein Satz."},
    "target_groups": {"target_groups": TargetGroupFactory},
    "life_phases": {"life_phases": LifePhaseFactory},
    "age_from": {"age_to": 12},
    "topics": {"topics": TopicFactory},
    "opening_hours": {"opening_hours": lambda: OpeningHours(weekdays=["mo"])},
}


def test_each_listed_field_is_tried() -> None:
    assert list(SAID) == [row.name for row in LISTED]


@pytest.mark.parametrize("name", SAID)
def test_the_work_list_and_the_form_agree_on_what_is_missing(municipality_page: Any, name: str) -> None:
    nothing = {"summary": "", "age_from": None, "age_to": None}
    said = {field: [value()] if callable(value) else value for field, value in SAID[name].items()}
    offer = OfferFactory(parent=municipality_page, live=False, **(nothing | said))
    OfferPage.objects.filter(pk=offer.pk).update(live=True)

    [found] = incomplete(OfferPage.objects.filter(pk=offer.pk))

    in_form = {field for field, _sentence in missing(OfferPage.objects.get(pk=offer.pk))}
    assert name not in in_form
    assert lacking(found) == [row.label_on(OfferPage) for row in LISTED if row.name in in_form]


def test_what_lacks_most_comes_first(municipality_page: Any) -> None:
    OfferFactory(parent=municipality_page, title="A hat Themen", topics=[TopicFactory()])
    OfferFactory(parent=municipality_page, title="B hat nichts")

    assert [offer.title for offer in incomplete(OfferPage.objects.all())] == ["B hat nichts", "A hat Themen"]
