"""The page of an initiative."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.visibility import visible_pages
from network.bodies import visible_initiatives
from network.models import NetworkIndexPage


@require_safe
def initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an initiative with those of its bodies that the reader may open; 404 for an unknown one."""
    found = get_object_or_404(visible_initiatives(request.user), slug=slug)
    index = visible_pages(NetworkIndexPage.objects.live(), request.user).first()
    return render(request, "network/initiative.html", {"initiative": found, "section": index})
