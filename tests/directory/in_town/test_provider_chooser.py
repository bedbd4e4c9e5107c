"""Choosing a provider while writing an offer, and making a new one on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from directory.choices import ProviderKind
from directory.models import MunicipalityPage, Provider
from tests.directory.factories import MunicipalityFactory, ProviderFactory


def address(name: str) -> str:
    return reverse(f"wagtailsnippetchoosers_directory_provider:{name}")


def new(**changes: Any) -> dict[str, Any]:
    """What the dialogue sends for a new provider."""
    fields = ("municipality", "phone", "email", "website", "street", "postcode", "town")
    return {"name": "Spielkreis", "kind": ProviderKind.ASSOCIATION, **dict.fromkeys(fields, ""), **changes}


@pytest.mark.parametrize("words", ["spielkreis", "Spielkreis Buldern", "buldern"])
def test_providers_are_found_by_name_and_town(editor: Client, words: str) -> None:
    ProviderFactory(name="Spielkreis e. V.", town="Buldern")
    ProviderFactory(name="Musikschule", town="Olfen")
    html = editor.get(address("choose_results"), {"q": words}).content.decode()
    assert "Spielkreis" in html
    assert "Musikschule" not in html


def test_providers_are_narrowed_by_kind(editor: Client) -> None:
    ProviderFactory(name="Spielkreis", kind=ProviderKind.ASSOCIATION)
    html = editor.get(address("choose_results"), {"kind": ProviderKind.CLINIC}).content.decode()
    assert "Spielkreis" not in html


def test_the_list_needs_the_same_queries_with_many_providers(
    editor: Client, django_assert_max_num_queries: Any, municipality_page: MunicipalityPage
) -> None:
    ProviderFactory.create_batch(20, municipality=municipality_page.municipality)
    with django_assert_max_num_queries(14):
        editor.get(address("choose_results"))


def test_an_editor_makes_a_provider_of_the_own_municipality(
    editor: Client, municipality_page: MunicipalityPage
) -> None:
    answer = editor.post(address("create"), new(municipality=municipality_page.municipality_id))
    assert answer.json()["step"] == "chosen"
    assert Provider.objects.get().municipality == municipality_page.municipality


@pytest.mark.parametrize("place", ["", "foreign"])
def test_an_editor_makes_none_for_the_county_or_others(editor: Client, place: str) -> None:
    foreign = MunicipalityFactory().pk if place else ""
    answer = editor.post(address("create"), new(municipality=foreign))
    assert answer.json()["step"] == "reshow_creation_form"
    assert not Provider.objects.exists()


def test_the_same_provider_is_not_made_twice(editor: Client, municipality_page: MunicipalityPage) -> None:
    ProviderFactory(name="Spielkreis")
    answer = editor.post(
        address("create"),
        new(name=" spielkreis ", municipality=municipality_page.municipality_id),
    )
    assert "gibt es schon" in answer.json()["htmlFragment"]
