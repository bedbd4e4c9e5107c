"""What all pages have in common."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from directory.models import DirectoryPage, MunicipalityPage, OfferPage
from home.models import HomePage
from tests.directory.factories import DirectoryPageFactory, MunicipalityPageFactory, OfferFactory


@pytest.fixture
def directory(home_page: HomePage) -> DirectoryPage:
    return DirectoryPageFactory(parent=home_page)


@pytest.fixture
def municipality(directory: DirectoryPage) -> MunicipalityPage:
    return MunicipalityPageFactory(parent=directory)


@pytest.fixture
def offer(municipality: MunicipalityPage) -> OfferPage:
    return OfferFactory(parent=municipality)


def _again(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def test_nobody_is_responsible_when_nobody_is_named(offer: OfferPage) -> None:
    assert _again(offer).get_responsible() is None


def test_the_nearest_page_above_says_who_is_responsible(
    offer: OfferPage, municipality: MunicipalityPage, directory: DirectoryPage, reader: User
) -> None:
    group = Group.objects.create(name="Redaktion")
    DirectoryPage.objects.filter(pk=directory.pk).update(responsible_person=reader)
    MunicipalityPage.objects.filter(pk=municipality.pk).update(responsible_group=group)
    assert _again(offer).get_responsible() == group


def test_responsibility_comes_from_far_above(
    offer: OfferPage, directory: DirectoryPage, reader: User
) -> None:
    DirectoryPage.objects.filter(pk=directory.pk).update(responsible_person=reader)
    assert _again(offer).get_responsible() == reader


def test_own_responsibility_goes_first(
    offer: OfferPage, directory: DirectoryPage, reader: User, superuser: User
) -> None:
    DirectoryPage.objects.filter(pk=directory.pk).update(responsible_person=reader)
    OfferPage.objects.filter(pk=offer.pk).update(responsible_person=superuser)
    assert _again(offer).get_responsible() == superuser


def test_two_cannot_be_responsible(offer: OfferPage, reader: User) -> None:
    offer.responsible_person, offer.responsible_group = reader, Group.objects.create(name="Redaktion")
    with pytest.raises(ValidationError) as raised:
        offer.full_clean()
    assert list(raised.value.message_dict) == ["responsible_group"]


def test_a_note_on_a_change_needs_its_date(offer: OfferPage) -> None:
    offer.change_note = "Neue Adresse"
    with pytest.raises(ValidationError) as raised:
        offer.full_clean()
    assert list(raised.value.message_dict) == ["changed_on"]


def test_an_address_is_made_the_german_way(municipality: MunicipalityPage) -> None:
    offer = OfferFactory(parent=municipality, title="Frühe Hilfen für Größere")
    assert offer.slug == "fruehe-hilfen-fuer-groessere"


def test_breadcrumbs_lead_from_the_start_page_down(offer: OfferPage) -> None:
    titles = [page.title for page in offer.breadcrumbs]
    assert titles[:2] == ["Präventionsnetz", "Angebote im Kreis"]
    assert len(titles) == 3


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5])
def test_a_restriction_anywhere_above_is_found(offer: OfferPage, depth: int) -> None:
    offer = _again(offer)
    place = Page.objects.get(path=offer.path[: depth * Page.steplen])
    restriction = PageViewRestriction.objects.create(page=place, restriction_type=PageViewRestriction.LOGIN)
    assert list(offer.get_view_restrictions()) == [restriction]


def test_a_restriction_beside_is_not_found(offer: OfferPage, municipality: MunicipalityPage) -> None:
    beside = OfferFactory(parent=municipality)
    PageViewRestriction.objects.create(page=beside, restriction_type=PageViewRestriction.LOGIN)
    assert not _again(offer).get_view_restrictions()


def test_an_alias_is_restricted_as_its_source(offer: OfferPage, directory: DirectoryPage) -> None:
    alias = _again(offer).create_alias(parent=directory, update_slug="alias")
    restriction = PageViewRestriction.objects.create(page=offer, restriction_type=PageViewRestriction.LOGIN)
    assert list(_again(alias).get_view_restrictions()) == [restriction]


def test_a_page_is_found_by_its_address(offer: OfferPage, client: Client, reader: User) -> None:
    client.force_login(reader)
    response = client.get(offer.url)
    assert (response.status_code, response.context["page"].pk) == (200, offer.pk)


@pytest.mark.parametrize("address", ["nicht-da/", "angebote-im-kreis/nicht-da/", "start/"])
def test_an_address_without_page_is_not_found(
    offer: OfferPage, client: Client, reader: User, address: str
) -> None:
    client.force_login(reader)
    assert client.get(f"/{address}").status_code == 404


def test_a_draft_is_not_found_by_readers(offer: OfferPage, client: Client, reader: User) -> None:
    offer.unpublish()
    client.force_login(reader)
    assert client.get(offer.url).status_code == 404


def test_a_page_below_a_draft_is_still_found(
    offer: OfferPage, municipality: MunicipalityPage, client: Client, reader: User
) -> None:
    municipality.unpublish()
    client.force_login(reader)
    assert client.get(offer.url).status_code == 200
