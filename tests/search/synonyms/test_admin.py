"""Coordinators edit synonyms in the administration."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry

from accounts.models import User
from accounts.roles import coordination_group, setup_roles
from home.models import HomePage
from search.models import SynonymRule

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(home_page: HomePage, make_group: Any) -> User:
    setup_roles()
    person = User.objects.create_user("koordination@example.org", "ein-langes-passwort")
    person.groups.add(coordination_group())
    return person


@pytest.fixture
def browser(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def address(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_search_synonymrule:{name}", args=args)


def data(*names: str, **values: str) -> dict[str, str]:
    return {"kind": "group", "typed": "", "names": "\r\n".join(names), "active": "on", "note": "", **values}


def test_a_rule_is_made(browser: Client) -> None:
    browser.post(address("add"), data("AWO", "Arbeiterwohlfahrt"))
    assert str(SynonymRule.objects.get()) == "AWO = Arbeiterwohlfahrt"


def test_a_wrong_rule_comes_back_with_the_reason_at_the_field(browser: Client) -> None:
    response = browser.post(address("add"), data("AWO", "Awo"))
    assert response.context["form"].errors == {"names": ["«Awo» steht zweimal da."]}
    assert not SynonymRule.objects.exists()


def test_the_list_is_searched_and_filtered(browser: Client) -> None:
    SynonymRule.objects.create(names="AWO\nArbeiterwohlfahrt")
    SynonymRule.objects.create(kind="one_way", typed="Schreibaby", names="Schreiambulanz", active=False)
    searched = browser.get(address("list") + "?q=schrei").text
    filtered = browser.get(address("list") + "?kind=group").text
    assert ("Schreiambulanz" in searched, "AWO" in searched) == (True, False)
    assert ("Schreiambulanz" in filtered, "Arbeiterwohlfahrt" in filtered) == (False, True)


def test_the_history_says_who_changed_what_and_brings_it_back(browser: Client, coordinator: User) -> None:
    browser.post(address("add"), data("AWO", "Arbeiterwohlfahrt"))
    rule = SynonymRule.objects.get()
    first = rule.latest_revision_id
    browser.post(address("edit", rule.pk), data("AWO", "Wohlfahrt"))
    entries = registry.get_logs_for_instance(rule)
    assert [(entry.action, entry.user) for entry in entries] == [
        ("wagtail.edit", coordinator),
        ("wagtail.create", coordinator),
    ]
    assert browser.get(address("history", rule.pk)).status_code == 200
    old = browser.get(address("revisions_revert", rule.pk, first))
    assert "Arbeiterwohlfahrt" in old.context["form"]["names"].value()
    browser.post(address("revisions_revert", rule.pk, first), data("AWO", "Arbeiterwohlfahrt"))
    rule.refresh_from_db()
    assert rule.name_list == ["AWO", "Arbeiterwohlfahrt"]
    assert rule.revisions.count() == 3


def test_two_versions_can_be_compared(browser: Client) -> None:
    browser.post(address("add"), data("AWO", "Arbeiterwohlfahrt"))
    rule = SynonymRule.objects.get()
    browser.post(address("edit", rule.pk), data("AWO", "Wohlfahrtsverband"))
    assert (
        "Wohlfahrtsverband" in browser.get(address("revisions_compare", rule.pk, "earliest", "latest")).text
    )
