"""The lists in Wagtail's administration."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.menu_items import MenuItemFor
from worklists.registry import lists_for
from worklists.report import TITLE, WorkListsView, WorkListView


@hooks.register("register_admin_urls")
def work_list_urls() -> list[URLPattern]:
    """Add the overview, each list, and the part of a list that filters replace."""
    return [
        path("berichte/arbeitslisten/", WorkListsView.as_view(), name="work_lists"),
        path("berichte/arbeitslisten/<slug:name>/", WorkListView.as_view(), name="work_list"),
        path(
            "berichte/arbeitslisten/<slug:name>/results/",
            WorkListView.as_view(results_only=True),
            name="work_list_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def work_lists_menu_item() -> MenuItem:
    """Put the lists before other reports."""
    return MenuItemFor(
        TITLE,
        reverse("work_lists"),
        may=lambda user: bool(lists_for(user)),
        name="work-lists",
        icon_name="list-ul",
        order=50,
    )
