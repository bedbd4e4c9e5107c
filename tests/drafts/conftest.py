"""Fixtures of the tests of drafts and plans."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import coordination_group, setup_roles
from directory.models import OfferPage
from tests.directory.conftest import directory_page, editor, municipality_page, offer

__all__ = ["coordination", "directory_page", "editor", "municipality_page", "offer"]


@pytest.fixture
def coordination(offer: OfferPage) -> Client:
    """The browser of somebody from coordination, beside that of an editor; rights need a site to hold in."""
    setup_roles()
    person = User.objects.create_user("koordination@example.org", "x")
    person.groups.add(coordination_group())
    client = Client()
    client.force_login(person)
    return client
