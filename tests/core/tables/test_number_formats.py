"""Numbers are read as German Excel shows them under their format."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.tables.number_formats import shown_number


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        ("48249", "General", "48249"),
        ("-3.14", "General", "-3,14"),
        ("1234", "@", "1234"),
        ("1067", "00000", "01067"),
        ("48249", '"D-"00000', "D-48249"),
        ("2595389", "0####-###", "02595-389"),
        ("25953890", "0#### ######", "025 953890"),
        ("123456", "[<=99999]00000;0-00000", "1-23456"),
        ("67", "[<=99999]00000;0-00000", "00067"),
        ("1355.9", "#,##0.00", "1.355,90"),
        ("1355.9", r"#,##0.00\ [$€-407]", "1.355,90 €"),
        ("5", r'_-* #,##0.00\ "€"_-;\-* #,##0.00\ "€"_-', "5,00 €"),
        ("-5.5", "#,##0.00;[Red](#,##0.00)", "(5,50)"),
        ("0", '0;-0;"keine"', "keine"),
        ("-5", "0", "-5"),
        ("0.125", "0%", "13%"),
        ("0.125", "0.0 %", "12,5 %"),
        ("1234567", "#,##0,", "1.235"),
        ("5250000", '0.0,," Mio."', "5,3 Mio."),
        ("1234567", "#,##0.00,", "1.234,57"),
        ("12", '0" Plätze"', "12 Plätze"),
        ("3", 'General" Plätze"', "3 Plätze"),
        ("2.5", "0.##", "2,5"),
        ("2", "0.##", "2"),
        ("2.5", "# ?/?", "2,5"),
        ("100000000000", "0.00E+00", "100000000000"),
        ("7", ";;;", ""),
    ],
)
def test_a_number_is_shown_as_people_see_it(number: str, number_format: str, shown: str) -> None:
    assert shown_number(Decimal(number), number_format) == shown
