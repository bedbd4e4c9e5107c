"""Views of Wagtail's administration that would tell editors of pages they may not open.

Wagtail asks the hook for page choosers only about the pages of a list, not about the page above the list,
nor about pages asked for by number; and its report on page types names the last edited page of each type to
every editor. ``intranet.urls`` puts these before Wagtail's own, whose names still lead here.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page

from accounts.roles import is_coordination
from core.visibility import visible_pages

LONGEST_NUMBER = 18  # digits of a key


@never_cache
@require_admin_access
def choose_page_below(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """Offer the pages below a page; from the top when the editor may not open that page."""
    above = visible_pages(Page.objects.filter(pk=parent_page_id), request.user)
    if not above.exists():
        return BrowseView.as_view()(request)
    return BrowseView.as_view()(request, parent_page_id=parent_page_id)


@never_cache
@require_admin_access
def pages_chosen(request: HttpRequest) -> HttpResponse:
    """Give titles and addresses of chosen pages, as far as the editor may open them."""
    # SQLite fails at numbers that it cannot hold.
    numbers = [n for n in request.GET.getlist("id") if n.isdecimal() and len(n) <= LONGEST_NUMBER]
    chosen = visible_pages(Page.objects.filter(pk__in=numbers), request.user)
    asked = request.GET.copy()
    asked.setlist("id", [str(pk) for pk in chosen.values_list("pk", flat=True)])
    request.GET = asked  # type: ignore[assignment]
    return ChosenMultipleView.as_view()(request)


@never_cache
@require_admin_access
def page_types_report(request: HttpRequest, results_only: bool = False) -> HttpResponse:
    """Show Wagtail's report on page types to those who care for the whole site."""
    if not is_coordination(request.user):
        raise PermissionDenied
    return PageTypesUsageReportView.as_view(results_only=results_only)(request)
