"""Panels of the administration's forms."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class GapsPanel(Panel):
    """Says what is still missing in a legal text, and what the law wants of it."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one text."""

        template_name = "home/admin/legal_gaps.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the gaps of the text as it is saved, or as the form offers it at first."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"gaps": self.instance.gaps}
