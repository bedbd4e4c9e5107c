"""Deleting many rules at once, with a look at what would no longer be found."""

from __future__ import annotations

from typing import Any

from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from search.api import EngineUnavailable
from synonyms.models import SynonymRule
from synonyms.preview import Comparison, compare, queries_of_all, without_rule


class SynonymBulkDelete(DeleteBulkAction):
    """Wagtail's, which asks with nothing but the names."""

    models = [SynonymRule]
    template_name = "synonyms/bulk_delete.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the searches that would change, and how many were tried."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rules = [item["item"] for item in context["items"] if item["item"].active]
        queries = queries_of_all(rules)
        changed: list[Comparison] | None
        try:
            compared = compare(queries, without_rule(*rules), self.request.user)
            changed = [comparison for comparison in compared if comparison.changes]
        except EngineUnavailable:
            changed = None
        return {**context, "changed": changed, "tried": len(queries)}
