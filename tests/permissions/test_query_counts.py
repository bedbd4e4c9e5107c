"""What people open all day needs the same few queries with 10 and with 500 items."""

from __future__ import annotations

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.bulk_pages import create_published
from core.models import Topic
from directory.models import OfferContact, OfferPage
from home.models import UpdatePage
from knowledge.models import ArticlePage
from search.catching_up import catch_up_all
from search.projection import project_all
from tests.directory.factories import ProviderFactory
from tests.permissions.conftest import County

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


@pytest.mark.parametrize("role", ["Fach", "RedO"])
def test_pages_need_the_same_few_queries_with_10_and_with_500_items(county: County, role: str) -> None:
    addresses = {
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
    browser = county.browser(role)

    def counts() -> dict[str, int]:
        found = {}
        for name, address in addresses.items():
            cache.clear()
            browser.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert browser.get(address).status_code == 200
            found[name] = len(captured)
        return found

    add_items(county, range(10))
    few = counts()
    add_items(county, range(10, 500))
    many = counts()
    assert few == many
    assert {name: count for name, count in many.items() if count > MOST[role]} == {}
