"""What Wagtail tells only by a hook, and the menu «Suche» of the administration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.marks import mark
from search.synonyms.admin import SynonymViewSet


class SearchCareGroup(SnippetViewSetGroup):
    """What coordinators do so that people find things."""

    menu_label = _("Suche")
    menu_icon = "search"
    menu_name = "search-care"
    menu_order = 620
    items = (SynonymViewSet,)


register_snippet(SearchCareGroup)


@hooks.register("after_bulk_action")
def mark_changed_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Model], action: Any
) -> None:
    """Mark what a bulk action has changed: "Add to collection" is an update without any signal."""
    if action_type == "add_to_collection":
        for instance in objects:
            mark(instance)
