"""Conventions that span apps, watched by ``manage.py check``."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Warning

from core.checks import page_types
from search.registry import sources


def check_page_types_are_searchable(**kwargs: Any) -> list[CheckMessage]:
    """Give a warning for each page type that search does not know (intranet.W001)."""
    return [
        Warning(
            f"{model.__name__} is not registered with search.",
            hint="Register it in the entries.py of its app.",
            obj=model,
            id="intranet.W001",
        )
        for model in page_types()
        if model not in sources()
    ]
