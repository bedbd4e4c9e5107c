"""What is like a page, with the embedded engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from accounts.models import User
from home.models import HomePage
from search.browse import similar
from search.browse.similar import register_similar
from search.engines.base import EngineUnavailable
from search.index.sync import catch_up_all
from search.query import execute as asking
from tests.search.conftest import FakeEngine, use_engines

AddPage = Callable[..., HomePage]
TOPIC = {"topic": ["schlaf"]}


@pytest.fixture(autouse=True)
def picked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Pages may have a list of pages like them; a test fills in what was chosen by hand."""
    monkeypatch.setattr(similar, "_kinds", defaultdict(list))
    chosen: list[int] = []
    register_similar("page", "Ähnliche Seiten", "page", picked=lambda page_id: chosen)
    return chosen


@pytest.fixture
def client(client: Client, reader: User) -> Client:
    """A client of someone who has signed in."""
    client.force_login(reader)
    return client


def address(page: HomePage) -> str:
    return f"/suche/aehnlich/{page.pk}/"


def like(client: Client, page: HomePage) -> str:
    """Bring the index up to date and give what the page loads."""
    catch_up_all()
    return client.get(address(page), headers={"HX-Request": "true"}).content.decode()


def hide(page: HomePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)


def test_what_is_like_a_page_is_listed_and_the_page_itself_is_not(client: Client, add_page: AddPage) -> None:
    page = add_page("Eins", facets=TOPIC)
    add_page("Zwei", facets=TOPIC)
    html = like(client, page)
    assert ("Ähnliche Seiten" in html, ">Zwei</a>" in html, ">Eins</a>" in html) == (True, True, False)


def test_what_was_chosen_by_hand_is_not_repeated(
    client: Client, add_page: AddPage, picked: list[int]
) -> None:
    page = add_page("Eins", facets=TOPIC)
    picked.append(add_page("Zwei", facets=TOPIC).pk)
    add_page("Drei", facets=TOPIC)
    html = like(client, page)
    assert (">Zwei</a>" in html, ">Drei</a>" in html) == (False, True)


def test_four_are_enough(client: Client, add_page: AddPage) -> None:
    page = add_page("Eins", facets=TOPIC)
    for number in range(6):
        add_page(f"Seite {number}", facets=TOPIC)
    assert like(client, page).count('class="entry"') == 4


def test_restricted_pages_are_not_listed(client: Client, add_page: AddPage) -> None:
    page = add_page("Eins", facets=TOPIC)
    hide(add_page("Geheim", facets=TOPIC))
    assert "Geheim" not in like(client, page)


def test_what_was_hidden_just_now_is_not_listed_by_an_index_that_lags(
    client: Client, add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, secret = add_page("Eins", facets=TOPIC), add_page("Geheim", facets=TOPIC)
    before = like(client, page)
    monkeypatch.setattr(asking, "freshen", lambda engine: False)
    hide(secret)
    after = client.get(address(page), headers={"HX-Request": "true"}).content.decode()
    assert ("Geheim" in before, "Geheim" in after) == (True, False)


def test_of_a_page_that_may_not_be_seen_nothing_is_told(client: Client, add_page: AddPage) -> None:
    page = add_page("Geheim", facets=TOPIC)
    hide(page)
    catch_up_all()
    assert client.get(address(page)).status_code == 404


def test_a_page_that_does_not_exist_is_not_found(client: Client, home_page: HomePage) -> None:
    assert client.get("/suche/aehnlich/999999/").status_code == 404


def test_signing_in_is_needed(add_page: AddPage) -> None:
    assert Client().get(address(add_page("Eins"))).status_code == 302


def test_without_javascript_it_is_a_page_that_leads_back(client: Client, add_page: AddPage) -> None:
    page = add_page("Eins", facets=TOPIC)
    add_page("Zwei", facets=TOPIC)
    catch_up_all()
    html = client.get(address(page)).content.decode()
    assert "<h1>Ähnlich wie «Eins»</h1>" in html
    assert f'href="{page.url}"' in html
    assert ">Zwei</a>" in html


def test_nothing_alike_is_said(client: Client, add_page: AddPage) -> None:
    assert "nichts Ähnliches" in like(client, add_page("Eins", facets=TOPIC))


def test_the_page_stands_while_no_engine_answers(
    client: Client, add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = add_page("Eins", facets=TOPIC)
    catch_up_all()
    broken = FakeEngine()
    broken.broken = EngineUnavailable("gone")
    use_engines(monkeypatch, broken)
    assert client.get(address(page)).status_code == 200


def test_more_alike_need_no_more_queries(client: Client, add_page: AddPage) -> None:
    page = add_page("Eins", facets=TOPIC)

    def count() -> int:
        like(client, page)
        with CaptureQueriesContext(connection) as captured:
            client.get(address(page), headers={"HX-Request": "true"})
        return len(captured)

    add_page("Zwei", facets=TOPIC)
    few = count()
    for number in range(6):
        add_page(f"Seite {number}", facets=TOPIC)
    assert count() == few <= 15
