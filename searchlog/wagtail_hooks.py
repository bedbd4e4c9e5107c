"""The report of searches in the administration."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.menu_items import MenuItemFor
from core.reports import report_urls
from searchlog.removal_view import TextRemovalView
from searchlog.report import SearchReportView


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    """Add the report and the removal of a text."""
    return [
        *report_urls(SearchReportView, "berichte/suchen/"),
        path("berichte/suchen/entfernen/", TextRemovalView.as_view(), name="search_text_removal"),
    ]


@hooks.register("register_reports_menu_item")
def search_report_menu_item() -> MenuItem:
    """Put the report of searches before the others."""
    return MenuItemFor(
        _("Suchen ohne Treffer"),
        reverse_lazy("search_report"),
        may=lambda user: user.has_perm("searchlog.view_searchcount"),
        name="searches",
        icon_name="search",
        order=100,
    )


@hooks.register("construct_reports_menu")
def leave_out_raw_searches(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's list of search texts: it would be empty, as nothing is counted there."""
    items[:] = [item for item in items if item.name != "search-terms"]
