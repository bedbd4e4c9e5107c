"""Numbers as people type them the German way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.typed.numbers import (
    EURO,
    PERCENT,
    WEEKS,
    number_in_words,
    parse_coordinate,
    parse_integer,
    parse_number,
)
from core.typed.text import NotUnderstood


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("0", "0"),
        ("007", "7"),
        ("12,50", "12.50"),
        ("77,5", "77.5"),
        (",5", "0.5"),
        ("0,500", "0.5"),
        ("1.355,90", "1355.90"),
        ("1 355,90", "1355.90"),
        ("1\u00a0355,90", "1355.90"),
        ("1\u202f355,90", "1355.90"),
        ("1'355,90", "1355.90"),
        ("1’355", "1355"),
        ("2.000", "2000"),
        ("12.345", "12345"),
        ("1.200.000", "1200000"),
        ("1.200.000,5", "1200000.5"),
        ("2.50", "2.5"),
        ("2.5", "2.5"),
        ("64.00", "64"),
        ("1234.5", "1234.5"),
        ("51.9461", "51.9461"),
        ("1,234.56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1,234,567", "1234567"),
        ("1,234", "1.234"),
        ("-5", "-5"),
        ("−5,5", "-5.5"),
        ("- 5", "-5"),
        ("+5", "5"),
        (" 12 ", "12"),
        ("1\u200b2", "12"),
    ],
)
def test_numbers_are_understood(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,50 €", "12.5"),
        ("12,50€", "12.5"),
        ("€ 12,50", "12.5"),
        ("€12,50", "12.5"),
        ("12 Euro", "12"),
        ("12Euro", "12"),
        ("EUR 5", "5"),
        ("5 EUR", "5"),
        ("1.355,90 €", "1355.9"),
        ("1.000 €", "1000"),
        ("12,- €", "12"),
        ("12,-", "12"),
        ("12,-- €", "12"),
        ("12,– €", "12"),
        ("12.- €", "12"),
        ("€ 12,-", "12"),
        ("-3,50 €", "-3.5"),
    ],
)
def test_sums_may_name_the_currency(text: str, number: str) -> None:
    assert parse_number(text, units=EURO) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "units", "number"),
    [("77,5 %", PERCENT, "77.5"), ("77,5 Prozent", PERCENT, "77.5"), ("6 Wochen", WEEKS, "6")],
)
def test_other_units(text: str, units: tuple[str, ...], number: str) -> None:
    assert parse_number(text, units=units) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        ",",
        ".",
        "€",
        "zwölf",
        "kostenlos",
        "ca. 20",
        "etwa 20",
        "über 20",
        "> 20",
        "20+",
        "~20",
        "10-20",
        "10–20",
        "10 bis 20",
        "1e3",
        "0x10",
        "nan",
        "inf",
        "Infinity",
        "1_000",
        "½",
        "3½",
        "5²",
        "٣",
        "１２",
        "5.",
        "5,",
        "--5",
        "(5)",
        "5-",
        "12 50",
        "1 2",
        "1.20.000",
        "1.2000.000",
        "1.200.00",
        "1,20,000",
        "1.200 000",
        "1.355.90",
        "12,50,10",
        "0.500",
        "1234.567",
        "0123.456",
        "1.234,567.8",
        "1,2 Mio.",
        "2 Tsd.",
        "12 €",
        "12 %",
        "#WERT!",
        "9" * 5000,
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_number(text)


@pytest.mark.parametrize(
    "text", ["50 Cent", "12 € pro Monat", "12 €/Monat", "12 %", "Euro", "EUR", "12 €€", "$12", "12 Neuro"]
)
def test_other_units_than_the_field_has_are_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_number(text, units=EURO)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10-20", "zwei Zahlen"),
        ("ca. 20", "ungefähr"),
        ("0.500", "zweierlei"),
        ("1234.567", "zweierlei"),
        ("viele", "keine Zahl"),
        ("12 €", "ohne «€»"),
        ("77,5%", "ohne «%»"),
        ("5 Mio.", "ohne «Mio.»"),
        ("20 Plätze", "ohne «Plätze»"),
        ("mind. 8", "ungefähr"),
    ],
)
def test_the_refusal_says_why(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=reason):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.000", 2000),
        ("1.500", 1500),
        ("1,234,000", 1_234_000),
        ("12,0", 12),
        ("12,00", 12),
        ("2.0", 2),
        ("-3", -3),
    ],
)
def test_whole_numbers(text: str, number: int) -> None:
    assert parse_integer(text) == number


@pytest.mark.parametrize("text", ["2,000", "12,000"])
def test_a_whole_number_with_a_comma_before_three_zeros_could_be_two(text: str) -> None:
    with pytest.raises(NotUnderstood, match="zweierlei"):
        parse_integer(text)


@pytest.mark.parametrize("text", ["2.50", "12,5", "1,234"])
def test_a_whole_number_has_no_decimals(text: str) -> None:
    with pytest.raises(NotUnderstood, match="ganze Zahl"):
        parse_integer(text)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("51.946", "51.946"),
        ("51,946", "51.946"),
        ("51.9", "51.9"),
        ("7", "7"),
        ("-7.165", "-7.165"),
        ("51,946°", "51.946"),
    ],
)
def test_the_point_of_a_coordinate_divides_off_decimals(text: str, degrees: str) -> None:
    assert parse_coordinate(text) == Decimal(degrees)


@pytest.mark.parametrize(
    "text",
    ["", "51° 56' 45\"", "51.946.000", "51946", "N51,9", "1e1", "nan", "5,1,9", "9" * 5000],
)
def test_what_is_no_coordinate_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="Koordinate"):
        parse_coordinate(text)


@pytest.mark.parametrize("text", ["51.9461, 7.1672", "51.9461,7.1672", "51,9461 7,1672", "51.9461/7.1672"])
def test_a_pair_copied_from_a_map_is_named_as_two(text: str) -> None:
    with pytest.raises(NotUnderstood, match="Breite und Länge getrennt"):
        parse_coordinate(text)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Decimal("2.50"), "2,50"),
        (Decimal("1355.9"), "1.355,9"),
        (2000, "2.000"),
        (Decimal("-0.5"), "-0,5"),
        (Decimal("1E+3"), "1.000"),
        (1_200_000, "1.200.000"),
    ],
)
def test_numbers_in_words_are_read_again(number: Decimal | int, words: str) -> None:
    assert number_in_words(number) == words
    assert parse_number(words) == number
