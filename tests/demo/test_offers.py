"""The offers of the demo: many, everywhere, uneven, and each worth opening."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from django.db.models import Q
from django.utils import timezone
from django.utils.html import strip_tags

from accounts.models import User
from chain.coverage import coverage
from chain.standards import all_standards, standings
from core.models import LifePhase, Municipality, YouthOffice
from demo.directory import EXAMPLE, load_offers
from demo.rows import HERE
from directory.choices import Access, AvailabilityState, Cost, Format, PreventionKind, PreventionTime
from directory.models import (
    Availability,
    Closure,
    Confirmation,
    Language,
    MunicipalityPage,
    OfferContact,
    OfferPage,
    OpeningHours,
    Provider,
)
from tests.demo.accounts import account
from tests.demo.counts import row_counts

pytestmark = pytest.mark.django_db

# What the demo leaves open on purpose, so that the chain has something to show.
GAPS = {
    ("ascheberg", "10-bis-16-jahre"),
    ("billerbeck", "3-bis-6-jahre"),
    ("havixbeck", "uebergang-schuleberuf"),
    ("nordkirchen", "schwangerschaft-und-geburt"),
    ("rosendahl", "uebergang-schuleberuf"),
}
PHONE = re.compile(r"\b0\d{3,4} ?[/-]? ?\d[\d -]*")


@pytest.fixture
def coordination() -> User:
    return account("koordination")


def own_words(offer: OfferPage) -> str:
    """Give what the description says apart from the sentence that marks it as an example."""
    return strip_tags(offer.description.replace(EXAMPLE, "")).strip()


def test_there_are_many_offers() -> None:
    assert OfferPage.objects.live().count() >= 165


def test_every_provider_offers_something() -> None:
    assert Provider.objects.count() >= 48
    assert list(Provider.objects.filter(offers=None).values_list("slug", flat=True)) == []


def test_the_two_largest_towns_have_the_most_and_no_municipality_has_none() -> None:
    numbers = {page.slug: page.get_children().live().count() for page in MunicipalityPage.objects.all()}
    assert len(numbers) == 11
    assert min(numbers.values()) >= 6
    assert {slug for slug, number in numbers.items() if number >= 28} == {"coesfeld", "duelmen"}


def test_every_municipality_says_what_it_does_and_whom_to_call() -> None:
    pages = MunicipalityPage.objects.exclude(introduction="").exclude(contact_phone="")
    assert pages.exclude(contact_office="").count() == 11
    assert [page.slug for page in pages if "ist ein Beispiel" not in page.introduction] == []


def test_the_chain_shows_the_gaps_left_on_purpose_and_no_others(coordination: User) -> None:
    municipalities, phases = list(Municipality.objects.without_county()), list(LifePhase.objects.all())
    found = coverage(coordination, municipalities)
    empty = {
        (place.slug, phase.slug)
        for place in municipalities
        for phase in phases
        if not found.cells.get((place.pk, phase.pk))
    }
    assert empty == GAPS


def test_young_people_from_fourteen_find_nothing_in_rosendahl(coordination: User) -> None:
    rosendahl = Municipality.objects.get(slug="rosendahl")
    youth = LifePhase.objects.filter(slug__in=["10-bis-16-jahre", "uebergang-schuleberuf"])
    offers = OfferPage.objects.serving(rosendahl).listed_for(coordination).filter(life_phases__in=youth)
    assert not offers.filter(Q(age_to=None) | Q(age_to__gt=14 * 12)).exists()


def test_some_standards_are_met_and_some_are_not(coordination: User) -> None:
    found = standings(coordination, all_standards(), list(Municipality.objects.without_county()))
    assert {standing.is_met for row in found.values() for standing in row} == {True, False}


def test_few_offers_are_for_the_whole_county() -> None:
    assert 0 < OfferPage.objects.filter(serves_all=True).count() <= 12


def test_some_offers_do_the_same_in_the_same_town() -> None:
    same = Counter(
        (offer.town, offer.age_from, offer.age_to, *sorted(phase.slug for phase in offer.life_phases.all()))
        for offer in OfferPage.objects.live()
        if Format.OPEN in offer.formats
    )
    assert {key[0] for key, number in same.items() if number > 1} >= {"Dülmen", "Senden"}


def test_every_description_adds_to_its_summary() -> None:
    offers = OfferPage.objects.all()
    assert [o.slug for o in offers if not own_words(o) or o.summary in own_words(o)] == []


def test_no_text_stands_at_two_offers() -> None:
    texts = Counter(text for o in OfferPage.objects.all() for text in (o.title, o.summary, own_words(o)))
    assert {text for text, number in texts.items() if number > 1} == set()


def test_every_page_of_the_directory_is_tagged_and_says_that_it_is_an_example() -> None:
    pages: list[Any] = [*OfferPage.objects.all(), *MunicipalityPage.objects.all()]
    assert [page.slug for page in pages if "Beispiel" not in page.tags.names()] == []
    assert not OfferPage.objects.exclude(description__endswith=EXAMPLE).exists()


def test_titles_of_offers_carry_no_mark() -> None:
    assert not OfferPage.objects.filter(title__icontains="beispiel").exists()


def test_no_telephone_number_belongs_to_anybody() -> None:
    phones = {
        *OfferContact.objects.values_list("phone", flat=True),
        *Provider.objects.values_list("phone", flat=True),
        *MunicipalityPage.objects.values_list("contact_phone", flat=True),
        *YouthOffice.objects.values_list("phone", flat=True),
    } - {""}
    assert {phone for phone in phones if not re.match(r"0\d{4} 000-\d", phone)} == set()


def test_no_demo_text_names_a_telephone_number_that_may_exist() -> None:
    said = {number for path in HERE.rglob("*.json") for number in PHONE.findall(path.read_text("utf-8"))}
    assert said
    assert {number for number in said if " 000-" not in number} == set()


def test_addresses_outside_lead_nowhere() -> None:
    offers = OfferPage.objects.all()
    links = [link for offer in offers for link in (offer.website, offer.appointment_url) if link]
    assert links
    assert [link for link in links if ".example/" not in link] == []


def test_a_hidden_address_has_no_point_on_a_map() -> None:
    hidden = OfferPage.objects.filter(hide_address=True)
    assert hidden.exists()
    assert not hidden.exclude(latitude=None).exists()


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("formats", Format),
        ("access", Access),
        ("costs", Cost),
        ("prevention_kinds", PreventionKind),
        ("prevention_times", PreventionTime),
    ],
)
def test_every_filter_finds_something(field: str, values: Any) -> None:
    used = {value for offer in OfferPage.objects.all() for value in getattr(offer, field)}
    assert used == set(values.values)


def test_every_language_is_spoken_somewhere() -> None:
    assert not Language.objects.filter(offers=None).exists()


def test_offers_are_confirmed_lately_long_ago_and_never() -> None:
    numbers = {
        "lately": Confirmation.objects.filter(said_at__year=2026, said_at__month__gte=9).count(),
        "long ago": Confirmation.objects.filter(said_at__year=2025).count(),
        "never": OfferPage.objects.filter(confirmations=None).count(),
    }
    assert {name for name, number in numbers.items() if number < 5} == set()


def test_some_offers_are_full_closed_over_or_still_to_come() -> None:
    today = timezone.localdate()
    states = set(Availability.objects.values_list("state", flat=True))
    assert states == set(AvailabilityState.values) - {AvailabilityState.UNKNOWN}
    assert Closure.objects.count() >= 3
    assert OfferPage.objects.filter(valid_to__lt=today).exists()
    assert OfferPage.objects.filter(valid_from__isnull=False).exists()


@pytest.mark.parametrize("model", [OfferContact, OpeningHours, Closure, Provider])
def test_everything_around_an_offer_passes_its_own_checks(model: Any) -> None:
    for row in model.objects.all():
        row.full_clean()


def test_an_offer_that_somebody_took_away_comes_back_alone(coordination: User) -> None:
    before = row_counts()
    OfferPage.objects.get(slug="babymassage-senden").delete()
    load_offers(coordination)
    after = row_counts()
    assert after["directory.OfferPage"] == before["directory.OfferPage"]
    assert after["directory.Provider"] == before["directory.Provider"]


def test_a_word_that_nobody_reads_is_an_error(monkeypatch: pytest.MonkeyPatch, coordination: User) -> None:
    line = {"title": "Neu", "telefon": "02541 000-1", "provider": "drk-beispiel"}
    monkeypatch.setattr("demo.directory.rows", lambda name: [line])
    with pytest.raises(LookupError, match="telefon"):
        load_offers(coordination)
