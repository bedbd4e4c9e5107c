"""Views of Wagtail's administration that would tell editors of what they may not read.

Most ask the rule by themselves (``core.admin_reading``); these look things up in ways of their own: the page
above a list, the page that has an address, the last edited page of each type, tags by their beginning.
``intranet.urls`` puts these before Wagtail's own, whose names still lead here.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, ExternalLinkView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.models import Page

from accounts.roles import is_coordination
from core.admin_reading.rules import readable
from core.models import Tag


class LinkView(ExternalLinkView):
    """Takes an address for a link; the page that has it is named only to those who may read it."""

    def render_chosen_response(self, result: dict[str, Any]) -> HttpResponse:
        """Give the page with the title that readers know, or else the address as it was typed."""
        if "id" in result:
            page = readable(Page.objects.filter(pk=result["id"]), self.request.user).specific().first()
            if page is None:
                return super().render_chosen_response(self.get_result_data())
            result = result | {"adminTitle": page.get_admin_display_title()}
        return super().render_chosen_response(result)


@never_cache
@require_admin_access
def choose_page_below(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """Offer the pages below a page; from the top when the editor may not open that page."""
    above = readable(Page.objects.filter(pk=parent_page_id), request.user)
    if not above.exists():
        return BrowseView.as_view()(request)
    return BrowseView.as_view()(request, parent_page_id=parent_page_id)


@never_cache
@require_admin_access
def page_types_report(request: HttpRequest, results_only: bool = False) -> HttpResponse:
    """Show Wagtail's report on page types to those who care for the whole site."""
    if not is_coordination(request.user):
        raise PermissionDenied
    return PageTypesUsageReportView.as_view(results_only=results_only)(request)


@never_cache
@require_admin_access
def offer_tags(request: HttpRequest) -> JsonResponse:
    """Offer the tags that begin with ``term`` and that the person may read."""
    term = request.GET.get("term", "").replace("\x00", "")
    tags = Tag.objects.filter(name__istartswith=term) if term else Tag.objects.none()
    names = (
        readable(tags, request.user).order_by("name").values_list("name", flat=True)[:TAGS_AUTOCOMPLETE_LIMIT]
    )
    return JsonResponse(list(names), safe=False)
