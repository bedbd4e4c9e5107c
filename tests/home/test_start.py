"""The start page begins with one's own municipality."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from tests.chain.conftest import Towns, every_sort, towns  # noqa: F401
from tests.updates.factories import make_update, make_update_index


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


def numbers(client: Client) -> dict[str, int]:
    return {phase.slug: number for phase, number, _url in client.get("/").context["phases"]}


def test_without_a_municipality_the_county_is_counted(every_sort: Towns, reading: Client) -> None:  # noqa: F811
    assert numbers(reading) == {"frueh": 4, "spaet": 1}


def test_with_a_municipality_its_offers_are_counted(
    every_sort: Towns,  # noqa: F811
    reading: Client,
    reader: User,
) -> None:
    User.objects.filter(pk=reader.pk).update(municipality=every_sort.senden)
    assert numbers(reading) == {"frueh": 2, "spaet": 1}


def test_municipality_is_remembered(towns: Towns, reading: Client, reader: User) -> None:  # noqa: F811
    response = reading.post("/konto/meine-kommune/", {"kommune": towns.olfen.slug, "next": "/"})
    reader.refresh_from_db()
    assert (response.headers["Location"], reader.municipality) == ("/", towns.olfen)


def test_whole_county_forgets_the_municipality(towns: Towns, reading: Client, reader: User) -> None:  # noqa: F811
    User.objects.filter(pk=reader.pk).update(municipality=towns.olfen)
    reading.post("/konto/meine-kommune/", {"kommune": ""})
    reader.refresh_from_db()
    assert reader.municipality is None


def test_unknown_municipality_changes_nothing(towns: Towns, reading: Client, reader: User) -> None:  # noqa: F811
    User.objects.filter(pk=reader.pk).update(municipality=towns.olfen)
    reading.post("/konto/meine-kommune/", {"kommune": "atlantis"})
    reader.refresh_from_db()
    assert reader.municipality == towns.olfen


def test_remembering_leads_to_no_other_site(towns: Towns, reading: Client) -> None:  # noqa: F811
    response = reading.post("/konto/meine-kommune/", {"kommune": "", "next": "https://evil.example/"})
    assert response.headers["Location"] == "/"


def test_updates_for_other_municipalities_are_left_to_the_list(
    towns: Towns,  # noqa: F811
    reading: Client,
    reader: User,
    home_page: object,
) -> None:
    index = make_update_index(home_page)
    make_update(index, title="Für Olfen", municipalities=[towns.olfen])
    make_update(index, title="Für Senden", municipalities=[towns.senden])
    make_update(index, title="Für alle")
    User.objects.filter(pk=reader.pk).update(municipality=towns.olfen)
    titles = {update.title for update in reading.get("/").context["updates"]}
    assert titles == {"Für Olfen", "Für alle"}
