"""Questions are read from addresses, sensible or not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import QueryDict

from core.ages import parse_age
from core.models import Topic
from search.labels import Labels
from search.query import PAGE_SIZE, SearchQuery, read_query


def read(address: str) -> SearchQuery:
    """Read a query string."""
    return read_query(QueryDict(address), Labels())


@pytest.fixture
def topic(db: None) -> Topic:
    """A field of action that filters may name."""
    return Topic.objects.create(name="Gesundheit", slug="gesundheit")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3", 36),
        ("3 Jahre", 36),
        (" 3  JAHRE ", 36),
        ("1 Jahr", 12),
        ("3 J.", 36),
        ("2,5 Jahre", 30),
        ("8 Monate", 8),
        ("18 Monate", 18),
        ("1 Monat", 1),
        ("1 Jahr 6 Monate", 18),
        ("1 Jahr und 6 Monate", 18),
        ("0", 0),
        ("Geburt", 0),
    ],
)
def test_ages_are_read_as_people_write_them(text: str, months: int) -> None:
    assert parse_age(text) == months


@pytest.mark.parametrize(
    "text", ["", "drei", "-1", "3 6", "²", "9999", "121", "3.7", "1e3", "3 Jahre alt", "٣"]
)
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_age(text)


def test_a_wrong_age_is_told_at_its_field_and_does_not_filter() -> None:
    query = read("alter=drei")
    assert (query.age, bool(query.age_error)) == (None, True)


def test_a_known_filter_holds(topic: Topic) -> None:
    assert read("thema=gesundheit").filters == {"topic": ("gesundheit",)}


def test_an_unknown_filter_is_left_out_and_named(topic: Topic) -> None:
    query = read("thema=gesundheit&thema=erfunden")
    assert (query.filters, len(query.hints)) == ({"topic": ("gesundheit",)}, 1)


@pytest.mark.parametrize("address", ["seite=0", "seite=x", "seite=99999999", "sort=zufall"])
def test_what_makes_no_sense_is_named(address: str) -> None:
    query = read(address)
    assert (query.page, query.sort, len(query.hints)) == (1, "", 1)


def test_long_texts_are_cut() -> None:
    assert len(read(f"q={'a' * 10_000}").words) == 200


def test_control_characters_are_no_words() -> None:
    assert read("q=a%00b%0A").words == "a b"


def test_values_with_nul_do_not_reach_the_database(topic: Topic) -> None:
    assert read("thema=%00gesundheit").filters == {"topic": ("gesundheit",)}


def test_the_request_starts_where_the_page_does() -> None:
    assert read("seite=3").request(frozenset(), None, ()).offset == 2 * PAGE_SIZE


def test_the_address_of_a_question_reads_as_the_same_question(topic: Topic) -> None:
    address = "q=krabbeln+%26+spielen&thema=gesundheit&alter=8+Monate&sort=neu&seite=2"
    query = read(address)
    assert read(query.parameters(page=2)) == query


def test_an_address_without_one_value_keeps_the_others(topic: Topic) -> None:
    Topic.objects.create(name="Sprache", slug="sprache")
    query = read("thema=gesundheit&thema=sprache")
    assert query.parameters(without=("topic", "sprache")) == "thema=gesundheit"


def test_names_are_looked_up_once(topic: Topic, django_assert_num_queries: Any) -> None:
    labels = Labels()
    with django_assert_num_queries(1):
        labels.load("topic", ["gesundheit", "erfunden"])
        labels.load("topic", ["gesundheit", "erfunden"])
