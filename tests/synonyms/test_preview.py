"""Before a rule is saved, coordinators see what it does to searches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.models import User
from home.models import HomePage
from search.index.projection import project_all
from search.query.search_query import SearchQuery
from search.registry.labels import Labels
from search.results.page import search_entries
from searchlog.models import SearchTerm
from synonyms.models import SynonymRule
from synonyms.preview import Side, compare, suggested_queries, with_rule, without_rule
from tests.search.conftest import FakeEngine, use_engines
from tests.synonyms.conftest import address, data

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(add_page: Callable[..., HomePage]) -> None:
    for title in ("DRK in Olfen", "Rotes Kreuz", "Rotes Kreuz Nottuln", "Schreiambulanz"):
        add_page(title)
    project_all()


def titles(side: Side) -> list[str]:
    return [hit.title for hit in side.hits]


def seen(words: str, user: User) -> tuple[int, list[str]]:
    results = search_entries(SearchQuery(words=words), user, Labels())
    return results.total, [hit.entry.title for hit in results.hits][:10]


def test_the_preview_shows_what_is_new_and_what_goes(pages: None, coordinator: User) -> None:
    rule = SynonymRule.objects.create(names="DRK\nRotes Kreuz")
    rule.names = "DRK\nSchreiambulanz"
    [comparison] = compare(["DRK"], with_rule(rule), coordinator)
    assert {hit.title: hit.only_here for hit in comparison.before.hits} == {
        "DRK in Olfen": False,
        "Rotes Kreuz": True,
        "Rotes Kreuz Nottuln": True,
    }
    assert {hit.title: hit.only_here for hit in comparison.after.hits} == {
        "DRK in Olfen": False,
        "Schreiambulanz": True,
    }


@pytest.mark.parametrize("query", ["DRK", "Rotes Kreuz Olfen", "Kreuz?", "Quark", "🙂"])
def test_after_saving_searches_find_what_the_preview_has_shown(
    pages: None, coordinator: User, query: str
) -> None:
    before = seen(query, coordinator)
    rule = SynonymRule(names="DRK\nRotes Kreuz")
    [comparison] = compare([query], with_rule(rule), coordinator)
    rule.save()
    sides = [(side.total, titles(side)) for side in (comparison.before, comparison.after)]
    assert sides == [before, seen(query, coordinator)]


def test_taking_away_the_only_rule_is_previewed_too(pages: None, coordinator: User) -> None:
    rule = SynonymRule.objects.create(names="DRK\nRotes Kreuz")
    [comparison] = compare(["DRK"], without_rule(rule), coordinator)
    assert (comparison.before.total, comparison.after.total) == (3, 1)


def test_putting_a_rule_to_rest_is_previewed_too(pages: None, coordinator: User) -> None:
    rule = SynonymRule.objects.create(names="DRK\nRotes Kreuz")
    rule.active = False
    [comparison] = compare(["DRK"], with_rule(rule), coordinator)
    assert comparison.after.total == 1


def test_the_preview_shows_and_counts_nothing_that_the_person_may_not_see(
    pages: None, add_page: Callable[..., HomePage], coordinator: User, make_group: Any
) -> None:
    secret = add_page("Rotes Kreuz Geheim")
    restriction = PageViewRestriction.objects.create(page=secret, restriction_type="groups")
    restriction.groups.add(make_group("Gremium"))
    project_all()
    [comparison] = compare(["DRK"], with_rule(SynonymRule(names="DRK\nRotes Kreuz")), coordinator)
    assert (comparison.after.total, "Rotes Kreuz Geheim" in titles(comparison.after)) == (3, False)


def test_the_button_shows_the_effect_and_saves_nothing(pages: None, browser: Client) -> None:
    rule = SynonymRule.objects.create(names="DRK\nSchreiambulanz")
    changed = data("DRK", "Rotes Kreuz", queries="DRK\r\nOlfen", **{"action-preview": "1"})
    response = browser.post(address("edit", rule.pk), changed)
    rule.refresh_from_db()
    assert rule.name_list == ["DRK", "Schreiambulanz"]
    assert [comparison.query for comparison in response.context["comparisons"]] == ["DRK", "Olfen"]
    assert "Noch nicht gespeichert" in response.text
    assert response.context["form"]["names"].value() == "DRK\r\nRotes Kreuz"


def test_a_new_rule_is_previewed_with_its_own_words(pages: None, browser: Client) -> None:
    response = browser.post(address("add"), data("DRK", "Rotes Kreuz", **{"action-preview": "1"}))
    assert [comparison.query for comparison in response.context["comparisons"]] == ["DRK", "Rotes Kreuz"]
    assert not SynonymRule.objects.exists()


def test_an_older_version_is_previewed_before_it_comes_back(pages: None, browser: Client) -> None:
    browser.post(address("add"), data("DRK", "Rotes Kreuz"))
    rule = SynonymRule.objects.get()
    first = rule.latest_revision_id
    browser.post(address("edit", rule.pk), data("DRK", "Schreiambulanz"))
    old = data("DRK", "Rotes Kreuz", queries="DRK", **{"action-preview": "1"})
    response = browser.post(address("revisions_revert", rule.pk, first), old)
    rule.refresh_from_db()
    assert (response.context["comparisons"][0].after.total, rule.name_list) == (3, ["DRK", "Schreiambulanz"])


def test_before_deleting_it_shows_what_is_lost(pages: None, browser: Client) -> None:
    rule = SynonymRule.objects.create(names="DRK\nRotes Kreuz")
    [drk, _kreuz] = browser.get(address("delete", rule.pk)).context["comparisons"]
    assert (drk.before.total, drk.after.total) == (3, 1)


def test_a_wrong_rule_is_not_previewed(browser: Client) -> None:
    response = browser.post(address("add"), data("DRK", **{"action-preview": "1"}))
    assert response.context["form"].errors["names"]
    assert response.context["comparisons"] is None


@pytest.mark.parametrize("queries", ["x" * 300, "\n".join(f"Wort {n}" for n in range(11))])
def test_too_much_to_try_is_refused_at_the_field(browser: Client, queries: str) -> None:
    response = browser.post(address("add"), data("DRK", "Rotes Kreuz", queries=queries))
    assert list(response.context["form"].errors) == ["queries"]


def test_without_an_engine_the_form_says_so(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from search.engines.base import EngineUnavailable

    [engine] = use_engines(monkeypatch, FakeEngine())
    engine.broken = EngineUnavailable("gone")
    response = browser.post(address("add"), data("DRK", "Rotes Kreuz", **{"action-preview": "1"}))
    assert "Die Suche antwortet gerade nicht" in response.text


def test_known_searches_with_a_word_of_the_rule_are_suggested(db: None) -> None:
    for text in ("kita olfen", "rotes kreuz nottuln", "kreuz"):
        SearchTerm.objects.create(key=text, text=text, words=text, folded=text, first_on="2026-01-01")
    rule = SynonymRule(names="Kita\nRotes Kreuz")
    assert suggested_queries(rule) == ["Kita", "Rotes Kreuz", "rotes kreuz nottuln", "kita olfen"]
