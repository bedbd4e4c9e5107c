"""Conventions that span apps, watched by ``manage.py check``."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning

from core.checks import page_types
from core.private_files import is_open_to_others, private_places
from search.api import sources


def check_proxies(**kwargs: Any) -> list[CheckMessage]:
    """Return a warning when it is not said how many proxies stand before the site (intranet.W002)."""
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT > 0:
        return []
    return [
        Warning(
            "TRUSTED_PROXY_COUNT is not set: all readers seem to come from the address of the proxy, "
            "and share one limit for sign-in, codes and links.",
            hint="Set TRUSTED_PROXY_COUNT to the number of proxies before the site, usually 1.",
            id="intranet.W002",
        )
    ]


def check_private_files(**kwargs: Any) -> list[CheckMessage]:
    """Return a warning for each file or folder that other accounts of the host may read (intranet.W003)."""
    return [
        Warning(
            f"{path} can be read by other accounts of this host.",
            hint=f"chmod {'700' if path.is_dir() else '600'} {path}",
            id="intranet.W003",
        )
        for path in private_places()
        if is_open_to_others(path)
    ]


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
