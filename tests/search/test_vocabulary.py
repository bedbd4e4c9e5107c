"""The names of vocabularies that every process holds."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import transaction

from core.models import Topic
from search.models import VocabularyState
from search.registry.facets import FACETS
from search.registry.labels import Labels
from search.registry.names import Vocabulary, current_names
from tests.core.factories import TopicFactory

pytestmark = pytest.mark.django_db


def names() -> dict[str, str]:
    """Give the names of fields of action, as a new request sees them."""
    return dict(Labels().load("topic", []))


def test_names_that_are_known_cost_the_query_for_their_token(django_assert_num_queries: Any) -> None:
    TopicFactory()
    names()
    labels = Labels()
    with django_assert_num_queries(1):
        for facet in ("topic", "municipality", "life_phase", "target_group", "language"):
            labels.load(facet, ["irgendwas"])


def test_a_new_name_is_known_at_once() -> None:
    names()
    TopicFactory(slug="neu", name="Neues Feld")
    assert names()["neu"] == "Neues Feld"


def test_a_changed_name_is_known_at_once() -> None:
    topic = TopicFactory(slug="neu", name="Neues Feld")
    names()
    topic.name = "Anderes Feld"
    topic.save()
    assert names()["neu"] == "Anderes Feld"


def test_a_deleted_name_is_forgotten_at_once() -> None:
    topic = TopicFactory(slug="neu", name="Neues Feld")
    names()
    topic.delete()
    assert "neu" not in names()


def test_what_another_process_has_changed_is_known_at_once() -> None:
    topic = TopicFactory(slug="neu", name="Neues Feld")
    names()
    # No signal is sent here for what is done there.
    Topic.objects.filter(pk=topic.pk).update(name="Von nebenan")
    VocabularyState.objects.update(token=uuid.uuid4())
    assert names()["neu"] == "Von nebenan"


def test_names_of_a_change_that_was_taken_back_do_not_stay() -> None:
    TopicFactory(slug="neu", name="Neues Feld")
    with transaction.atomic():
        Topic.objects.get(slug="neu").delete()
        names()
        transaction.set_rollback(True)
    assert names()["neu"] == "Neues Feld"


def test_names_stand_in_the_order_of_their_vocabulary() -> None:
    TopicFactory(slug="spaeter", name="A", order=2)
    TopicFactory(slug="frueher", name="B", order=1)
    assert [slug for slug in names() if slug in ("frueher", "spaeter")] == ["frueher", "spaeter"]


def test_all_small_vocabularies_are_held() -> None:
    held = {facet.name for facet in FACETS if isinstance(facet.names, Vocabulary)}
    assert held == {"topic", "municipality", "life_phase", "target_group", "language"}
    assert len(current_names()) == len(held)
