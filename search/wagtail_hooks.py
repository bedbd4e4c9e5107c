"""What Wagtail tells only by a hook, and what the search shows in the administration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from core.menu_items import MenuItemFor
from search.admin import entries as entry_admin
from search.admin.pins import PinCreateView, PinEditView, PinIndexView
from search.index.outbox import mark


@hooks.register("after_bulk_action")
def mark_changed_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Model], action: Any
) -> None:
    """Mark what a bulk action has changed: "Add to collection" is an update without any signal."""
    if action_type == "add_to_collection":
        for instance in objects:
            mark(instance)


@hooks.register("register_admin_urls")
def entry_urls() -> list[URLPattern]:
    """Add the views that show what the search knows of an entry."""
    return [
        path("suche/eintraege/", entry_admin.entries, name="search_entries"),
        path("suche/eintraege/<int:pk>/", entry_admin.entry, name="search_entry"),
        path("suche/seite/<int:page_id>/", entry_admin.entry_of_page, name="search_entry_of_page"),
    ]


@hooks.register("register_reports_menu_item")
def entries_menu_item() -> MenuItem:
    """Put the ranking and its reasons among the reports."""
    return MenuItemFor(
        _("Sucheinträge"),
        reverse_lazy("search_entries"),
        may=lambda user: user.has_perm(entry_admin.PERMISSION),
        name="search-entries",
        icon_name="search",
        order=910,
    )


@hooks.register("register_page_header_buttons")
def entry_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Lead from a published page to what the search knows of it."""
    if page.live and user.has_perm(entry_admin.PERMISSION):
        url = reverse("search_entry_of_page", args=[page.pk])
        yield Button(_("Sucheintrag"), url, icon_name="search", priority=66)


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own at the same addresses
def pin_urls() -> list[URLPattern]:
    """Put our forms for recommended results in the place of Wagtail's."""
    return [
        path("searchpicks/", PinIndexView.as_view()),
        path("searchpicks/results/", PinIndexView.as_view(results_only=True)),
        path("searchpicks/add/", PinCreateView.as_view()),
        path("searchpicks/<int:query_id>/", PinEditView.as_view()),
    ]


@hooks.register("construct_settings_menu")
def leave_out_pins(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave recommended results out of the settings: they stand in the menu «Suche»."""
    items[:] = [item for item in items if item.name != "promoted-search-results"]
