"""Entries of the administration's menus that only some people see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class MenuItemFor(MenuItem):
    """Leads somewhere, for those whom ``may`` lets in: it tells for a user whether they may open it."""

    def __init__(self, label: Any, url: Any, *, may: Callable[[Any], bool], **options: Any) -> None:
        super().__init__(label, url, **options)
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to whoever may open it."""
        return self.may(request.user)
