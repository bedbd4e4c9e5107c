"""Where links by number lead, and what was understood of what somebody typed."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_safe
from wagtail.models import Page

from core.typed.kinds import KINDS, understand
from core.visibility import may_see_page


@require_safe
def page_by_number(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the address of a page; 404 for drafts and for what the person may not open."""
    page = get_object_or_404(Page.objects.live(), pk=pk)
    url = page.get_url(request)
    if url is None or not may_see_page(page, request.user):
        raise Http404
    return redirect(url)


@require_GET
def understood(request: HttpRequest) -> HttpResponse:
    """Return as JSON what the text in a field says, or why it says nothing; see ``core.typed.kinds``."""
    kind = request.GET.get("art", "")
    if kind not in KINDS:
        return HttpResponseBadRequest()
    return JsonResponse(asdict(understand(kind, request.GET.get("text", ""))))
