"""Offers that begin later: who searches with words finds them in time, and reads when they begin."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from directory.models import OfferPage
from search.index.sync import catch_up_all
from search.models import Entry
from search.query.search_query import SOON_DAYS
from tests.directory.factories import OfferFactory


@pytest.fixture
def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


@pytest.fixture
def later(municipality_page: Any, tomorrow: date) -> OfferPage:
    """An offer that begins tomorrow."""
    offer: OfferPage = OfferFactory(parent=municipality_page, title="Babyschwimmen", valid_from=tomorrow)
    return offer


@pytest.fixture
def searching(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


def results(client: Client, query: str) -> Any:
    catch_up_all()
    response = client.get(f"/suche/?{query}")
    assert response.status_code == 200
    return response.context["results"]


def titles(client: Client, query: str) -> list[str]:
    return [hit.entry.title for hit in results(client, query).hits]


def test_words_find_it_with_the_day_on_which_it_begins(
    searching: Client, later: OfferPage, tomorrow: date
) -> None:
    found = results(searching, "q=Babyschwimmen")
    said = [badge.text for badge in found.hits[0].badges]
    assert (found.total, said[0]) == (1, f"ab {date_format(tomorrow, 'j. F Y')}")


def test_it_stands_below_what_runs(searching: Client, later: OfferPage, municipality_page: Any) -> None:
    OfferFactory(parent=municipality_page, title="Elterntreff", description="<p>Auch Babyschwimmen</p>")
    assert titles(searching, "q=Babyschwimmen") == ["Elterntreff", "Babyschwimmen"]


def test_it_says_why_it_stands_there(searching: Client, later: OfferPage) -> None:
    catch_up_all()
    entry = Entry.objects.get(title="Babyschwimmen")
    html = searching.get(f"/suche/warum/{entry.pk}/?q=Babyschwimmen").content.decode()
    assert "Es hat noch nicht begonnen." in html


@pytest.mark.parametrize("query", ["kind=offer", "kommune=olfen", "q=Babyschwimmen&offen=1"])
def test_where_numbers_of_what_runs_lead_it_is_not_found(
    searching: Client, later: OfferPage, query: str
) -> None:
    assert "Babyschwimmen" not in titles(searching, query)


@pytest.mark.parametrize(("days", "found"), [(SOON_DAYS, 1), (SOON_DAYS + 1, 0)])
def test_what_begins_in_more_than_half_a_year_is_not_found(
    searching: Client, municipality_page: Any, days: int, found: int
) -> None:
    begins = timezone.localdate() + timedelta(days=days)
    OfferFactory(parent=municipality_page, title="Babyschwimmen", valid_from=begins)
    assert results(searching, "q=Babyschwimmen").total == found


def test_what_is_to_be_published_later_is_not_found(searching: Client, municipality_page: Any) -> None:
    OfferFactory(
        parent=municipality_page,
        title="Babyschwimmen",
        live=False,
        go_live_at=timezone.now() + timedelta(days=1),
    )
    assert results(searching, "q=Babyschwimmen").total == 0


def test_only_offers_are_found_before_their_day(searching: Client, later: OfferPage, tomorrow: date) -> None:
    results(searching, "q=Babyschwimmen")
    Entry.objects.filter(title="Babyschwimmen").update(kind="update")
    assert titles(searching, "q=Babyschwimmen") == []
