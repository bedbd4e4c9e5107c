"""The history of an offer: who said what, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from chain.models import GapNote
from directory.availability import close, say_availability
from directory.choices import AvailabilityState
from directory.confirmation import confirm
from directory.models import Availability, Confirmation, OfferPage
from directory.proposals import propose
from directory.statements import SHOWN, statements_on
from tests.accounts.factories import UserFactory
from tests.directory.factories import OfferFactory
from tests.directory.town import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(municipality_page: Any) -> OfferPage:
    return OfferFactory(parent=municipality_page, municipalities=[municipality_page.municipality])


@pytest.fixture
def person(town: Town) -> User:
    """The editor of the municipality."""
    return town.editor


def said(offer: OfferPage, user: User) -> list[str]:
    return [statement.said for statement in statements_on(offer, user)]


def test_all_that_was_said_is_listed_the_newest_first(offer: OfferPage, person: User) -> None:
    confirm(offer, person, "am Telefon")
    say_availability(offer, person, AvailabilityState.WAITING_LIST, 6)
    say_availability(offer, person, AvailabilityState.FREE)
    close(offer, person, "Umbau", timezone.localdate())
    GapNote.objects.create(note="Kein Elterncafé", offer=offer, by=person)
    propose(offer.provider, {"name": "Neu"}, ["name"], person)
    found = statements_on(offer, person)
    assert [type(statement).__name__ for statement in found] == [
        "ProviderProposal",
        "GapNote",
        "Closure",
        "Availability",
        "Availability",
        "Confirmation",
    ]
    assert [statement.said for statement in found[3:5]] == [
        "Freie Plätze: Plätze frei",
        "Freie Plätze: Warteliste, etwa 6 Wochen",
    ]
    assert {statement.by for statement in found} == {person}


def test_the_same_said_twice_on_a_day_is_said_once(offer: OfferPage, person: User) -> None:
    for _ in range(2):
        say_availability(offer, person, AvailabilityState.FREE)
    assert Availability.objects.count() == 1


def test_what_others_propose_is_shown_to_those_who_decide(
    offer: OfferPage, person: User, superuser: User
) -> None:
    propose(offer.provider, {"phone": "02595 1234"}, ["phone"], UserFactory())
    assert said(offer, person) == []
    assert len(said(offer, superuser)) == 1


def test_nothing_of_other_offers_is_shown(offer: OfferPage, person: User, municipality_page: Any) -> None:
    other = OfferFactory(parent=municipality_page, municipalities=[municipality_page.municipality])
    confirm(other, person)
    GapNote.objects.create(note="Kein Elterncafé")
    assert said(offer, person) == []


def test_the_editing_form_lists_it_with_names(offer: OfferPage, person: User, client: Client) -> None:
    confirm(offer, UserFactory(first_name="Petra", last_name="Sahin"), "am <Telefon>")
    client.force_login(person)
    html = client.get(f"/admin/pages/{offer.pk}/edit/").text
    assert "Wer hat wann was gesagt" in html
    assert "Petra Sahin" in html
    assert "am &lt;Telefon&gt;" in html


def test_the_form_of_a_new_offer_has_none(person: User, client: Client, municipality_page: Any) -> None:
    client.force_login(person)
    answer = client.get(f"/admin/pages/add/directory/offerpage/{municipality_page.pk}/")
    assert (answer.status_code, "Noch hat niemand" in answer.text) == (200, False)


def test_a_long_history_costs_as_many_queries_as_a_short_one(
    offer: OfferPage, person: User, django_assert_num_queries: Any
) -> None:
    statements_on(offer, person)  # the person's rights are read once
    now = timezone.now()
    Confirmation.objects.bulk_create(
        Confirmation(offer=offer, by=UserFactory(), said_at=now - timedelta(days=days))
        for days in range(SHOWN + 5)
    )
    with django_assert_num_queries(6):  # one for each kind, one for the municipalities of the person
        found = [(str(row.by), row.said) for row in statements_on(offer, person)]
    assert len(found) == SHOWN
