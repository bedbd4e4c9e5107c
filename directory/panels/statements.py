"""The history «Wer hat wann was gesagt» in the editing form."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from directory.statements import statements_on


class StatementsPanel(Panel):
    """Lists who said what of an offer, and when; it holds no field."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one offer."""

        template_name = "directory/admin/statements_panel.html"

        def is_shown(self) -> bool:
            """Show it where there is an offer already."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the statements that the person may read."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["statements"] = statements_on(self.instance, self.request.user)
            return context
