"""The report on outside links in the administration."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.roles import may_edit
from links.models import OutsideLink
from links.views import LinkReportView


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """Add the report and the part of it that filters replace."""
    return [
        path("berichte/links/", LinkReportView.as_view(), name="links_report"),
        path(
            "berichte/links/results/", LinkReportView.as_view(results_only=True), name="links_report_results"
        ),
    ]


class LinkReportMenuItem(MenuItem):
    """Leads to the broken links, for those who may edit anything."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to whoever may repair a link."""
        return may_edit(request.user)


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Put the report below the others; it opens with what is broken."""
    return LinkReportMenuItem(
        _("Links nach außen"),
        f"{reverse('links_report')}?state={OutsideLink.State.BROKEN}",
        name="outside-links",
        icon_name="link-external",
        order=900,
    )
