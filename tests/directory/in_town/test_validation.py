"""What makes no sense is refused with a message at its field."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from directory.choices import AvailabilityState
from directory.models import Availability, Closure, OfferContact, OfferPage, OpeningHours, Provider
from tests.directory.factories import MunicipalityFactory, OfferFactory, ProviderFactory

NONSENSE: list[tuple[str, dict[str, Any]]] = [
    ("age_to", {"age_from": 36, "age_to": 12}),
    ("age_to", {"age_from": 12, "age_to": 12}),
    ("age_to", {"age_from": 0, "age_to": 20_000}),
    ("valid_to", {"valid_from": date(2026, 5, 1), "valid_to": date(2026, 4, 1)}),
    ("price", {"costs": ["kostenlos"], "price": Decimal(10)}),
    ("price", {"price": Decimal(-1)}),
    ("costs", {"costs": ["kostenlos", "kostenpflichtig"]}),
    ("costs", {"costs": ["kostenlos", "nach-einkommen"]}),
    ("costs", {"costs": ["geschenkt"]}),
    ("access", {"access": ["durchs-fenster"]}),
    ("formats", {"formats": "beratung"}),
    ("postcode", {"postcode": "4865"}),
    ("postcode", {"postcode": "D4865"}),
    ("longitude", {"latitude": 51.9}),
    ("latitude", {"longitude": 7.2}),
    ("latitude", {"latitude": 40.0, "longitude": 7.2}),
    ("longitude", {"latitude": 51.9, "longitude": -7.2}),
    ("website", {"website": "keine Adresse"}),
    ("change_note", {"change_note": "x" * 251, "changed_on": date(2026, 1, 1)}),
]


@pytest.mark.parametrize(("field", "values"), NONSENSE)
def test_an_offer_refuses_nonsense_at_its_field(municipality_page: Any, field: str, values: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        OfferFactory(parent=municipality_page, **values)

    assert set(caught.value.message_dict) == {field}


@pytest.mark.parametrize(
    "values",
    [
        {"age_from": 0, "age_to": None},
        {"age_from": 12, "age_to": 13},
        {"costs": ["kostenlos"], "price": Decimal(0)},
        {"costs": ["kostenlos", "krankenkasse"]},
        {"latitude": 51.94, "longitude": 7.17},
        {"valid_from": date(2026, 5, 1), "valid_to": date(2026, 5, 1)},
    ],
)
def test_an_offer_takes_what_makes_sense(municipality_page: Any, values: Any) -> None:
    assert OfferFactory(parent=municipality_page, **values).pk


def test_choices_are_kept_once_and_in_order(municipality_page: Any) -> None:
    offer = OfferFactory(parent=municipality_page, formats=["kurs", "beratung", "kurs"])

    assert OfferPage.objects.get(pk=offer.pk).formats == ["beratung", "kurs"]


def test_choices_have_words(municipality_page: Any) -> None:
    assert OfferFactory(parent=municipality_page, formats=["kurs"]).formats_labels == ["Kurs"]


@pytest.mark.parametrize(
    ("opens", "closes"),
    [(time(22), time(2)), (time(18), time()), (time(), time()), (time(13), time(6)), (time(20), time(9))],
)
def test_hours_may_run_past_midnight_and_around_the_clock(opens: time, closes: time) -> None:
    OpeningHours(weekdays=["sa"], opens=opens, closes=closes).full_clean(exclude=["page"])


@pytest.mark.parametrize(
    ("field", "row"),
    [
        ("closes", OpeningHours(weekdays=["mo"], opens=time(12), closes=time(9))),
        ("closes", OpeningHours(weekdays=["mo"], opens=time(9), closes=time(9))),
        ("closes", OpeningHours(weekdays=["mo"], opens=time(14), closes=time(9))),
        ("closes", OpeningHours(weekdays=["mo"], opens=time(20), closes=time(18))),
        ("opens", OpeningHours(weekdays=["mo"], closes=time(9))),
        ("valid_to", OpeningHours(weekdays=["mo"], valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1))),
        ("weekdays", OpeningHours(weekdays=["montag"], opens=time(9))),
        ("weekdays", OpeningHours(weekdays=[], opens=time(9))),
        ("phone", OfferContact(function="Büro")),
        ("phone", OfferContact(function="Büro", phone="anrufen!")),
        ("email", OfferContact(function="Büro", email="büro")),
        ("function", OfferContact(phone="02541 1234")),
    ],
)
def test_parts_of_an_offer_refuse_nonsense_at_their_field(field: str, row: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        row.full_clean(exclude=["page"])

    assert set(caught.value.message_dict) == {field}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("weeks", {"state": AvailabilityState.FREE, "weeks": 3}),
        ("weeks", {"state": AvailabilityState.WAITING_LIST, "weeks": 0}),
        ("weeks", {"state": AvailabilityState.WAITING_LIST, "weeks": 1000}),
        ("said_at", {"said_at": timezone.now() + timedelta(1)}),
        ("state", {"state": "vielleicht"}),
    ],
)
def test_availability_refuses_nonsense_at_its_field(offer: OfferPage, field: str, values: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Availability(offer=offer, **values).full_clean()

    assert set(caught.value.message_dict) == {field}


def test_a_closure_does_not_end_before_it_starts(offer: OfferPage) -> None:
    closure = Closure(offer=offer, note="Umbau", starts_on=date(2026, 2, 2), ends_on=date(2026, 2, 1))

    with pytest.raises(ValidationError, match="Ende liegt vor dem Anfang"):
        closure.full_clean()


def test_a_provider_cannot_stand_above_itself(db: None) -> None:
    top = ProviderFactory()
    middle = ProviderFactory(parent=top)
    top.parent = ProviderFactory(parent=middle)

    with pytest.raises(ValidationError, match="nicht zu sich selbst"):
        top.full_clean()


def test_a_loop_further_up_does_not_hang(db: None) -> None:
    first, second = ProviderFactory(), ProviderFactory()
    Provider.objects.filter(pk=first.pk).update(parent=second)
    Provider.objects.filter(pk=second.pk).update(parent=first)

    with pytest.raises(ValidationError):
        Provider(name="Neu", parent=first).full_clean()


def test_providers_of_one_name_have_addresses_of_their_own(db: None) -> None:
    assert [ProviderFactory(name="Käfer e. V.").slug for _ in range(2)] == ["kaefer-e-v", "kaefer-e-v-2"]


def test_the_page_of_a_municipality_has_its_address(directory_page: Any) -> None:
    from tests.directory.factories import MunicipalityPageFactory

    town = MunicipalityFactory(name="Lüdinghausen", slug="luedinghausen")
    page = MunicipalityPageFactory(parent=directory_page, municipality=town, title="Stadt am Wasser")

    assert page.slug == "luedinghausen"
