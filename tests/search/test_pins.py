"""Recommended results: for which words they show, to whom, and how they are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from core.models import Topic
from home.models import HomePage
from search.index.sync import catch_up_all
from search.results.pins import meaning

AddPage = Callable[..., HomePage]


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


def pin(words: str, page: Page | None = None, **fields: Any) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(words), page=page, **fields)


def pinned(client: Client, address: str) -> list[str]:
    """Give the titles that are recommended."""
    catch_up_all()
    response = client.get(f"/suche/{address}")
    assert response.status_code == 200
    return [pin.result.entry.title if pin.result else pin.title for pin in response.context["pins"]]


@pytest.mark.parametrize("typed", ["Kita", "kitas", "KITA!", "die Kitas", "„Kita“"])
def test_spelling_and_endings_do_not_matter(reading: Client, add_page: AddPage, typed: str) -> None:
    pin("Kita", add_page("Kita-Navigator"))
    assert pinned(reading, f"?q={typed}") == ["Kita-Navigator"]


@pytest.mark.parametrize("typed", ["Kita Olfen", "Kind", "Kurs -Kita", "die"])
def test_other_words_are_not_meant(reading: Client, add_page: AddPage, typed: str) -> None:
    pin("Kita", add_page("Kita-Navigator"))
    assert pinned(reading, f"?q={typed}") == []


def test_words_that_say_nothing_mean_nothing() -> None:
    assert (meaning("die und"), meaning("?!"), meaning("")) == (frozenset(), frozenset(), frozenset())


def test_it_is_marked_and_explained(reading: Client, add_page: AddPage) -> None:
    pin("Kita", add_page("Navigator"), description="Hier melden Familien ihr Kind an.")
    catch_up_all()
    html = reading.get("/suche/?q=Kita").content.decode()
    assert ("Empfohlen" in html, "Hier melden Familien ihr Kind an." in html) == (True, True)


def test_a_link_elsewhere_can_be_recommended(reading: Client, home_page: HomePage) -> None:
    pin("Kita", external_link_url="https://kita.example/", external_link_text="Kita-Portal")
    assert pinned(reading, "?q=Kita") == ["Kita-Portal"]


def test_it_shows_where_nothing_else_is_found(reading: Client, add_page: AddPage) -> None:
    pin("Xylophon", add_page("Musikschule"))
    assert pinned(reading, "?q=Xylophon") == ["Musikschule"]


def test_it_does_not_stand_among_the_hits_too(reading: Client, add_page: AddPage) -> None:
    pin("Kita", add_page("Kita"))
    add_page("Kita zwei")
    pinned(reading, "?q=Kita")
    assert reading.get("/suche/?q=Kita").content.decode().count(">Kita</a>") == 1


def test_they_stand_in_the_order_of_the_form(reading: Client, add_page: AddPage) -> None:
    pin("Kita", add_page("Zweite"), sort_order=1)
    pin("Kita", add_page("Erste"), sort_order=0)
    assert pinned(reading, "?q=Kita") == ["Erste", "Zweite"]


@pytest.mark.parametrize("rest", ["&thema=sprache", "&alter=3", "&sort=titel", "&seite=2"])
def test_whoever_narrows_down_sees_hits_only(reading: Client, add_page: AddPage, rest: str) -> None:
    Topic.objects.create(name="Sprache", slug="sprache")
    pin("Kita", add_page("Kita-Navigator", facets={"topic": ["sprache"]}))
    for number in range(21):
        add_page(f"Kita {number}")
    assert pinned(reading, f"?q=Kita{rest}") == []


# Nobody learns of what they may not see


@pytest.fixture
def private(add_page: AddPage, make_group: Any) -> HomePage:
    page = add_page("Klausurtagung")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(make_group("Kerngruppe"))
    pin("Kita", page, description="Protokoll der Kerngruppe")
    return page


def test_a_restricted_page_leaves_no_trace(reading: Client, private: HomePage) -> None:
    assert pinned(reading, "?q=Kita") == []
    html = reading.get("/suche/?q=Kita").content.decode()
    assert ("Klausurtagung" in html, "Kerngruppe" in html, "Empfohlen" in html) == (False, False, False)


def test_members_see_it(reading: Client, reader: User, private: HomePage, make_group: Any) -> None:
    make_group("Kerngruppe", reader)
    assert pinned(reading, "?q=Kita") == ["Klausurtagung"]


def test_a_page_restricted_a_moment_ago_leaves_no_trace(reading: Client, add_page: AddPage) -> None:
    page = add_page("Klausurtagung")
    pin("Kita", page)
    catch_up_all()
    PageViewRestriction.objects.create(page=page, restriction_type="groups")
    assert reading.get("/suche/?q=Kita").context["pins"] == []


def test_an_unpublished_page_is_not_recommended(reading: Client, add_page: AddPage) -> None:
    page = add_page("Kita-Navigator")
    pin("Kita", page)
    page.unpublish()
    assert pinned(reading, "?q=Kita") == []


def test_a_search_keeps_no_raw_text(reading: Client, add_page: AddPage) -> None:
    pin("Kita", add_page("Kita-Navigator"))
    pinned(reading, "?q=Kita")
    pinned(reading, "?q=Babyschwimmen")
    assert (Query.objects.count(), QueryDailyHits.objects.count()) == (1, 0)


def test_the_number_of_queries_does_not_grow(reading: Client, add_page: AddPage) -> None:
    def queries() -> int:
        pinned(reading, "?q=Kita")
        with CaptureQueriesContext(connection) as captured:
            reading.get("/suche/?q=Kita")
        return len(captured)

    pin("Kita", add_page("Eins"))
    few = queries()
    for number in range(8):
        pin("Kita", add_page(f"Weitere {number}"))
        pin(f"Wort {number}", add_page(f"Andere {number}"))
    assert queries() == few


# Keeping them


def form(words: str, page: Page | None = None, pk: Any = "") -> dict[str, Any]:
    return {
        "query_string": words,
        "editors_picks-TOTAL_FORMS": 1,
        "editors_picks-INITIAL_FORMS": 0,
        "editors_picks-0-id": pk,
        "editors_picks-0-ORDER": 0,
        "editors_picks-0-page": page.pk if page else "",
        "editors_picks-0-external_link_url": "",
        "editors_picks-0-external_link_text": "",
        "editors_picks-0-description": "Warum",
    }


@pytest.fixture
def keeping(client: Client, superuser: User) -> Client:
    client.force_login(superuser)
    return client


def add(client: Client, words: str, page: Page) -> Any:
    return client.post("/admin/searchpicks/add/", form(words, page))


def test_it_is_kept(keeping: Client, add_page: AddPage) -> None:
    assert add(keeping, "Kita", add_page("Navigator")).status_code == 302
    assert SearchPromotion.objects.get().query.query_string == "kita"


@pytest.mark.parametrize(
    ("words", "error"), [("und", "mindestens ein Wort"), ("Kitas", "schon Empfehlungen")]
)
def test_words_that_mean_nothing_or_are_taken_are_refused(
    keeping: Client, add_page: AddPage, words: str, error: str
) -> None:
    pin("Kita", add_page("Da"))
    response = add(keeping, words, add_page("Navigator"))
    assert (error in response.content.decode(), SearchPromotion.objects.count()) == (True, 1)


def test_a_page_one_may_not_open_cannot_be_recommended(
    client: Client, reader: User, private: HomePage
) -> None:
    from accounts.role_table import Role
    from accounts.roles import group_of, setup_roles

    setup_roles()
    reader.groups.add(group_of(Role.COORDINATION))
    client.force_login(reader)
    response = add(client, "Tagung", private)
    assert "dürfen Sie nicht öffnen" in response.content.decode()
    assert SearchPromotion.objects.count() == 1


def test_the_list_names_no_count_of_views(keeping: Client, add_page: AddPage) -> None:
    pin("Kita", add_page("Navigator"))
    html = keeping.get("/admin/searchpicks/").content.decode()
    assert ("Navigator" in html, "Views" in html, "1 Suchtext" in html) == (True, False, True)
