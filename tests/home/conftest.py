"""Fixtures of the home app's tests."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from home.models import HomePage, UpdateIndexPage
from tests.home.factories import make_update_index


@pytest.fixture(autouse=True)
def _no_leftover_limits() -> None:
    """Forget what rate limits have counted in other tests."""
    cache.clear()


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    """The browser of someone who may read."""
    client.force_login(reader)
    return client


@pytest.fixture
def update_index(home_page: HomePage) -> UpdateIndexPage:
    """The list of updates below the start page."""
    return make_update_index(home_page)
