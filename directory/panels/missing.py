"""The list «Was fehlt noch, um gut gefunden zu werden» in the editing form."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from directory.completeness import missing


class MissingPanel(Panel):
    """Shows what is still missing in the saved version of an offer; it holds no field."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one offer."""

        template_name = "directory/admin/missing_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the sentences on what is missing; a new offer has none yet."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["saved"] = self.instance.pk is not None
            context["missing"] = missing(self.instance) if context["saved"] else []
            return context
