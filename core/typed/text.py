"""What all readers of typed text share: the refusal, and the text without signs that nobody sees."""

from __future__ import annotations

import re

from core.text import visible_text

# No date, time or number is longer; whatever is longer is not read at all.
MAX_LENGTH = 80
# How much of a text a message repeats.
_QUOTED = 40
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")


class NotUnderstood(ValueError):
    """A typed text that says no value of the wanted kind; its words tell people in German what to write.

    ``recognised`` is set when the text clearly means a value of this kind that cannot be, as «31.2.2027».
    """

    def __init__(self, message: str, recognised: bool = False) -> None:
        super().__init__(message)
        self.recognised = recognised


def tidy(text: str) -> str:
    """Return ``text`` as people see it, with plain hyphens and single spaces.

    Spaces of every kind count (also those that Word puts between the thousands of a number). Digits of other
    scripts and raised digits stay what they are, so that no footnote mark becomes part of a number.
    """
    return " ".join(_DASHES.sub("-", visible_text(text)).split())


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks for a message, shortened when it is long."""
    text = " ".join(text.split())
    return f"«{text[:_QUOTED]}…»" if len(text) > _QUOTED else f"«{text}»"
