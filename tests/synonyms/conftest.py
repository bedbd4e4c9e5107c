"""A coordinator with a browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import coordination_group, setup_roles
from home.models import HomePage
from tests.search.conftest import _sources, add_page, engine  # noqa: F401 - fixtures


@pytest.fixture
def coordinator(home_page: HomePage) -> User:
    """Somebody of the county's coordination."""
    setup_roles()
    person = User.objects.create_user("koordination@example.org", "ein-langes-passwort")
    person.groups.add(coordination_group())
    return person


@pytest.fixture
def browser(client: Client, coordinator: User) -> Client:
    """The browser of the coordinator."""
    client.force_login(coordinator)
    return client


def address(name: str, *args: Any) -> str:
    """Give the address of one of the views of synonyms."""
    return reverse(f"wagtailsnippets_synonyms_synonymrule:{name}", args=args)


def data(*names: str, **values: str) -> dict[str, str]:
    """Give what the form sends for a group of ``names``, changed as said."""
    rule = {"kind": "group", "typed": "", "names": "\r\n".join(names), "active": "on", "note": ""}
    return {**rule, "queries": "", **values}
