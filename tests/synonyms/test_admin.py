"""Coordinators edit synonyms in the administration."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.log_actions import registry

from accounts.models import User
from synonyms.models import SynonymRule
from synonyms.views import add_url
from tests.synonyms.conftest import address, data

pytestmark = pytest.mark.django_db


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


def test_nothing_is_saved_while_somebody_types(browser: Client) -> None:
    rule = SynonymRule.objects.create(names="AWO\nArbeiterwohlfahrt")
    forms = browser.get(address("edit", rule.pk)).text + browser.get(address("add")).text
    assert "data-w-autosave-interval-value" not in forms


def test_the_form_can_be_filled_in_by_the_address(browser: Client) -> None:
    form = browser.get(add_url("one_way", "Schreikind", "Schreibaby")).context["form"]
    values = [form[name].value() for name in ("kind", "typed", "names")]
    assert values == ["one_way", "Schreikind", "Schreibaby"]


def test_an_address_with_nonsense_opens_an_empty_form(browser: Client) -> None:
    response = browser.get(address("add") + "?kind=quark&typed=%00" + "x" * 500)
    assert response.status_code == 200
    assert response.context["form"]["kind"].value() == "group"


def test_a_deleted_rule_can_be_made_again(browser: Client) -> None:
    rule = SynonymRule.objects.create(kind="one_way", typed="Schreibaby", names="Schreiambulanz")
    page = browser.post(address("delete", rule.pk), follow=True)
    assert not SynonymRule.objects.exists()
    assert add_url("one_way", "Schreibaby", "Schreiambulanz").replace("&", "&amp;") in page.text


def test_rules_stand_by_what_they_begin_with(browser: Client) -> None:
    SynonymRule.objects.create(names="Zwilling\nMehrling")
    SynonymRule.objects.create(kind="one_way", typed="baby", names="Kind")
    SynonymRule.objects.create(names="AWO\nArbeiterwohlfahrt")
    rows = browser.get(address("list")).context["object_list"]
    assert [str(rule) for rule in rows] == ["AWO = Arbeiterwohlfahrt", "baby → Kind", "Zwilling = Mehrling"]
