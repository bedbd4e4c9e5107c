"""Messages that a page says a hundred times, looked up once for each language.

Django looks into the catalogue of every app each time, which takes ten times as long as finding what was
found before. ``gettext`` stays what everything else uses.
"""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language, gettext


def phrase(message: str) -> str:
    """Give ``message``, one that stands in the program, in the language of the reader."""
    return _in_language(message, get_language())


@lru_cache(maxsize=1_000)
def _in_language(message: str, _language: str | None) -> str:
    return gettext(message)
