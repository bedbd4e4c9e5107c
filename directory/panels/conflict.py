"""The notice in the editing form that an import has changed the published offer beside this draft."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from directory.offer_fields import OFFER_FIELDS


class ConflictPanel(Panel):
    """Names the fields in which a draft is older than what an import has published; holds no field."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one offer."""

        template_name = "directory/admin/conflict_panel.html"

        def is_shown(self) -> bool:
            """Show it only where there is a conflict."""
            return self._conflict() is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the conflict and the German names of its fields."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            conflict = self._conflict()
            context["conflict"] = conflict
            rows = {row.name: row for row in OFFER_FIELDS}
            context["labels"] = [rows[name].label_on(type(self.instance)) for name in conflict.fields]
            return context

        def _conflict(self) -> Any:
            return getattr(self.instance, "draft_conflict", None)
