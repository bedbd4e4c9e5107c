"""Fixtures of the directory's tests."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import MunicipalityTeam, User
from accounts.roles import setup_roles
from directory.models import DirectoryPage, MunicipalityPage, OfferPage
from home.models import HomePage
from tests.directory.factories import DirectoryPageFactory, MunicipalityPageFactory, OfferFactory


@pytest.fixture
def directory_page(home_page: HomePage) -> DirectoryPage:
    """The county's directory."""
    return DirectoryPageFactory(parent=home_page)


@pytest.fixture
def municipality_page(directory_page: DirectoryPage) -> MunicipalityPage:
    """The page of a municipality."""
    return MunicipalityPageFactory(parent=directory_page)


@pytest.fixture
def offer(municipality_page: MunicipalityPage) -> OfferPage:
    """A published offer of the municipality."""
    return OfferFactory(parent=municipality_page)


@pytest.fixture
def editor(client: Client, municipality_page: MunicipalityPage) -> Client:
    """The browser of an editor of the municipality."""
    setup_roles()
    user = User.objects.create_user("redaktion@example.org", "x")
    user.groups.add(MunicipalityTeam.objects.get(municipality=municipality_page.municipality).group)
    client.force_login(user)
    return client
