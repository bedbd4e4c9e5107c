"""An overview of articles, and somebody who reads it."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from home.models import HomePage
from knowledge.models import KnowledgeIndexPage
from tests.knowledge.factories import KnowledgeIndexFactory


@pytest.fixture
def index(home_page: HomePage) -> KnowledgeIndexPage:
    """The overview of articles."""
    return KnowledgeIndexFactory(parent=home_page)


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    """The browser of somebody who may read."""
    client.force_login(reader)
    return client
