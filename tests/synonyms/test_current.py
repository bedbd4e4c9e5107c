"""Every search knows the rules that hold when it is asked, in every process and without a new index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from home.models import HomePage
from search.german.synonyms import NO_SYNONYMS
from search.index.projection import project_all
from search.query.search_query import SearchQuery
from search.registry.labels import Labels
from search.results.page import search_entries
from synonyms import current
from synonyms.current import current_synonyms
from synonyms.models import SynonymRule

pytestmark = pytest.mark.django_db


def found(words: str, user: User) -> list[str]:
    results = search_entries(SearchQuery(words=words), user, Labels())
    return [hit.entry.title for hit in results.hits]


@pytest.fixture
def pages(add_page: Callable[..., HomePage]) -> None:
    add_page("Arbeiterwohlfahrt")
    add_page("Rotes Kreuz")
    add_page("Schreiambulanz")
    project_all()


def test_a_group_finds_in_all_directions(pages: None, reader: User) -> None:
    SynonymRule.objects.create(names="AWO\nArbeiterwohlfahrt\nRotes Kreuz")
    assert (
        set(found("AWO", reader)) == set(found("Rotes Kreuz", reader)) == {"Arbeiterwohlfahrt", "Rotes Kreuz"}
    )


def test_a_one_way_rule_finds_in_one_direction(
    pages: None, add_page: Callable[..., HomePage], reader: User
) -> None:
    add_page("Schreibaby")
    project_all()
    SynonymRule.objects.create(kind="one_way", typed="Schreibaby", names="Schreiambulanz")
    assert "Schreiambulanz" in found("Schreibaby", reader)
    assert "Schreibaby" not in found("Ambulanz", reader)


def test_a_rule_counts_at_once_when_saved_changed_put_to_rest_and_deleted(pages: None, reader: User) -> None:
    steps = [found("DRK", reader)]
    rule = SynonymRule.objects.create(names="DRK\nRotes Kreuz")
    steps.append(found("DRK", reader))
    rule.names = "DRK\nArbeiterwohlfahrt"
    rule.save()
    steps.append(found("DRK", reader))
    rule.active = False
    rule.save()
    steps.append(found("DRK", reader))
    rule.active = True
    rule.save()
    SynonymRule.objects.all().delete()
    steps.append(found("DRK", reader))
    assert steps == [[], ["Rotes Kreuz"], ["Arbeiterwohlfahrt"], [], []]


def test_a_change_that_is_rolled_back_leaves_nothing_behind(pages: None, reader: User) -> None:
    with transaction.atomic():
        SynonymRule.objects.create(names="DRK\nRotes Kreuz")
        assert found("DRK", reader) == ["Rotes Kreuz"]
        transaction.set_rollback(True)
    assert found("DRK", reader) == []


def test_the_rules_are_read_once_and_their_token_with_every_search(
    django_assert_num_queries: Any,
) -> None:
    SynonymRule.objects.create(names="DRK\nRotes Kreuz")
    with django_assert_num_queries(2):
        current_synonyms()
    with django_assert_num_queries(1):
        current_synonyms()


def test_a_list_without_words_asks_for_no_synonyms(django_assert_num_queries: Any) -> None:
    SynonymRule.objects.create(names="DRK\nRotes Kreuz")
    with django_assert_num_queries(0):
        assert SearchQuery().request(frozenset(), timezone.localtime(), ()).synonyms == NO_SYNONYMS


def test_a_rule_saved_by_another_process_counts_for_the_next_search(
    pages: None, reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    SynonymRule.objects.create(names="DRK\nArbeiterwohlfahrt")
    assert found("DRK", reader) == ["Arbeiterwohlfahrt"]
    with monkeypatch.context() as other_process:  # all that a process keeps is what it holds
        other_process.setattr(current._rules, "_kept", None)
        SynonymRule.objects.update(names="DRK\nRotes Kreuz")
        SynonymRule.objects.get().save()
        assert found("DRK", reader) == ["Rotes Kreuz"]
    assert found("DRK", reader) == ["Rotes Kreuz"]
