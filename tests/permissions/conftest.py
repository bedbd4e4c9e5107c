"""A small county: every page type once, in an own and a foreign municipality, and a person for every role."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page

from accounts.models import User
from accounts.roles import setup_roles
from core.models import Municipality
from home.models import HomePage
from tests.accounts.factories import YouthOfficeFactory
from tests.chain.factories import ChainPageFactory
from tests.directory.factories import (
    DirectoryPageFactory,
    MunicipalityFactory,
    MunicipalityPageFactory,
    OfferFactory,
    ProviderFactory,
)
from tests.knowledge.factories import ArticleFactory, KnowledgeIndexFactory
from tests.network.factories import BodyFactory, MeetingFactory, NetworkIndexFactory
from tests.permissions.people import make_people
from tests.strategy.factories import make_goal, make_leitbild, make_objective
from tests.taking_back import taken_back
from tests.tree import make_home
from tests.updates.factories import make_update, make_update_index


@dataclass
class County:
    """``pages`` and ``people`` by the names that the tables use."""

    olfen: Municipality
    coesfeld: Municipality
    pages: dict[str, Any] = field(default_factory=dict)
    people: dict[str, User | AnonymousUser] = field(default_factory=dict)

    def page(self, name: str) -> Any:
        """Give a page fresh from the database."""
        return Page.objects.get(pk=self.pages[name].pk).specific

    def browser(self, role: str) -> Client:
        """Give the browser of the person with ``role``."""
        client = Client()
        person = self.people[role]
        if isinstance(person, User):
            client.force_login(person)
        return client


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Rate limits, renditions and the addresses of sites are kept in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


def make_county(home_page: HomePage) -> County:
    """Make the county with its pages and people."""
    olfen = MunicipalityFactory(name="Olfen", slug="olfen", youth_office=YouthOfficeFactory(name="Kreis"))
    coesfeld = MunicipalityFactory(name="Coesfeld", slug="coesfeld")
    made = County(olfen, coesfeld)
    pages = made.pages
    pages["start page"] = home_page
    pages["directory"] = directory = DirectoryPageFactory(parent=home_page)
    pages["page of Olfen"] = MunicipalityPageFactory(parent=directory, municipality=olfen)
    pages["page of Coesfeld"] = MunicipalityPageFactory(parent=directory, municipality=coesfeld)
    for town, place in ((olfen, "Olfen"), (coesfeld, "Coesfeld")):
        parent = pages[f"page of {place}"]
        provider = ProviderFactory(municipality=town)
        pages[f"offer in {place}"] = OfferFactory(parent=parent, title=f"Café {place}", provider=provider)
    pages["offer of the county"] = OfferFactory(parent=directory, title="Elterntelefon")
    pages["chain"] = ChainPageFactory(parent=home_page)
    pages["Leitbild"] = make_leitbild(home_page)
    pages["goal"] = make_goal(pages["Leitbild"])
    pages["objective"] = make_objective(pages["goal"])
    pages["articles"] = KnowledgeIndexFactory(parent=home_page)
    pages["article"] = ArticleFactory(parent=pages["articles"], title="Besuch nach der Geburt")
    pages["network"] = network = NetworkIndexFactory(parent=home_page)
    pages["open body"] = BodyFactory(parent=network, title="Planungsgruppe")
    pages["open meeting"] = MeetingFactory(parent=pages["open body"], title="Erste Sitzung")
    pages["private body"] = BodyFactory(parent=network, title="Kerngruppe", private=True)
    pages["private meeting"] = MeetingFactory(
        parent=pages["private body"], title="Klausurtagung", summary="Vertrauliches zur Zitronenpresse"
    )
    pages["updates"] = make_update_index(home_page)
    pages["update"] = make_update(pages["updates"], title="Neue Sprechstunde")
    setup_roles()
    made.people = make_people(olfen, coesfeld, pages["private body"])
    return made


@pytest.fixture(scope="module")
def county_of_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[County]:
    """The county, made once for all tests of a module, each of which takes back what it changes."""
    with taken_back(django_db_blocker):
        cache.clear()
        yield make_county(make_home())


@pytest.fixture
def county(county_of_module: County, db: None) -> County:
    """The county with its pages and people, as if nobody else had them."""
    return deepcopy(county_of_module)
