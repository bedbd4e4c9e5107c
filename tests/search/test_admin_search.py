"""The administration's search on SQLite finds what Wagtail's finds, and ranks it once."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings, strategies as st
from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL, And, Fuzzy, Not, Or, Phrase, PlainText
from modelsearch.utils import parse_query_string
from wagtail.models import Page

from accounts.models import User
from directory.models import OfferPage
from home.models import HomePage
from tests.directory.factories import DirectoryPageFactory, OfferFactory
from tests.files.factories import make_document, make_image
from tests.taking_back import taken_back
from tests.tree import make_home

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="On other databases Wagtail's own search is used"
    ),
]
STOCK = "modelsearch.backends.database.sqlite.sqlite"
TITLES = [
    "Beratung",
    "Beratung für Eltern und Kind",
    "Elternberatung in Lüdinghausen",
    "Elterncafé Luedinghausen",
    "Spielgruppe Große Straße",
    "Frühe Hilfen: Beratung Olfen",
    "Müttercafé 12-14 Uhr",
]


@pytest.fixture(scope="module")
def offers_of_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[OfferPage]]:
    """Offers called TITLES, made once; each test takes back what it changes."""
    with taken_back(django_db_blocker):
        directory = DirectoryPageFactory(parent=make_home())
        yield [OfferFactory(parent=directory, title=title, live=title != "Beratung") for title in TITLES]


@pytest.fixture
def offers(offers_of_module: list[OfferPage], db: None) -> list[OfferPage]:
    return deepcopy(offers_of_module)


def ours() -> Any:
    return get_search_backend()


def titles(found: Any) -> list[str]:
    return [page.title for page in found]


def complete(words: str) -> set[str]:
    return set(titles(ours().autocomplete(words, OfferPage)))


def test_the_site_searches_its_administration_in_one_pass() -> None:
    assert type(ours()).__module__ == "search.admin.wagtail_backend"


@pytest.mark.parametrize(
    "query",
    [
        "Beratung",
        "beratung eltern",
        "Ber",
        "eltern ber",
        "eltern OR nichts",
        "AND",
        "NEAR(a b)",
        "title:Beratung",
        "12-14",
        "gibtesnicht",
        "   ",
        MATCH_ALL,
        Phrase("Eltern und Kind"),
        Phrase("Kind Eltern"),
        PlainText("Spielgruppe Beratung", operator="or"),
        And([PlainText("Beratung"), PlainText("Olfen")]),
        Or([PlainText("Olfen"), PlainText("Kind")]),
        And([PlainText("Beratung"), Not(PlainText("Olfen"))]),
        Not(PlainText("Beratung")),
        Not(MATCH_ALL),
    ],
    ids=repr,
)
@pytest.mark.parametrize("how", ["search", "autocomplete"])
def test_the_same_pages_are_found_as_by_wagtail(offers: list[OfferPage], how: str, query: Any) -> None:
    try:
        expected = set(titles(getattr(get_search_backend(STOCK), how)(query, OfferPage)))
    except AttributeError:  # Wagtail's breaks on blank words
        expected = set()
    found = titles(getattr(ours(), how)(query, OfferPage))
    assert (set(found), len(found)) == (expected, len(expected))


@pytest.mark.parametrize("words", ["Lüdinghausen", "luedinghausen", "ludinghausen", "LÜDING", "lueding"])
def test_umlauts_are_found_however_they_are_typed(offers: list[OfferPage], words: str) -> None:
    assert "Elternberatung in Lüdinghausen" in complete(words)


def test_an_umlaut_finds_its_long_form(offers: list[OfferPage]) -> None:
    assert complete("Lüdinghausen") == {"Elternberatung in Lüdinghausen", "Elterncafé Luedinghausen"}


@pytest.mark.parametrize("words", ["Straße", "strasse", "grosse str", "GROẞE"])
def test_sharp_s_is_found_however_it_is_typed(offers: list[OfferPage], words: str) -> None:
    assert complete(words) == {"Spielgruppe Große Straße"}


def test_signs_between_words_are_no_words(offers: list[OfferPage]) -> None:
    assert complete("Eltern & Kind") == {"Beratung für Eltern und Kind"}


def test_only_the_last_word_may_be_incomplete(offers: list[OfferPage]) -> None:
    assert complete("b e b") == set()


def test_the_title_that_is_the_word_comes_first(offers: list[OfferPage]) -> None:
    assert titles(ours().search("Beratung", OfferPage))[0] == "Beratung"


def test_of_equal_rank_the_newest_comes_first(home_page: HomePage) -> None:
    directory = DirectoryPageFactory(parent=home_page)
    first, second = (OfferFactory(parent=directory, title="Krabbelgruppe") for _number in range(2))
    assert list(ours().search("Krabbelgruppe", OfferPage)) == [second, first]


def test_a_part_of_the_hits_is_the_same_part_of_all(offers: list[OfferPage]) -> None:
    found = ours().autocomplete("b", Page)
    assert list(found[1:3]) == list(found)[1:3]


def test_filters_of_the_queryset_hold(offers: list[OfferPage]) -> None:
    assert "Beratung" not in titles(ours().search("Beratung", OfferPage.objects.live()))


def test_an_order_that_was_asked_for_is_kept(offers: list[OfferPage]) -> None:
    by_title = OfferPage.objects.order_by("-title")
    found = titles(ours().search("Beratung", by_title, order_by_relevance=False))
    assert found == sorted(found, reverse=True)


def test_hits_are_counted_and_grouped_as_wagtail_does(offers: list[OfferPage]) -> None:
    found, expected = (backend.autocomplete("b", Page) for backend in (ours(), get_search_backend(STOCK)))
    assert (found.count(), found.facet("content_type_id")) == (
        expected.count(),
        expected.facet("content_type_id"),
    )


def test_specific_pages_are_given_where_they_are_asked_for(offers: list[OfferPage]) -> None:
    assert {type(page) for page in ours().search("Beratung", Page.objects.specific())} == {OfferPage}


def test_a_score_can_be_read(offers: list[OfferPage]) -> None:
    scores = [page.score for page in ours().search("Beratung", OfferPage).annotate_score("score")]
    assert scores == sorted(scores)
    assert scores[0] < 0


def test_fuzzy_search_is_refused_as_by_wagtail(offers: list[OfferPage]) -> None:
    with pytest.raises(NotImplementedError):
        list(ours().search(Fuzzy("Beratunk"), OfferPage))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
@example('"')
@example('Beratung"')
@example("' OR 1=1 --")
@example("{title} : (x) NOT * ^ + - (")
@example("a\x00b")
@example("wort " * 2000)
@example('"zitat" ' * 1000)
@example("(" * 500)
@example("👩‍👧‍👦")
def test_no_input_is_an_error(db: None, words: str) -> None:
    list(ours().autocomplete(words, Page))
    list(ours().search(parse_query_string(words, operator="and", zero_terms=MATCH_ALL)[1], Page))


@pytest.mark.parametrize(
    "name",
    ["wagtailadmin_choose_page_search", "wagtaildocs_chooser:choose", "wagtailimages_chooser:choose"],
)
def test_a_quote_left_open_breaks_no_chooser(
    client: Client, superuser: User, home_page: HomePage, name: str
) -> None:
    client.force_login(superuser)
    assert client.get(reverse(name), {"q": 'Beratung "'}).status_code == 200


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("wagtaildocs_chooser:choose_results", lambda: make_document("plan.txt", b"x", title="Übersicht")),
        ("wagtailimages_chooser:choose_results", lambda: make_image(title="Übersicht")),
    ],
)
def test_files_are_found_in_their_choosers(
    client: Client, superuser: User, home_page: HomePage, name: str, make: Any
) -> None:
    make()
    client.force_login(superuser)
    assert "Übersicht" in client.get(reverse(name), {"q": "uebersicht"}).text


@pytest.mark.parametrize("name", ["wagtailadmin_pages:search", "wagtailadmin_choose_page_search"])
def test_the_number_of_queries_does_not_grow_with_the_hits(
    client: Client, superuser: User, home_page: HomePage, name: str
) -> None:
    directory = DirectoryPageFactory(parent=home_page)
    client.force_login(superuser)
    counted = []
    for number in (30, 60):
        for _offer in range(number - OfferPage.objects.count()):
            OfferFactory(parent=directory, title="Krabbelgruppe")
        client.get(reverse(name), {"q": "Krabbel"})
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(name), {"q": "Krabbel"})
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_a_page_of_hits_takes_three_queries(offers: list[OfferPage], django_assert_num_queries: Any) -> None:
    list(ours().autocomplete("b", Page)[:1])  # content types
    with django_assert_num_queries(3):
        list(ours().autocomplete("b", Page)[:2])
