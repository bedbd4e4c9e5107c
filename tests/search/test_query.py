"""Questions are read from addresses, sensible or not."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings, strategies as st
from wagtail.models import Page

from accounts.models import User
from core.models import Municipality, Tag, Topic
from core.typed.ages import parse_age
from core.typed.text import NotUnderstood
from home.models import HomePage
from search.engines.tokens.cells import Near
from search.query.active_filters import suggested_places
from search.query.birth_dates import BEFORE_BIRTH, NO_DATE
from search.query.form import NO_AGES
from search.query.search_query import PAGE_SIZE, SearchQuery, read_query
from search.registry.facets import FACETS
from search.registry.labels import Labels


def read(address: str) -> SearchQuery:
    """Read a query string."""
    return read_query(QueryDict(address), Labels())


@pytest.fixture
def topic(db: None) -> Topic:
    """A field of action that filters may name."""
    return Topic.objects.create(name="Gesundheit", slug="gesundheit")


@pytest.fixture
def luedinghausen(db: None) -> Municipality:
    """A town that may be named as the place to search around."""
    return Municipality.objects.create(
        name="Lüdinghausen",
        slug="luedinghausen",
        kind="town",
        ags="05558024",
        ars="055580024024",
        postcodes=["59348"],
        latitude=51.77,
        longitude=7.42,
    )


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


@pytest.mark.parametrize("text", ["", "klein", "-1", "3 6", "²", "9999", "121", "3.7", "1e3", "٣"])
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match=re.escape(f"«{text}»")):
        parse_age(text)


def test_a_wrong_age_is_told_at_its_field_and_does_not_filter() -> None:
    query = read("alter=klein")
    assert (query.age, bool(query.age_error)) == (None, True)


def test_a_known_filter_holds(topic: Topic) -> None:
    assert read("thema=gesundheit").filters == {"topic": ("gesundheit",)}


def test_an_unknown_filter_is_left_out_and_named(topic: Topic) -> None:
    query = read("thema=gesundheit&thema=erfunden")
    assert (query.filters, len(query.hints)) == ({"topic": ("gesundheit",)}, 1)


@pytest.mark.parametrize(
    "address",
    ["seite=0", "seite=x", "seite=99999999", "sort=zufall", "sort=entfernung", "umkreis=7", "offen=2"],
)
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
    assert read("seite=3").request(frozenset(), datetime(2026, 11, 26, 10), ()).offset == 2 * PAGE_SIZE


def test_the_address_of_a_question_reads_as_the_same_question(
    topic: Topic, luedinghausen: Municipality
) -> None:
    address = "q=krabbeln+%26+spielen&thema=gesundheit&offen=1&alter=8+Monate&ort=59348&umkreis=20"
    query = read(f"{address}&sort=entfernung&seite=2")
    assert read(query.parameters(page=2)) == query


def test_an_address_without_one_value_keeps_the_others(topic: Topic) -> None:
    Topic.objects.create(name="Sprache", slug="sprache")
    query = read("thema=gesundheit&thema=sprache")
    assert query.removing("topic", "sprache").parameters() == "thema=gesundheit"


def test_names_are_looked_up_once(db: None, django_assert_num_queries: Any) -> None:
    Tag.objects.create(name="Wald", slug="wald")
    labels = Labels()
    with django_assert_num_queries(1):
        labels.load("tag", ["wald", "erfunden"])
        labels.load("tag", ["wald", "erfunden"])


def test_a_chosen_tag_is_looked_up_once(reader: User) -> None:
    tag = Tag.objects.create(name="Wald", slug="wald")
    page = HomePage(title="Seite", slug="seite", live=True)
    Page.get_first_root_node().add_child(instance=page)
    page.tags.add(tag)
    page.save()
    labels = Labels()
    with CaptureQueriesContext(connection) as captured:
        query = read_query(QueryDict("schlagwort=wald"), labels, reader)
    assert (query.filters, labels.name("tag", "wald")) == ({"tag": ("wald",)}, "Wald")
    assert len([asked for asked in captured if f'FROM "{Tag._meta.db_table}"' in asked["sql"]]) == 1


@pytest.mark.parametrize("age", ["28", "28 Jahre", "38 Jahre 8 Monate"])
def test_nobody_older_than_27_is_searched_for(age: str) -> None:
    query = read(f"alter={age}")
    assert (query.age, query.age_text, "bis 27" in query.age_error) == (None, "", True)


def test_27_years_are_not_too_old() -> None:
    assert read("alter=27 Jahre 11 Monate").age == 27 * 12 + 11


@pytest.mark.parametrize("words", [BEFORE_BIRTH, NO_DATE])
def test_a_birth_date_that_gave_no_age_is_told_at_its_field(words: str) -> None:
    query = read(f"alter={words}")
    assert (query.age, query.age_text, query.age_error) == (None, "", str(NO_AGES[words]))


def test_a_place_and_a_distance_are_read(luedinghausen: Municipality) -> None:
    query = read("ort=Luedinghausen&umkreis=20")
    assert (query.near, query.hints) == (Near(51.77, 7.42, 20, "luedinghausen"), ())


def test_without_a_distance_it_is_ten_kilometres(luedinghausen: Municipality) -> None:
    query = read("ort=59348")
    assert (query.near and query.near.radius, query.parameters()) == (10, "ort=59348")


def test_an_unknown_place_is_told_at_its_field_with_what_may_be_meant(luedinghausen: Municipality) -> None:
    query = read("q=kita&ort=Lüdinghaus&umkreis=5")
    assert (query.near, query.place, bool(query.place_error)) == (None, "", True)
    assert [place.url for place in suggested_places(query)] == [
        "/suche/?q=kita&ort=L%C3%BCdinghausen&umkreis=5"
    ]


def test_a_distance_alone_is_nothing(luedinghausen: Municipality) -> None:
    query = read("umkreis=50&ort=")
    assert (query.is_empty, query.parameters(), query.hints) == (True, "", ())


@pytest.mark.parametrize(
    ("address", "order"),
    [
        ("", "neu"),
        ("q=kita", ""),
        ("offen=1", ""),
        ("ort=59348", "entfernung"),
        ("ort=59348&q=kita", ""),
        ("ort=59348&sort=titel", "titel"),
    ],
)
def test_the_order_follows_from_what_is_asked(luedinghausen: Municipality, address: str, order: str) -> None:
    assert read(address).order == order


def test_leaving_a_place_leaves_its_order(luedinghausen: Municipality) -> None:
    query = read("q=kita&ort=59348&umkreis=20&sort=entfernung&seite=3")
    assert query.anywhere().parameters() == "q=kita"


def test_nothing_is_left_when_all_filters_are_taken_away(topic: Topic, luedinghausen: Municipality) -> None:
    query = read("q=kita&thema=gesundheit&offen=1&alter=3&ort=59348&sort=neu&seite=3")
    assert query.unfiltered().parameters() == "q=kita&sort=neu"


TEXTS = st.text(max_size=50) | st.sampled_from(
    ["1", "gesundheit", "59348", "entfernung", "bestaetigt", "3 Jahre", BEFORE_BIRTH, "\x00", "10", "-1"]
)
NAMES = st.sampled_from(
    [*(facet.parameter for facet in FACETS), "q", "alter", "ort", "umkreis", "offen", "sort", "seite"]
)


@given(st.lists(st.tuples(NAMES, TEXTS), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
def test_no_address_is_an_error_and_what_is_read_of_it_can_be_read_again(
    topic: Topic, luedinghausen: Municipality, pairs: list[tuple[str, str]]
) -> None:
    query = read(urlencode(pairs, errors="replace"))
    again = read(query.parameters(page=query.page))
    assert (again.hints, again.parameters(page=again.page)) == ((), query.parameters(page=query.page))


@given(st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_no_query_string_is_an_error(db: None, address: str) -> None:
    assert read(address.encode("utf-8", "replace").decode()).page >= 1
