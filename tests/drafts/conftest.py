"""Fixtures of the tests of drafts and plans."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import coordination_group
from directory.models import OfferPage
from tests.directory.conftest import offer
from tests.directory.town import (
    directory_page,
    editor,
    home_page,
    municipality_page,
    town,
    town_of_module,
)

__all__ = [
    "coordination",
    "directory_page",
    "editor",
    "home_page",
    "municipality_page",
    "offer",
    "town",
    "town_of_module",
]


@pytest.fixture
def coordination(offer: OfferPage) -> Client:
    """The browser of somebody from coordination, beside that of an editor."""
    person = User.objects.create_user("koordination@example.org", "x")
    person.groups.add(coordination_group())
    client = Client()
    client.force_login(person)
    return client
