"""Our own lists of words, in ``search/data``: words in lines, lines that begin with # are comments."""

from __future__ import annotations

from pathlib import Path

_DATA = Path(__file__).resolve().parent.parent / "data"


def read_lines(name: str) -> list[str]:
    """Give the lines of a list, without comments and empty ones."""
    lines = (line.strip() for line in (_DATA / name).read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def read_words(name: str) -> list[str]:
    """Give the words of a list."""
    return [word for line in read_lines(name) for word in line.split()]
