"""The ways from what people read to where they change it: only for those who may."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from accounts.models import User
from directory.models import DirectoryPage, MunicipalityPage, OfferPage
from tests.directory.factories import MunicipalityPageFactory, OfferFactory


def test_the_contact_of_an_offer_leads_to_its_field_in_the_form(editor: Client, offer: OfferPage) -> None:
    form = reverse("wagtailadmin_pages:edit", args=[offer.pk])
    assert f"{form}#:w:contentpath=phone" in editor.get(offer.url).content.decode()


def test_a_new_offer_begins_on_the_page_of_the_municipality(
    editor: Client, municipality_page: MunicipalityPage
) -> None:
    form = reverse("wagtailadmin_pages:add", args=["directory", "offerpage", municipality_page.pk])
    assert form in editor.get(municipality_page.url).content.decode()


def test_editors_get_no_such_way_in_another_municipality(
    editor: Client, directory_page: DirectoryPage
) -> None:
    foreign = MunicipalityPageFactory(parent=directory_page)
    offer = OfferFactory(parent=foreign)
    assert "/admin/pages/add/" not in editor.get(foreign.url).content.decode()
    assert "contentpath" not in editor.get(offer.url).content.decode()


def test_readers_get_no_such_way(client: Client, reader: User, offer: OfferPage) -> None:
    client.force_login(reader)
    assert "contentpath" not in client.get(offer.url).content.decode()
    assert "/admin/" not in client.get(offer.get_parent().url).content.decode()
