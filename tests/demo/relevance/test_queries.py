"""The judged queries are what they claim to be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.demo.relevance.judging import Judged, read_judged, unknown_keys

DIFFICULTIES = {
    "compound", "form", "umlaut", "sharp-s", "abbreviation", "typo", "place", "age", "provider", "everyday",
    "other",
}  # fmt: skip


@pytest.fixture(scope="module")
def queries() -> list[Judged]:
    return read_judged()


def test_there_are_enough_of_every_kind(queries: list[Judged]) -> None:
    counted = Counter(judged.difficulty for judged in queries)
    assert set(counted) == DIFFICULTIES
    assert min(counted.values()) >= 5
    assert counted.total() >= 100


def test_about_a_third_is_held_out(queries: list[Judged]) -> None:
    assert 0.28 <= sum(judged.held_out for judged in queries) / len(queries) <= 0.38


def test_nothing_is_asked_twice(queries: list[Judged]) -> None:
    counted = Counter(judged.words.casefold() for judged in queries)
    assert [words for words, times in counted.items() if times > 1] == []


def test_people_type_few_words(queries: list[Judged]) -> None:
    assert [judged.words for judged in queries if not 1 <= len(judged.words.split()) <= 4] == []


@pytest.mark.django_db
def test_what_is_accepted_is_there(queries: list[Judged], loaded: Path) -> None:
    from search.index.projection import project_all

    project_all()
    assert unknown_keys(queries) == []
