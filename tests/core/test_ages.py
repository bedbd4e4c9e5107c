"""Ages as people read them."""

import pytest

from core.typed.age_words import format_age, format_age_range
from core.typed.ages import MAX_AGE, parse_age


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0, "Geburt"),
        (1, "1 Monat"),
        (8, "8 Monate"),
        (12, "1 Jahr"),
        (18, "18 Monate"),
        (24, "2 Jahre"),
        (30, "2 Jahre 6 Monate"),
        (37, "3 Jahre 1 Monat"),
    ],
)
def test_an_age_in_words(months: int, words: str) -> None:
    assert format_age(months) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (36, None, "ab 3 Jahre"),
        (0, None, "ab Geburt"),
        (None, 36, "bis 3 Jahre"),
        (0, 36, "bis 3 Jahre"),
        (36, 72, "3 bis 6 Jahre"),
        (6, 36, "6 Monate bis 3 Jahre"),
    ],
)
def test_a_range_of_ages_in_words(start: int | None, end: int | None, words: str) -> None:
    assert format_age_range(start, end) == words


def test_what_is_written_as_an_age_is_read_again() -> None:
    assert all(parse_age(format_age(months)) == months for months in range(MAX_AGE + 1))
