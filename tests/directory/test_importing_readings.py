"""Ages and telephone numbers of a table are read by the words that forms read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from core.tables import Cell
from directory.importing.readings import read_cell, says_nothing
from directory.models import OfferContact, OfferPage

FROM, TO = OfferPage._meta.get_field("age_from"), OfferPage._meta.get_field("age_to")
PRICE = OfferPage._meta.get_field("price")
PHONE = OfferContact._meta.get_field("phone")


@pytest.mark.parametrize(
    ("field", "text", "months"),
    [
        (FROM, "18", 18),
        (FROM, "3 Jahre", 36),
        (FROM, "ab 2½ Jahren", 30),
        (FROM, "anderthalb Jahre", 18),
        (FROM, "18 Mon.", 18),
        (FROM, "18M", 18),
        (TO, "unter 3 Jahren", 36),
        (TO, "bis 6 Jahre", 72),
    ],
)
def test_an_age_in_a_cell_is_read(field: object, text: str, months: int) -> None:
    assert read_cell(field, Cell(text)) == months


def test_a_number_of_a_spreadsheet_counts_months() -> None:
    assert read_cell(FROM, Cell("36", Decimal(36))) == 36


@pytest.mark.parametrize(
    ("stored", "shown", "price"),
    [
        ("16.6666666", "16,67 €", "16.67"),
        ("12.4999999999", "12,50", "12.50"),
        ("12.5", "12,50 €", "12.5"),
        ("16.6666666", "17", "16.6666666"),
        ("16.6666666", "16,6666666", "16.6666666"),
    ],
)
def test_a_price_that_is_worked_out_is_what_the_cell_shows(stored: str, shown: str, price: str) -> None:
    assert read_cell(PRICE, Cell(shown, Decimal(stored))) == Decimal(price)


@pytest.mark.parametrize("text", ["-", "–", "k.A.", "k. A.", ""])
def test_a_dash_says_nothing_where_a_number_or_an_address_belongs(text: str) -> None:
    fields = (FROM, PRICE, PHONE, OfferPage._meta.get_field("website"), OfferContact._meta.get_field("email"))
    assert all(says_nothing(field, Cell(text)) for field in fields)
    assert says_nothing(OfferPage._meta.get_field("title"), Cell(text)) == (text == "")
    assert not says_nothing(PRICE, Cell("- €", Decimal(0)))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3 bis 6 Jahre", "mehrere Alter"),
        ("klein", "ist kein Alter. Bitte eine Zahl in Monaten oder ein Alter mit Einheit"),
        ("anderthalb", "ist kein Alter"),
        ("2,5", "ganze Zahl"),
    ],
)
def test_what_is_not_one_age_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        read_cell(FROM, Cell(text))


def test_a_number_to_call_is_kept_without_its_label() -> None:
    assert read_cell(PHONE, Cell("Tel.: 02541 18\u20110")) == "02541 18-0"
