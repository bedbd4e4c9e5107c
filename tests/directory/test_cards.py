"""What a hit says of an offer, and how far it can be relied on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from directory.cards import OfferCard, offer_card
from directory.choices import AvailabilityState
from directory.models import Availability, OfferPage
from search.index.days import closures_to_json
from search.models import Entry
from search.registry.cards import card_from_json, card_to_json

TODAY = date(2026, 11, 25)
CONFIRMED = {"confirmed_on": date(2026, 10, 5), "confirmed_until": date(2027, 4, 3)}
UNCONFIRMED = ("nicht bestätigt", "warning")


def said(card: OfferCard | None = None, **fields: Any) -> list[tuple[str, str]]:
    """Return text and kind of everything that is said today of an entry with these fields."""
    badges = (card or OfferCard()).badges(Entry(**fields), TODAY)
    return [(badge.text, badge.kind) for badge in badges]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, UNCONFIRMED),
        (CONFIRMED, ("bestätigt am 5.10.2026", "success")),
        (
            {"confirmed_on": date(2026, 5, 1), "confirmed_until": date(2026, 11, 24)},
            ("zuletzt bestätigt am 1.5.2026", "warning"),
        ),
        (
            {"confirmed_on": date(2026, 5, 29), "confirmed_until": TODAY},
            ("bestätigt am 29.5.2026", "success"),
        ),
    ],
)
def test_a_confirmation_counts_until_its_last_day(fields: Any, expected: Any) -> None:
    assert said(**fields) == [expected]


@pytest.mark.parametrize(
    ("closure", "expected"),
    [
        ((TODAY, TODAY), [("geschlossen bis 25.11.2026", "danger")]),
        ((date(2026, 11, 1), None), [("zurzeit geschlossen", "danger")]),
        ((date(2026, 11, 26), None), []),
        ((date(2026, 11, 1), date(2026, 11, 24)), []),
    ],
)
def test_a_closure_is_told_on_its_days(closure: Any, expected: Any) -> None:
    assert said(closures=closures_to_json([closure])) == [*expected, UNCONFIRMED]


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        (None, []),
        (TODAY, []),
        (date(2026, 11, 26), [("ab 26. November 2026", "info")]),
        (date(2027, 9, 1), [("ab 1. September 2027", "info")]),
    ],
)
def test_what_begins_later_says_when(begins: Any, expected: Any) -> None:
    assert said(valid_from=begins) == [*expected, UNCONFIRMED]


WAITING = OfferCard(availability="Warteliste (Stand 3.11.2026)", availability_kind="warning")


def test_free_places_are_told() -> None:
    assert said(WAITING, **CONFIRMED)[0] == ("Warteliste (Stand 3.11.2026)", "warning")


def test_free_places_of_what_is_closed_are_not_told() -> None:
    found = said(WAITING, closures=closures_to_json([(date(2026, 11, 1), None)]), **CONFIRMED)
    assert [text for text, _kind in found] == ["zurzeit geschlossen", "bestätigt am 5.10.2026"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (AvailabilityState.WAITING_LIST, ("Warteliste (Stand 3.11.2026)", "warning")),
        # What nobody knows of places is not told.
        (AvailabilityState.UNKNOWN, ("", "")),
    ],
)
def test_free_places_are_told_with_the_day_they_were_said(
    offer: OfferPage, state: str, expected: Any
) -> None:
    Availability.objects.create(offer=offer, state=state, said_at=datetime(2026, 11, 3, 10, tzinfo=UTC))
    card = offer_card(offer)
    assert (card.availability, card.availability_kind) == expected


def test_a_card_is_plain_json_both_ways() -> None:
    card = OfferCard(form="Kurs", provider="DRK", place="Olfen", cost="kostenlos", phone="02595 1")
    stored = card_to_json(card)
    assert stored == {
        "form": "Kurs",
        "provider": "DRK",
        "place": "Olfen",
        "cost": "kostenlos",
        "phone": "02595 1",
    }
    assert card_from_json(OfferCard, stored) == card
