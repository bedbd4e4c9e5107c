"""Views of Wagtail's administration that would tell editors of pages they may not open.

Wagtail asks the hook for page choosers only about the pages of a list, not about the page above the list,
nor about pages asked for by number; its report on page types names the last edited page of each type to
every editor; while somebody types a tag, it offers those of everything. ``intranet.urls`` puts these before
Wagtail's own, whose names still lead here.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from accounts.roles import is_coordination
from core.models import Tag
from core.visibility import visible_pages, visible_tags

LONGEST_NUMBER = 18  # digits of a key


def offered_pages(pages: Any, user: Any) -> Any:
    """Narrow a page queryset to what ``user`` may choose: pages they may open, and drafts that they edit."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    return visible_pages(pages, user).filter(Q(live=True) | Q(pk__in=editable.order_by().values("pk")))


@never_cache
@require_admin_access
def choose_page_below(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """Offer the pages below a page; from the top when the editor may not open that page."""
    above = offered_pages(Page.objects.filter(pk=parent_page_id), request.user)
    if not above.exists():
        return BrowseView.as_view()(request)
    return BrowseView.as_view()(request, parent_page_id=parent_page_id)


@never_cache
@require_admin_access
def pages_chosen(request: HttpRequest) -> HttpResponse:
    """Give titles and addresses of chosen pages, as far as the editor may open them."""
    # SQLite fails at numbers that it cannot hold.
    numbers = [n for n in request.GET.getlist("id") if n.isdecimal() and len(n) <= LONGEST_NUMBER]
    chosen = offered_pages(Page.objects.filter(pk__in=numbers), request.user)
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


@never_cache
@require_admin_access
def offer_tags(request: HttpRequest) -> JsonResponse:
    """Offer the tags that begin with ``term``; those that nothing open has only to who cares for all tags."""
    term = request.GET.get("term", "").replace("\x00", "")
    tags = Tag.objects.filter(name__istartswith=term) if term else Tag.objects.none()
    if not request.user.has_perm("core.change_tag"):
        tags = visible_tags(tags, request.user)
    names = tags.order_by("name").values_list("name", flat=True)[:TAGS_AUTOCOMPLETE_LIMIT]
    return JsonResponse(list(names), safe=False)
