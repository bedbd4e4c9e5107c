"""The report on outside links in the administration."""

from __future__ import annotations

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.reports import report_menu_item, report_urls
from links.views import LinkReportView


@hooks.register("register_admin_urls")
def link_report_urls() -> list[URLPattern]:
    """Add the report."""
    return report_urls(LinkReportView, "berichte/links/")


@hooks.register("register_reports_menu_item")
def link_report_menu_item() -> MenuItem:
    """Put the report below the others; it opens with what is broken."""
    return report_menu_item(LinkReportView, name="outside-links", order=900)
