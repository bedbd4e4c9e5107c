"""Somebody who reads, and a list of updates."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from home.models import HomePage
from tests.updates.factories import make_update_index
from updates.models import UpdateIndexPage


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    """The browser of someone who may read."""
    client.force_login(reader)
    return client


@pytest.fixture
def update_index(home_page: HomePage) -> UpdateIndexPage:
    """The list of updates below the start page."""
    return make_update_index(home_page)
