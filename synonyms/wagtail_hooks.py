"""The menu «Suche» of the administration: synonyms, and recommended results beside them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.search_promotions.wagtail_hooks import SearchPicksMenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from synonyms.admin import SynonymViewSet
from synonyms.bulk_delete import SynonymBulkDelete


class SearchCareGroup(SnippetViewSetGroup):
    """What coordinators do so that people find things."""

    menu_label = _("Suche")
    menu_icon = "search"
    menu_name = "search-care"
    menu_order = 620
    items = (SynonymViewSet,)

    def get_submenu_items(self) -> list[Any]:
        """Add recommended results, which Wagtail puts among the settings."""
        return [*super().get_submenu_items(), _recommended_results()]


register_snippet(SearchCareGroup)
# After Wagtail's own, whose place it takes for rules.
hooks.register("register_bulk_action", SynonymBulkDelete, order=100)


def _recommended_results() -> MenuItem:
    """Return what leads to recommended results, for those who may keep them."""
    return SearchPicksMenuItem(
        _("Empfohlene Treffer"),
        reverse("wagtailsearchpromotions:index"),
        name="pins",
        icon_name="pick",
        order=50,
    )
