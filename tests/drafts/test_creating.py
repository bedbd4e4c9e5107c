"""A form for a new page makes one page, whatever comes at once."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directory.models import MunicipalityPage, OfferPage
from tests.directory.factories import ProviderFactory
from tests.directory.in_town.test_editing import add_url, form_data

JSON = {"Accept": "application/json"}


def sent(key: str = "", **changes: Any) -> dict[str, Any]:
    return form_data(ProviderFactory(), **changes) | {"formular": key or str(uuid.uuid4())}


def test_the_form_carries_a_key(editor: Client, municipality_page: MunicipalityPage) -> None:
    response = editor.get(add_url(municipality_page))

    assert f'name="formular" value="{response.context["form_key"]}"' in response.content.decode()


def test_publishing_what_has_saved_itself_publishes_that_page_with_the_newest_text(
    editor: Client, municipality_page: MunicipalityPage
) -> None:
    data = sent(title="Eltern", slug="eltern")
    assert editor.post(add_url(municipality_page), data, headers=JSON).json()["success"]

    data |= {"title": "Elterncafé am Markt", "slug": "elterncafe", "action-publish": "1"}
    response = editor.post(add_url(municipality_page), data)

    assert response.status_code == 302
    offer = OfferPage.objects.get()
    assert (offer.live, offer.title, offer.slug) == (True, "Elterncafé am Markt", "elterncafe")


def test_what_saves_itself_too_late_changes_nothing_published(
    editor: Client, municipality_page: MunicipalityPage
) -> None:
    data = sent()
    editor.post(add_url(municipality_page), data | {"action-publish": "1", "title": "Fertig"})

    late = editor.post(add_url(municipality_page), data | {"title": "Fert"}, headers=JSON)

    assert late.status_code == 400
    assert late.json()["error_code"] == "invalid_revision"
    offer = OfferPage.objects.get()
    assert (offer.title, offer.has_unpublished_changes) == ("Fertig", False)


def test_a_second_click_makes_no_second_page(editor: Client, municipality_page: MunicipalityPage) -> None:
    data = sent() | {"action-publish": "1"}

    for _click in range(2):
        assert editor.post(add_url(municipality_page), data).status_code == 302

    assert OfferPage.objects.count() == 1


def test_the_key_of_another_person_leads_nowhere(
    editor: Client, municipality_page: MunicipalityPage, superuser: User
) -> None:
    data = sent()
    editor.post(add_url(municipality_page), data)
    other = Client()
    other.force_login(superuser)

    response = other.post(add_url(municipality_page), data)

    assert response.status_code == 200
    assert "slug" in response.context["form"].errors
    assert OfferPage.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "1234", "00000000-0000-0000-0000-00000000000g"])
def test_without_a_key_a_taken_address_is_a_message_at_the_field(
    editor: Client, municipality_page: MunicipalityPage, key: str
) -> None:
    data = form_data(ProviderFactory())
    editor.post(add_url(municipality_page), data)

    response = editor.post(add_url(municipality_page), data | {"formular": key, "action-publish": "1"})

    assert response.status_code == 200
    assert "slug" in response.context["form"].errors


def test_publishing_before_the_address_is_filled_in_makes_one_from_the_title(
    editor: Client, municipality_page: MunicipalityPage
) -> None:
    for _time in range(2):
        data = sent(title="Frühstück für Väter", slug="") | {"action-publish": "1"}
        assert editor.post(add_url(municipality_page), data).status_code == 302

    slugs = set(OfferPage.objects.values_list("slug", flat=True))
    assert slugs == {"fruehstueck-fuer-vaeter", "fruehstueck-fuer-vaeter-2"}


def test_an_emptied_address_of_a_published_page_stays_what_it_was(editor: Client, offer: OfferPage) -> None:
    offer.save_revision().publish()
    data = form_data(offer.provider, title="Anders", slug="") | {"action-publish": "1"}

    editor.post(reverse("wagtailadmin_pages:edit", args=[offer.pk]), data)
    # The form knows nothing of what the offer had: it is asked about first.
    assert OfferPage.objects.get().get_latest_revision().content["slug"] == offer.slug
