"""How the directory is found."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.models import YouthOffice
from directory.choices import AvailabilityState
from directory.entries import municipality_entry, offer_entry, provider_entry
from directory.models import Cooperation, OfferContact, OfferPage
from directory.offer_words import needs_no_referral
from search.index.building import build
from search.models import Mark
from search.registry.sources import sources
from tests.directory.factories import (
    AvailabilityFactory,
    ConfirmationFactory,
    LanguageFactory,
    MunicipalityFactory,
    OfferFactory,
    ProviderFactory,
    TopicFactory,
)
from tests.directory.town import Town


def test_an_offer_is_found_by_its_facets_and_words(municipality_page: Any) -> None:
    offer = OfferFactory(
        parent=municipality_page,
        description="<p>Frühstück</p><p>mit Babys</p>",
        topics=[TopicFactory(name="Frühe Hilfen", slug="fruehe-hilfen")],
        languages=[LanguageFactory(slug="ukrainisch")],
        formats=["kurs"],
        costs=["kostenlos"],
        cooperations=[Cooperation(provider=ProviderFactory(name="DRK-Kreisverband"))],
    )

    entry = offer_entry(offer)

    assert entry.facets["municipality"] == [municipality_page.municipality.slug]
    assert entry.facets["topic"] == ["fruehe-hilfen"]
    assert entry.facets["language"] == ["ukrainisch"]
    assert entry.facets["format"] == ["kurs"]
    assert entry.facets["cost"] == ["kostenlos"]
    assert entry.facets["provider"] == [offer.provider.slug]
    assert "Frühstück mit Babys" in entry.text
    assert "DRK-Kreisverband" in entry.keywords


@pytest.mark.parametrize(
    ("access", "free_access"),
    [
        (["offen"], ["ohne"]),
        (["anmeldung", "anonym"], ["ohne"]),
        (["aufsuchend"], ["ohne"]),
        (["ueberweisung"], []),
        (["anmeldung", "ueberweisung"], []),
        (["offen", "antrag"], []),
    ],
)
def test_no_referral_is_needed_where_access_is_said_without_one(
    municipality_page: Any, access: list[str], free_access: list[str]
) -> None:
    offer = OfferFactory(parent=municipality_page, access=access)
    assert offer_entry(offer).facets["referral"] == free_access


def test_where_nothing_is_said_about_access_nobody_is_sent_in_vain() -> None:
    assert needs_no_referral([]) is False


@pytest.mark.parametrize(("accessible", "found"), [("ja", ["ja"]), ("nein", []), ("unbekannt", [])])
def test_only_what_is_said_to_be_accessible_is_found_as_such(
    municipality_page: Any, accessible: str, found: list[str]
) -> None:
    offer = OfferFactory(parent=municipality_page, accessible=accessible)
    assert offer_entry(offer).facets["accessible"] == found


ANSWERS = [
    ("accessible", "Barrierefrei"),
    ("interpreting", "Dolmetschen möglich"),
    ("childcare", "Mit Kinderbetreuung"),
    ("open_to_all", "Auch ohne Leistungsanspruch"),
]


@pytest.mark.parametrize(("field", "words"), ANSWERS)
def test_what_an_offer_answers_with_yes_is_found_by_its_words(
    municipality_page: Any, field: str, words: str
) -> None:
    yes, no, unknown = (
        offer_entry(OfferFactory(parent=municipality_page, **{field: answer}))
        for answer in ("ja", "nein", "unbekannt")
    )

    assert words in yes.text
    assert words not in no.text + unknown.text
    assert [entry.facets[field] for entry in (yes, no, unknown)] == [["ja"], [], []]


def test_an_offer_with_appointments_online_is_found_by_these_words(municipality_page: Any) -> None:
    offer = OfferFactory(parent=municipality_page, appointment_url="https://termine.example/")

    entry, other = offer_entry(offer), offer_entry(OfferFactory(parent=municipality_page))

    assert "Termin online buchen" in entry.text
    assert "Termin online buchen" not in other.text
    assert [entry.facets["appointment"], other.facets["appointment"]] == [["ja"], []]


def test_a_county_wide_offer_is_found_in_every_municipality(directory_page: Any, town: Town) -> None:
    towns = [town.municipality_page.municipality, *MunicipalityFactory.create_batch(3)]

    entry = offer_entry(OfferFactory(parent=directory_page))

    assert set(entry.facets["municipality"]) == {one.slug for one in towns}


def test_of_a_hidden_address_search_knows_the_town_only(municipality_page: Any) -> None:
    offer = OfferFactory(
        parent=municipality_page,
        place_name="Haus Zuflucht",
        street="Geheimweg 17",
        postcode="48249",
        town="Dülmen",
        latitude=51.83,
        longitude=7.28,
        hide_address=True,
    )

    entry = offer_entry(offer)

    assert "Dülmen" in entry.text
    assert (entry.latitude, entry.longitude) == (None, None)
    words = f"{entry.title}{entry.summary}{entry.text}{entry.keywords}{entry.card}{entry.facets}"
    assert [secret for secret in ("Zuflucht", "Geheimweg", "48249", "51.83") if secret in words] == []


def test_the_result_list_knows_places_and_confirmation(offer: OfferPage) -> None:
    AvailabilityFactory(offer=offer, state=AvailabilityState.FREE)
    ConfirmationFactory(offer=offer)

    entry = offer_entry(OfferPage.objects.get(pk=offer.pk))

    assert entry.card.availability.startswith("Plätze frei (Stand ")
    assert entry.confirmed_on


def test_a_confirmation_counts_half_a_year_from_its_day_here(offer: OfferPage) -> None:
    # Half past midnight in Germany, still the day before in UTC.
    ConfirmationFactory(offer=offer, said_at=datetime(2026, 7, 1, 22, 30, tzinfo=UTC))

    entry = offer_entry(OfferPage.objects.get(pk=offer.pk))

    assert (entry.confirmed_on, entry.confirmed_until) == (date(2026, 7, 2), date(2026, 12, 29))


@pytest.mark.parametrize(
    ("contacts", "number"),
    [(["", "02595 1", "02595 2"], "02595 1"), ([""], "02541 9"), ([], "02541 9")],
)
def test_the_number_to_call_is_the_first_contacts_else_the_providers(
    municipality_page: Any, contacts: list[str], number: str
) -> None:
    offer = OfferFactory(
        parent=municipality_page,
        provider=ProviderFactory(phone="02541 9"),
        contacts=[OfferContact(function="Büro", phone=phone, email="a@example.org") for phone in contacts],
    )

    assert offer_entry(offer).card.common().phone == number


def test_numbers_of_contacts_providers_and_offices_are_searched(municipality_page: Any) -> None:
    offer = OfferFactory(
        parent=municipality_page,
        provider=ProviderFactory(phone="02541 9"),
        contacts=[OfferContact(function="Büro", phone=phone) for phone in ("02595 1", "02595 2")],
    )
    municipality_page.contact_phone = "02595 3"
    municipality_page.municipality.youth_office = YouthOffice(name="Jugendamt", phone="02541 18-0")

    assert list(offer_entry(offer).phones) == ["02595 1", "02595 2", "02541 9"]
    assert list(provider_entry(ProviderFactory(phone="02595 4")).phones) == ["02595 4"]
    assert list(municipality_entry(municipality_page).phones) == ["02595 3", "02541 18-0"]


def test_a_provider_and_a_municipality_are_found(municipality_page: Any) -> None:
    provider = ProviderFactory(municipality=municipality_page.municipality)

    assert provider_entry(provider).url == provider.get_absolute_url()
    assert municipality_entry(municipality_page).facets["municipality"] == [
        municipality_page.municipality.slug
    ]


@pytest.mark.parametrize("record", [AvailabilityFactory, ConfirmationFactory])
def test_a_record_marks_its_offer(offer: OfferPage, record: Any) -> None:
    Mark.objects.all().delete()

    record(offer=offer)

    assert Mark.objects.filter(object_id=offer.pk).exists()


def test_a_new_municipality_marks_what_serves_all(directory_page: Any) -> None:
    offer = OfferFactory(parent=directory_page)
    Mark.objects.all().delete()

    MunicipalityFactory()

    assert Mark.objects.filter(object_id=offer.pk).exists()


def test_entries_need_the_same_number_of_queries_however_many(
    municipality_page: Any, django_assert_num_queries: Any
) -> None:
    offers = [OfferFactory(parent=municipality_page, topics=[TopicFactory()]) for _ in range(8)]
    source = sources()[OfferPage]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    build(source, [offers[0].pk])
    with CaptureQueriesContext(connection) as one:
        build(source, [offers[0].pk])
    with django_assert_num_queries(len(one)):
        entries, errors = build(source, [offer.pk for offer in offers])

    assert (len(entries), errors) == (8, {})
