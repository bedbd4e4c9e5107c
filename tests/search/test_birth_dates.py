"""Birth dates become ages and are thrown away."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given, strategies as st

from core.typed.ages import parse_age
from search.query.birth_dates import BEFORE_BIRTH, NO_DATE, age_instead_of, without_birth_dates

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "age"),
    [
        ("12.3.2023", "3 Jahre 8 Monate"),
        ("12.03.23", "3 Jahre 8 Monate"),
        ("12. 3. 2023", "3 Jahre 8 Monate"),
        ("12/3/2023", "3 Jahre 8 Monate"),
        ("2023-03-12", "3 Jahre 8 Monate"),
        ("2023-03-12T00:00:00Z", "3 Jahre 8 Monate"),
        ("20230312", "3 Jahre 8 Monate"),
        ("12. März 2023", "3 Jahre 8 Monate"),
        ("12. mrz. 23", "3 Jahre 8 Monate"),
        ("geb. am 12.3.2023", "3 Jahre 8 Monate"),
        ("* 12.3.2023", "3 Jahre 8 Monate"),
        ("１２.３.２０２３", "3 Jahre 8 Monate"),
        ("März 2023", "3 Jahre 8 Monate"),
        ("Ma\u0308rz 2023", "3 Jahre 8 Monate"),
        ("Maerz 2023", "3 Jahre 8 Monate"),
        ("3/2023", "3 Jahre 8 Monate"),
        ("2023-03", "3 Jahre 8 Monate"),
        ("Sept. 2025", "14 Monate"),
        ("Januar 2026", "10 Monate"),
        ("26.11.2026", "Geburt"),
        ("27.11.2024", "23 Monate"),
        ("26.11.2024", "2 Jahre"),
        ("29.2.2024", "2 Jahre 8 Monate"),
        ("12.3.88", "38 Jahre 8 Monate"),
        ("So, 12.3.2023", "3 Jahre 8 Monate"),
        ("am Sonntag, dem 12. März 2023", "3 Jahre 8 Monate"),
        ("geb. am So 12.3.2023", "3 Jahre 8 Monate"),
        ("12.3.2023 (Sonntag)", "3 Jahre 8 Monate"),
        ("12032023", "3 Jahre 8 Monate"),
        ("20032023", "3 Jahre 8 Monate"),
        ("12.3.2023.", "3 Jahre 8 Monate"),
        ("12.3.’23", "3 Jahre 8 Monate"),
        ("Geburtsdatum: 12.3.2023", "3 Jahre 8 Monate"),
        ("\u202a12.3.2023\u202c", "3 Jahre 8 Monate"),
        ("12\u20113\u20112023", "3 Jahre 8 Monate"),
    ],
)
def test_a_birth_date_becomes_an_age(typed: str, age: str) -> None:
    assert age_instead_of(typed, TODAY) == age


@pytest.mark.parametrize("typed", ["27.11.2026", "1.1.2030", "Mai 2027", "2027-05"])
def test_a_day_to_come_gives_no_age(typed: str) -> None:
    assert age_instead_of(typed, TODAY) == BEFORE_BIRTH


@pytest.mark.parametrize(
    "typed",
    [
        "31.2.2023",
        "12.13.2023",
        "0.0.0000",
        "12.3.",
        "2023",
        "1.1.1800",
        "am 12.3.2023 geboren",
        "99999999",
        "Di, 12.3.2023",
    ],
)
def test_what_looks_like_a_date_and_is_none_is_thrown_away_too(typed: str) -> None:
    assert age_instead_of(typed, TODAY) == NO_DATE


@pytest.mark.parametrize(
    "typed",
    ["", "3", "3 Jahre", "2,5 Jahre", "8 Monate", "1 Jahr und 6 Monate", "Geburt", "drei", "3.7", "121"],
)
def test_ages_and_other_words_stay(typed: str) -> None:
    assert age_instead_of(typed, TODAY) is None


@given(st.dates(date(1999, 1, 1), TODAY), st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"]))
def test_no_digit_of_the_day_is_left(born: date, written: str) -> None:
    age = age_instead_of(born.strftime(written), TODAY)
    assert age is not None
    assert -4 < TODAY.toordinal() - born.toordinal() - parse_age(age) * 30.4375 < 33


@given(st.text(alphabet="0123456789./-– äjanumrz*'gebT:", max_size=30))
def test_nothing_typed_is_an_error_and_what_is_left_is_no_date(typed: str) -> None:
    left = age_instead_of(typed, TODAY)
    assert not re.search(r"\d\s*[./-]\s*\d", left or "")


def test_only_the_age_is_taken_out_of_an_address() -> None:
    clean = without_birth_dates(QueryDict("q=25.3.2019&alter=12.3.2023&kommune=olfen"), "alter", TODAY)
    assert clean is not None
    assert clean.urlencode() == "q=25.3.2019&alter=3+Jahre+8+Monate&kommune=olfen"


def test_an_address_without_a_birth_date_stays() -> None:
    assert without_birth_dates(QueryDict("q=1&alter=3"), "alter", TODAY) is None
