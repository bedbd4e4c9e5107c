"""An overview of the network, and people who look at it."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import coordination_group
from home.models import HomePage
from network.models import BodyPage, NetworkIndexPage
from tests.network.factories import BodyFactory, MembershipFactory, NetworkIndexFactory


@pytest.fixture
def index(home_page: HomePage) -> NetworkIndexPage:
    """The overview of the network."""
    return NetworkIndexFactory(parent=home_page)


@pytest.fixture
def body(index: NetworkIndexPage) -> BodyPage:
    """A body that all may read."""
    return BodyFactory(parent=index, title="Planungsgruppe")


@pytest.fixture
def private_body(index: NetworkIndexPage) -> BodyPage:
    """A body that only its members may read."""
    return BodyFactory(parent=index, title="Steuerungsgruppe", private=True)


@pytest.fixture
def member(private_body: BodyPage) -> User:
    """Somebody with a seat in the private body."""
    user = User.objects.create_user("mitglied@example.org", "ein-langes-passwort")
    MembershipFactory(body=private_body, person=user)
    return user


@pytest.fixture
def coordinator(home_page: HomePage) -> User:
    """Somebody of the coordination, without a seat in any body."""
    user = User.objects.create_user("koordination@example.org", "ein-langes-passwort")
    coordination_group().user_set.add(user)
    return user


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    """The browser of somebody who may read and has no seat."""
    client.force_login(reader)
    return client
