"""The right entry stands among the first three, whichever engine answers."""

from __future__ import annotations

import pytest

from tests.demo.relevance.conftest import Answers
from tests.demo.relevance.judging import other_order, share, told

pytestmark = pytest.mark.django_db

RIGHT = 0.95
SAME_ORDER = 0.9


@pytest.mark.parametrize(
    "engine", ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]
)
def test_practitioners_find_what_helps_among_the_first_three(answers: Answers, engine: str) -> None:
    answered = answers(engine)
    assert share(answered) >= RIGHT, f"{engine}\n{told(answered)}"


@pytest.mark.elasticsearch
def test_both_engines_put_the_same_three_first(answers: Answers) -> None:
    one, two = answers("embedded"), answers("elasticsearch")
    other = other_order(one, two)
    listed = "\n".join(f"«{a.judged.words}»: {a.found[:3]} and {b.found[:3]}" for a, b in other)
    assert 1 - len(other) / len(one) >= SAME_ORDER, f"{len(other)} of {len(one)} differ\n{listed}"
