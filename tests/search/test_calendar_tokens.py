"""Spans of days and hours as words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given, strategies as st

from search.engines.tokens.calendar import Hours, day_words, hours_words, open_at, span_words

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@given(DAYS, st.integers(0, 1500), DAYS)
def test_a_day_is_in_a_span_when_one_of_its_words_is(first: date, length: int, day: date) -> None:
    last = first + timedelta(days=length)
    assert bool(set(day_words(day)) & set(span_words(first, last))) == (first <= day <= last)


def test_a_span_of_years_takes_few_words() -> None:
    assert span_words(date(2026, 12, 31), date(2029, 2, 1)) == [
        "2026-12-31",
        "2027",
        "2028",
        "2029-1",
        "2029-02-01",
    ]


def test_an_open_end_lasts_for_years() -> None:
    assert set(day_words(date(2030, 6, 1))) & set(span_words(date(2026, 2, 28), None))
    assert set(day_words(date(2021, 6, 1))) & set(span_words(None, date(2024, 2, 29)))


def test_a_span_turned_round_has_no_day() -> None:
    assert span_words(date(2026, 2, 2), date(2026, 2, 1)) == []


def test_the_last_day_there_is_ends_the_span() -> None:
    assert span_words(date(9999, 12, 31), None) == ["9999-12-31"]


def is_found(words: list[str], moment: datetime) -> bool:
    asked = open_at(moment)
    return bool(set(words) & {*asked.today, *asked.overnight})


@given(st.integers(0, 6), st.integers(0, 95), st.integers(0, 95), st.datetimes(datetime(2, 1, 1)))
def test_open_at_a_moment(weekday: int, opens: int, closes: int, moment: datetime) -> None:
    words = hours_words(Hours(weekday, opens * 15, closes * 15))
    minute = moment.hour * 60 + moment.minute
    is_open = moment.weekday() == weekday and opens * 15 <= minute < closes * 15
    assert is_found(words, moment) == is_open


@given(st.integers(0, 95), st.integers(1, 95), DAYS, st.integers(0, 400), st.datetimes(datetime(2020, 1, 1)))
def test_a_night_belongs_to_the_day_on_which_it_begins(
    opens: int, length: int, first: date, days: int, moment: datetime
) -> None:
    last = first + timedelta(days=days)
    words = hours_words(Hours(5, opens * 15, (opens + length) * 15, first, last))
    starts = [datetime.combine(day, time()) + timedelta(minutes=opens * 15) for day in saturdays(first, last)]
    is_open = any(start <= moment < start + timedelta(minutes=length * 15) for start in starts)
    assert is_found(words, moment) == is_open


def saturdays(first: date, last: date) -> list[date]:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if day.weekday() == 5]
