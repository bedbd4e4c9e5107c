"""A municipality with its page in the directory, made once for all tests of a module that need one.

A conftest or module takes the fixtures by importing them; each test takes back what it changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import MunicipalityTeam, User
from accounts.roles import setup_roles
from directory.models import DirectoryPage, MunicipalityPage
from home.models import HomePage
from tests.directory.factories import DirectoryPageFactory, MunicipalityPageFactory
from tests.taking_back import taken_back
from tests.tree import make_home

__all__ = ["directory_page", "editor", "home_page", "municipality_page", "town", "town_of_module"]


@dataclass
class Town:
    """The pages down to the municipality's own, all roles with their groups, and an editor."""

    home_page: HomePage
    directory_page: DirectoryPage
    municipality_page: MunicipalityPage
    editor: User


def make_town() -> Town:
    """Make a town."""
    home_page = make_home()
    directory_page = DirectoryPageFactory(parent=home_page)
    municipality_page = MunicipalityPageFactory(parent=directory_page)
    setup_roles()
    editor = User.objects.create_user("redaktion@example.org", "x")
    editor.groups.add(MunicipalityTeam.objects.get(municipality=municipality_page.municipality).group)
    return Town(home_page, directory_page, municipality_page, editor)


@pytest.fixture(scope="module")
def town_of_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    """The town, as all tests of a module find it."""
    with taken_back(django_db_blocker):
        cache.clear()
        yield make_town()
    cache.clear()


@pytest.fixture
def town(town_of_module: Town, db: None) -> Town:
    """The town, as if nobody else had it."""
    return deepcopy(town_of_module)


@pytest.fixture
def home_page(town: Town) -> HomePage:
    """The start page, with a default site."""
    return town.home_page


@pytest.fixture
def directory_page(town: Town) -> DirectoryPage:
    """The county's directory."""
    return town.directory_page


@pytest.fixture
def municipality_page(town: Town) -> MunicipalityPage:
    """The page of the municipality."""
    return town.municipality_page


@pytest.fixture
def editor(client: Client, town: Town) -> Client:
    """The browser of an editor of the municipality."""
    client.force_login(town.editor)
    return client
