"""Querysets whose SQL is written once."""

from __future__ import annotations

from typing import Any

import pytest

from core.models import Topic
from core.prepared import Prepared
from tests.core.factories import TopicFactory

pytestmark = pytest.mark.django_db

_by_ids = Prepared(lambda *ids: Topic.objects.filter(pk__in=ids), 2)
_slug = Prepared(lambda pk: Topic.objects.filter(pk=pk).values_list("slug"), 1)
_name = Prepared(lambda slug: Topic.objects.filter(slug=slug).values_list("name"), 1)


def test_each_run_takes_its_own_values() -> None:
    first, second = TopicFactory(slug="a"), TopicFactory(slug="b")
    assert [_slug.rows(first.pk), _slug.rows(second.pk)] == [[("a",)], [("b",)]]


def test_objects_are_whole(django_assert_num_queries: Any) -> None:
    first, second = TopicFactory(name="Eins"), TopicFactory(name="Zwei")
    with django_assert_num_queries(1):
        found = _by_ids.objects(Topic, first.pk, second.pk)
        assert {(topic.pk, topic.name, topic.icon) for topic in found} == {
            (first.pk, "Eins", ""),
            (second.pk, "Zwei", ""),
        }


def test_values_may_be_as_large_as_keys() -> None:
    assert _slug.rows(2**62) == []


def test_a_wrong_number_of_values_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="2 values are needed, not 1"):
        _by_ids.rows(1)


def test_texts_are_values_too() -> None:
    TopicFactory(slug="a", name="Eins")
    assert _name.rows("a") == [("Eins",)]


def test_fewer_values_are_filled_up_to_look_for_one_of_them() -> None:
    first, second = TopicFactory(), TopicFactory()
    found = _by_ids.objects(Topic, *_by_ids.filled([second.pk]))
    assert found == [second] != [first]
