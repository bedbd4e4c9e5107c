"""Confirmations, free places and closures: who may say it, and that drafts do not take it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from directory.availability import close, current_closure, known_availability, reopen, say_availability
from directory.choices import AvailabilityState
from directory.confirmation import confirm, last_confirmation
from directory.models import Closure, OfferOrigin, OfferPage
from tests.directory.factories import ClosureFactory, OfferOriginFactory


def test_publishing_an_older_draft_takes_nothing_back(offer: OfferPage, superuser: User) -> None:
    draft = offer.save_revision()
    confirm(offer, superuser)
    say_availability(offer, superuser, AvailabilityState.FREE)
    close(offer, superuser, "Umbau", timezone.localdate())
    OfferOriginFactory(offer=offer, external_id="kita-7")

    draft.publish()

    offer = OfferPage.objects.get(pk=offer.pk)
    assert last_confirmation(offer) is not None
    assert known_availability(offer) is not None
    assert current_closure(offer) is not None
    assert offer.origin.external_id == "kita-7"


def test_the_latest_confirmation_counts(offer: OfferPage, reader: User, superuser: User) -> None:
    confirm(offer, reader)
    confirm(offer, superuser)

    found = last_confirmation(offer)
    assert found is not None
    assert found.by == superuser


def test_what_is_said_of_places_replaces_what_was_said_before(offer: OfferPage, superuser: User) -> None:
    say_availability(offer, superuser, AvailabilityState.WAITING_LIST, 6)
    say_availability(offer, superuser, AvailabilityState.FREE)

    found = known_availability(offer)
    assert found is not None
    assert (found.state, found.weeks) == (AvailabilityState.FREE, None)
    assert timezone.localdate(found.said_at) == timezone.localdate()


def test_a_closure_that_began_earlier_ends_yesterday(offer: OfferPage, superuser: User) -> None:
    closure = ClosureFactory(offer=offer, starts_on=timezone.localdate() - timedelta(5))
    reopen(closure, superuser)

    assert current_closure(offer) is None
    assert Closure.objects.get().ends_on == timezone.localdate() - timedelta(1)


def test_a_closure_of_today_is_taken_back(offer: OfferPage, superuser: User) -> None:
    reopen(ClosureFactory(offer=offer), superuser)

    assert not Closure.objects.exists()


def test_an_external_id_is_given_once(offer: OfferPage, municipality_page: Any) -> None:
    from django.db import IntegrityError

    from tests.directory.factories import OfferFactory

    OfferOriginFactory(offer=offer, source="Liste", external_id="1")
    other = OfferFactory(parent=municipality_page)

    with pytest.raises(IntegrityError):
        OfferOrigin.objects.create(offer=other, source="Liste", external_id="1")


def address(offer: OfferPage, what: str) -> str:
    return f"/verzeichnis/angebot/{offer.pk}/{what}/"


POSTS = {
    "bestaetigen": {},
    "plaetze": {"plaetze-state": "frei"},
    "schliessen": {"schliessung-note": "Umbau", "schliessung-starts_on": "2026-11-01"},
}


@pytest.mark.parametrize("what", POSTS)
def test_readers_may_say_nothing_of_an_offer(
    client: Client, reader: User, offer: OfferPage, what: str
) -> None:
    client.force_login(reader)

    assert client.post(address(offer, what), POSTS[what]).status_code == 403


@pytest.mark.parametrize("what", POSTS)
def test_editors_say_it_and_come_back_to_the_offer(
    client: Client, superuser: User, offer: OfferPage, what: str
) -> None:
    client.force_login(superuser)

    response = client.post(address(offer, what), POSTS[what])

    assert response.status_code == 302
    assert response["Location"] == offer.url
    said = (last_confirmation(offer), known_availability(offer), offer.closures.first())
    assert sum(record is not None and record.by == superuser for record in said) == 1


def test_confirming_needs_a_post(client: Client, superuser: User, offer: OfferPage) -> None:
    client.force_login(superuser)

    assert client.get(address(offer, "bestaetigen")).status_code == 405


def test_a_draft_cannot_be_confirmed(client: Client, superuser: User, offer: OfferPage) -> None:
    offer.unpublish()
    client.force_login(superuser)

    assert client.post(address(offer, "bestaetigen")).status_code == 404


@pytest.mark.parametrize(
    ("what", "data", "message"),
    [
        ("plaetze", {"plaetze-state": "frei", "plaetze-weeks": "3"}, "nur mit Warteliste"),
        (
            "schliessen",
            {
                "schliessung-note": "Umbau",
                "schliessung-starts_on": "2026-11-02",
                "schliessung-ends_on": "2026-11-01",
            },
            "Das Ende liegt vor dem Anfang",
        ),
    ],
)
def test_nonsense_comes_back_with_a_message(
    client: Client, superuser: User, offer: OfferPage, what: str, data: dict[str, str], message: str
) -> None:
    client.force_login(superuser)

    response = client.post(address(offer, what), data)

    assert response.status_code == 422
    assert message in response.content.decode()


def test_a_closure_of_another_offer_is_not_found(
    client: Client, superuser: User, offer: OfferPage, municipality_page: Any
) -> None:
    from tests.directory.factories import OfferFactory

    closure = ClosureFactory(offer=OfferFactory(parent=municipality_page))
    client.force_login(superuser)

    assert client.post(f"/verzeichnis/angebot/{offer.pk}/oeffnen/{closure.pk}/").status_code == 404


def test_reopening_what_was_over_long_ago_changes_nothing(offer: OfferPage, superuser: User) -> None:
    today = timezone.localdate()
    over = ClosureFactory(offer=offer, starts_on=today - timedelta(50), ends_on=today - timedelta(40))
    reopen(over, superuser)

    assert Closure.objects.get().ends_on == today - timedelta(40)


def test_reopening_twice_leads_back_to_the_offer(client: Client, superuser: User, offer: OfferPage) -> None:
    closure = ClosureFactory(offer=offer)
    client.force_login(superuser)
    twice = [client.post(address(offer, f"oeffnen/{closure.pk}")) for _ in range(2)]

    assert [response.get("Location") for response in twice] == [offer.url, offer.url]


def test_a_closure_that_is_sent_twice_is_there_once(
    client: Client, superuser: User, offer: OfferPage
) -> None:
    client.force_login(superuser)
    for _ in range(2):
        client.post(address(offer, "schliessen"), POSTS["schliessen"])

    assert Closure.objects.count() == 1


@pytest.mark.parametrize("what", ["plaetze", "schliessen"])
@pytest.mark.parametrize(
    "value", ["", "\x00", "9" * 5000, "0000-00-00", "9999-99-99", "-1", "NaN", "💣" * 300]
)
def test_whatever_is_sent_is_answered_at_the_form(
    client: Client, superuser: User, offer: OfferPage, what: str, value: str
) -> None:
    client.force_login(superuser)
    names = ["plaetze-state", "plaetze-weeks"] if what == "plaetze" else ["schliessung-note"]
    names += ["schliessung-starts_on", "schliessung-ends_on"]
    response = client.post(address(offer, what), dict.fromkeys(names, value))

    assert response.status_code == 422


@pytest.mark.parametrize("what", POSTS)
def test_an_offer_with_an_impossible_number_is_not_found(
    client: Client, superuser: User, home_page: Any, what: str
) -> None:
    client.force_login(superuser)

    assert client.post(f"/verzeichnis/angebot/{'9' * 30}/{what}/", POSTS[what]).status_code == 404
