"""Fields of the administration that read what people write: ages and postcodes."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.age_fields import AgeField, MonthsField
from core.models import LifePhase, Municipality
from core.postcode_field import PostcodesField
from home.models import HomePage
from tests.core.factories import CountyFactory, MunicipalityFactory


def address(model: Any, name: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture
def admin(client: Client, superuser: User, home_page: HomePage) -> Client:
    client.force_login(superuser)
    return client


def test_an_age_stands_in_the_form_in_words() -> None:
    assert AgeField().prepare_value(30) == "2 Jahre 6 Monate"


def test_birth_is_an_age_where_one_is_needed() -> None:
    assert AgeField(required=True).clean("Geburt") == 0


def test_no_age_is_refused_where_one_is_needed() -> None:
    with pytest.raises(ValidationError):
        AgeField(required=True).clean(" ")


@pytest.mark.parametrize(
    ("written", "changed"), [("36 Monate", False), ("4 Jahre", True), ("drei", False), ("klein", True)]
)
def test_another_spelling_is_no_change(written: str, changed: bool) -> None:
    assert AgeField().has_changed(36, written) is changed


def test_ages_are_plain_numbers_for_migrations() -> None:
    assert MonthsField().deconstruct()[1] == "django.db.models.PositiveSmallIntegerField"


def test_a_phase_is_saved_with_ages_in_words(admin: Client) -> None:
    data = {
        "name": "Krippe",
        "slug": "",
        "description": "",
        "order": 1,
        "age_from": "8 Monate",
        "age_to": "3",
    }
    assert admin.post(address(LifePhase, "add"), data).status_code == 302
    phase = LifePhase.objects.get()
    assert (phase.age_from, phase.age_to) == (8, 36)


def test_what_is_no_age_is_told_at_its_field(admin: Client) -> None:
    data = {"name": "Krippe", "slug": "", "description": "", "order": 1, "age_from": "klein", "age_to": ""}
    response = admin.post(address(LifePhase, "add"), data)
    assert list(response.context["form"].errors) == ["age_from"]
    assert 'value="klein"' in response.text


@pytest.mark.parametrize("written", ["48653, 48654", "48653;48654", " 48653\n48654 48653 "])
def test_postcodes_are_read_from_one_line(written: str) -> None:
    assert PostcodesField().clean(written) == ["48653", "48654"]


def test_a_wrong_postcode_is_named() -> None:
    with pytest.raises(ValidationError, match="4865"):
        PostcodesField().clean("48653, 4865")


def test_no_postcodes_are_an_empty_list() -> None:
    assert PostcodesField(required=False).clean("") == []


def test_the_form_of_a_municipality_shows_and_saves_postcodes(admin: Client) -> None:
    town = MunicipalityFactory(county=CountyFactory(), postcodes=["48653"])
    page = admin.get(address(Municipality, "edit", town.pk))
    assert 'value="48653"' in page.text
    data = {
        "name": town.name,
        "slug": town.slug,
        "kind": town.kind,
        "county": town.county_id,
        "youth_office": town.youth_office_id or "",
        "ags": town.ags,
        "ars": town.ars,
        "postcodes": "48653, 48720",
        "latitude": "",
        "longitude": "",
        "border": "null",
    }
    response = admin.post(address(Municipality, "edit", town.pk), data)
    assert response.status_code == 302, response.context["form"].errors
    town.refresh_from_db()
    assert town.postcodes == ["48653", "48720"]
