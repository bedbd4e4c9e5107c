"""What people open all day needs the same few queries with 10 and with 500 items."""

from __future__ import annotations

import datetime
from copy import deepcopy
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from core.bulk_pages import create_published
from core.models import Topic
from directory.models import OfferContact, OfferPage
from knowledge.models import ArticlePage
from search.index.projection import project_all
from search.index.sync import catch_up_all
from tests.conftest import SERVER_INDEX
from tests.directory.factories import ProviderFactory
from tests.permissions.conftest import County
from tests.taking_back import taken_back
from updates.models import UpdatePage

# Who may edit an offer also gets its forms and the list of what is missing; they pay for it, readers do not.
MOST = {"Fach": 25, "RedO": 35}


def add_items(county: County, numbers: range) -> None:
    """Add as many published offers (in Olfen and for the county), articles and updates, with one topic."""
    topic, _ = Topic.objects.get_or_create(name="Sprache", slug="sprache")
    municipality, directory = county.page("page of Olfen"), county.page("directory")
    for parent, place in ((municipality, "Olfen"), (directory, "Kreis")):
        offers = [
            OfferPage(
                title=f"Sprachcafé {place} {n}",
                summary="Sprechen üben.",
                provider=ProviderFactory(municipality=county.olfen),
                age_from=0,
                age_to=36,
                town="Olfen",
                access=["open"],
                contacts=[OfferContact(function="Anmeldung", phone="02541 12345")],
                topics=[topic],
            )
            for n in numbers
        ]
        create_published(parent, offers)
    articles = [ArticlePage(title=f"Wissen {n}", kind="guide", topics=[topic]) for n in numbers]
    create_published(county.page("articles"), articles)
    day = datetime.date(2026, 5, 4)
    create_published(county.page("updates"), [UpdatePage(title=f"Meldung {n}", date=day) for n in numbers])
    project_all()
    catch_up_all()
    with connection.cursor() as cursor:
        # As databases do by themselves in time: what is known of empty tables leads PostgreSQL to plans that
        # take minutes.
        cursor.execute("ANALYZE")


def addresses(county: County) -> dict[str, str]:
    """Give the addresses of what lists something, by name."""
    return {
        name: county.pages[name].url
        for name in (
            "start page",
            "directory",
            "page of Olfen",
            "offer in Olfen",
            "chain",
            "articles",
            "article",
            "updates",
            "update",
        )
    } | {
        "glossary": "/glossar/",
        "offers from A to Z": "/verzeichnis/a-z/",
        "providers": "/verzeichnis/traeger/",
        "search": "/suche/?q=Sprache&thema=sprache",
        "everything": "/suche/",
        "topic": "/suche/thema/sprache/",
    }


def counts(county: County, role: str) -> dict[str, int]:
    """Give the number of queries by the name of each page."""
    browser, found = county.browser(role), {}
    for name, address in addresses(county).items():
        cache.clear()
        browser.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        found[name] = len(captured)
    return found


@pytest.fixture(scope="module")
def counted(
    county_of_module: County, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[dict[str, int]]]:
    """Give for each role what pages need with 10 and with 500 items."""
    county = deepcopy(county_of_module)
    places = {"SEARCH_INDEX_DIR": tmp_path_factory.mktemp("search"), "ELASTICSEARCH_INDEX": SERVER_INDEX}
    with taken_back(django_db_blocker), override_settings(**places):
        found: dict[str, list[dict[str, int]]] = {role: [] for role in MOST}
        for numbers in (range(10), range(10, 500)):
            add_items(county, numbers)
            for role in MOST:
                found[role].append(counts(county, role))
        return found


@pytest.mark.django_db
@pytest.mark.parametrize("role", MOST)
def test_pages_need_the_same_few_queries_with_10_and_with_500_items(
    counted: dict[str, list[dict[str, int]]], role: str
) -> None:
    few, many = counted[role]
    assert few == many
    assert {name: count for name, count in many.items() if count > MOST[role]} == {}
