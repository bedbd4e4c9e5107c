"""Run in a copy of the site to which ``outdoors.patch`` has added a field: where one meets it.

No file of tests by its name: pytest runs it only where it is named.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directory.completeness import missing
from directory.importing import import_offers, load_mapping, read_table
from directory.models import OfferPage
from search.api import catch_up_all
from tests.directory.factories import OfferFactory
from tests.directory.in_town.test_editing import form_data
from tests.directory.town import (
    directory_page,
    editor,
    home_page,
    municipality_page,
    town,
    town_of_module,
)

__all__ = ["directory_page", "editor", "home_page", "municipality_page", "town", "town_of_module"]


@pytest.fixture
def readers_client(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


@pytest.fixture
def offers(municipality_page: Any) -> list[str]:
    """Offers that are, are not and may be outside; nothing else tells them apart."""
    titles = []
    for answer in ("ja", "nein", "unbekannt"):
        offer = OfferFactory(parent=municipality_page, outdoors=answer)
        titles.append(offer.title)
    catch_up_all()
    return titles


def test_the_form_asks_for_it_and_its_answer_is_published(editor: Client, municipality_page: Any) -> None:
    offer = OfferFactory(parent=municipality_page)
    address = reverse("wagtailadmin_pages:edit", args=[offer.pk])

    assert 'name="outdoors"' in editor.get(address).content.decode()

    sent = form_data(offer.provider, outdoors="ja") | {"action-publish": "1"}
    assert editor.post(address, sent).status_code == 302
    offer = OfferPage.objects.get(pk=offer.pk)
    assert offer.outdoors == "ja"
    assert "Findet draußen statt" in editor.get(offer.url).content.decode()


def test_words_find_it(readers_client: Client, offers: list[str]) -> None:
    html = readers_client.get("/suche/", {"q": "draußen"}).content.decode()

    assert [title in html for title in offers] == [True, False, False]


def test_it_is_a_filter(readers_client: Client, offers: list[str]) -> None:
    assert "Draußen" in readers_client.get("/suche/").content.decode()

    html = readers_client.get("/suche/", {"draussen": "ja"}).content.decode()

    assert [title in html for title in offers] == [True, False, False]


MAPPING = """
source = "Probe"
id = "nr"
[fields]
title = { column = "name" }
summary = { column = "name" }
outdoors = { column = "draussen", values = { x = "ja" } }
age_from = { column = "ab" }
access = ["offen"]
website = "https://probe.example/"
[provider]
name = { column = "traeger" }
"""


def test_an_import_may_write_it(directory_page: Any, tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_text(MAPPING, "utf-8")
    (tmp_path / "offers.csv").write_text("nr,name,traeger,ab,draussen\n1,Waldgruppe,AWO,36,x\n", "utf-8")
    mapping = load_mapping(tmp_path / "mapping.toml")

    report = import_offers(read_table(tmp_path / "offers.csv", mapping), mapping, directory_page)

    assert [row.problems for row in report.rows] == [[]]
    assert OfferPage.objects.get(title="Waldgruppe").outdoors == "ja"


def test_it_is_missing_until_somebody_has_said_it(municipality_page: Any) -> None:
    unknown, known = (OfferFactory(parent=municipality_page, outdoors=said) for said in ("unbekannt", "nein"))

    assert "outdoors" in dict(missing(unknown))
    assert "outdoors" not in dict(missing(known))
