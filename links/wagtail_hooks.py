"""The report on outside links in the administration."""

from __future__ import annotations

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.reports import ReportMenuItem
from links.views import LinkReportView


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """Add the report."""
    return LinkReportView.urls("berichte/links/")


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Put the report below the others; it opens with what is broken."""
    return ReportMenuItem(LinkReportView, name="outside-links", order=900)
