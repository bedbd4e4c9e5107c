"""A Zielsystem for the tests of this app."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from home.models import HomePage
from strategy.models import LeitbildPage, ObjectivePage, StrategicGoalPage
from tests.strategy.factories import make_goal, make_leitbild, make_objective


@pytest.fixture
def leitbild(home_page: HomePage) -> LeitbildPage:
    """A published Leitbild."""
    return make_leitbild(home_page)


@pytest.fixture
def goal(leitbild: LeitbildPage) -> StrategicGoalPage:
    """A published goal of it."""
    return make_goal(leitbild)


@pytest.fixture
def objective(goal: StrategicGoalPage) -> ObjectivePage:
    """A published objective of that."""
    return make_objective(goal)


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    """A browser of somebody who may read."""
    client.force_login(reader)
    return client


@pytest.fixture
def editing(client: Client, superuser: User) -> Client:
    """A browser of somebody who may edit everything."""
    client.force_login(superuser)
    return client
