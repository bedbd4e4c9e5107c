"""What all panels of the start page share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component


@dataclass(frozen=True, slots=True)
class Step:
    """A button: what to do next, and where."""

    label: str
    url: str
    icon: str
    primary: bool = False


class StartPanel(Component):
    """A panel for the person of ``request``; subclasses say what it shows in ``content``.

    A panel without content is not drawn. ``order`` is its place among Wagtail's, which begin at 210.
    """

    order = 100

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def content(self) -> dict[str, Any]:
        """Give the context of the template; empty when there is nothing to say."""
        raise NotImplementedError

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Draw the panel, or nothing."""
        content = self.content()
        if not content:
            return ""
        self._content = content
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Add the request, and the token for the panel's forms."""
        context = super().get_context_data(parent_context) or {}
        token = (parent_context or {}).get("csrf_token", "")
        return {**context, **self._content, "request": self.request, "csrf_token": token}
