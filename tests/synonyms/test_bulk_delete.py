"""Deleting many rules at once shows first what would no longer be found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from accounts.models import User
from home.models import HomePage
from search.index.sync import catch_up_all
from synonyms.models import SynonymRule
from synonyms.preview import MOST_OF_ALL, queries_of_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules(add_page: Callable[..., HomePage]) -> list[SynonymRule]:
    """Two rules, of which one finds a page."""
    add_page("Rotes Kreuz")
    catch_up_all()
    return [
        SynonymRule.objects.create(names="DRK\nRotes Kreuz"),
        SynonymRule.objects.create(kind="one_way", typed="Ferkel", names="Schwein"),
    ]


def address(rules: list[SynonymRule]) -> str:
    ids = "&".join(f"id={rule.pk}" for rule in rules)
    return f"{reverse('wagtail_bulk_action', args=['synonyms', 'synonymrule', 'delete'])}?{ids}"


def test_the_question_shows_searches_that_would_change(browser: Client, rules: list[SynonymRule]) -> None:
    response = browser.get(address(rules))
    changed = [(one.query, one.before.total, one.after.total) for one in response.context["changed"]]
    assert (changed, response.context["tried"]) == ([("DRK", 1, 0)], 4)


def test_the_question_says_that_nothing_changes(browser: Client, rules: list[SynonymRule]) -> None:
    assert "Keine von 2 ausprobierten Suchen ändert sich" in browser.get(address(rules[1:])).text


def test_rules_that_rest_change_nothing(browser: Client, rules: list[SynonymRule]) -> None:
    SynonymRule.objects.update(active=False)
    assert "Was sich ändert" not in browser.get(address(rules)).text


def test_nothing_goes_before_it_is_confirmed(browser: Client, rules: list[SynonymRule]) -> None:
    browser.get(address(rules))
    assert SynonymRule.objects.count() == 2


def test_confirmed_rules_go_and_hold_no_longer(browser: Client, rules: list[SynonymRule]) -> None:
    before = browser.get("/suche/?q=DRK").context["results"].total
    browser.post(address(rules))
    after = browser.get("/suche/?q=DRK").context["results"].total
    assert (before, after, SynonymRule.objects.count()) == (1, 0, 0)


def test_without_an_engine_rules_can_still_be_deleted(
    browser: Client, rules: list[SynonymRule], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.query.execute.engines", list)
    asked = browser.get(address(rules)).text
    browser.post(address(rules))
    assert ("antwortet gerade nicht" in asked, SynonymRule.objects.count()) == (True, 0)


def test_it_shows_nothing_that_the_person_may_not_see(
    browser: Client, rules: list[SynonymRule], make_group: Any
) -> None:
    secret = HomePage.objects.get(title="Rotes Kreuz")
    restriction = PageViewRestriction.objects.create(page=secret, restriction_type="groups")
    restriction.groups.add(make_group("Kerngruppe"))
    catch_up_all()
    assert browser.get(address(rules)).context["changed"] == []


def test_whoever_may_not_delete_rules_is_refused(
    client: Client, rules: list[SynonymRule], reader: User
) -> None:
    client.force_login(reader)
    client.post(address(rules))
    assert SynonymRule.objects.count() == 2


def test_of_many_rules_a_few_searches_are_tried() -> None:
    rules = [SynonymRule(names=f"a{number}\nb{number}") for number in range(100)]
    assert len(queries_of_all(rules)) == MOST_OF_ALL
