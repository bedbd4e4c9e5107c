"""Text as a database and people can use it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.text import visible_text

_BLANKS = re.compile(r"[^\S\n]+|[\x00-\x08\x0b-\x1f\x7f]+")


def tidy(text: str) -> str:
    """Return ``text`` as people see it, with single blanks and without empty lines and NUL."""
    return "\n".join(_lines(_BLANKS.sub(" ", visible_text(text))))


def cut(parts: Iterator[str], most: int) -> Iterator[str]:
    """Return the tidy ones of ``parts`` that are not empty, altogether at most ``most`` signs."""
    left = most
    for part in parts:
        text = tidy(part)[:left]
        if text:
            yield text
            left -= len(text)
        if left <= 0:
            return


def _lines(text: str) -> Iterator[str]:
    return (line for raw in text.split("\n") if (line := raw.strip()))
