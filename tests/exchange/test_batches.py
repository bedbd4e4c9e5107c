"""Rows go in together; what fails is tried alone, and only what fails alone is left out."""

from __future__ import annotations

import errno
from collections.abc import Sequence

import pytest

from exchange.batches import MachineFailed, together_or_alone


class Writer:
    """Writes words; refuses those that hold an «x», and knows what it was told."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.tried: list[list[str]] = []
        self.undone: list[list[str]] = []

    def work(self, words: Sequence[str]) -> list[str]:
        self.tried.append(list(words))
        if any("x" in word for word in words):
            raise self.error
        return [word.upper() for word in words]

    def write(self, *words: str) -> list[str]:
        return together_or_alone(
            words,
            self.work,
            lambda word, error: f"{word}: {error}",
            lambda some: self.undone.append(list(some)),
        )


def test_what_works_is_done_in_one_go() -> None:
    writer = Writer(ValueError("no"))
    assert writer.write("a", "b") == ["A", "B"]
    assert (writer.tried, writer.undone) == ([["a", "b"]], [])


def test_only_the_item_that_fails_alone_is_left_out() -> None:
    writer = Writer(ValueError("no"))
    assert writer.write("a", "x", "b") == ["A", "x: no", "B"]
    assert writer.undone == [["a", "x", "b"], ["x"]]


def test_a_failing_machine_blames_nobody_and_says_what_is_done() -> None:
    writer = Writer(ValueError("no"))
    full = OSError(errno.ENOSPC, "No space left on device")

    def work(words: Sequence[str]) -> list[str]:
        if list(words) == ["b"]:
            raise full
        return writer.work(words)

    with pytest.raises(MachineFailed, match="voll") as stopped:
        together_or_alone(["a", "xx", "b", "c"], work, lambda word, _error: word, lambda _some: None)
    assert stopped.value.done == ["A", "xx"]
    assert ["c"] not in writer.tried
