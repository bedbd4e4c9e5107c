"""Pages for resolutions and standards, which are no pages of the tree. Whoever is signed in may read them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.sections import sections_for
from core.visibility import may_see_collection, visible_pages
from strategy.goal_system import current_leitbild
from strategy.models import CouncilResolution, LeitbildPage, PreventionStandard
from strategy.resolutions import overview, state_of, steps_in_order, summary
from strategy.standards import along_biography


def resolution_list(request: HttpRequest) -> HttpResponse:
    """Show for every municipality what has become of the papers about the Leitbild."""
    rows = overview()
    context = {"rows": rows, "summary": summary(rows), "section": current_leitbild(request.user)}
    return render(request, "strategy/resolution_list.html", context)


def resolution_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a paper with its points, its steps and the Leitbild it is about; 404 when there is none."""
    resolution = get_object_or_404(
        CouncilResolution.objects.select_related("municipality", "document__collection")
        .defer("municipality__border", "document__text")
        .prefetch_related("points", "steps"),
        pk=pk,
    )
    document = resolution.document
    if document is not None and not may_see_collection(document.collection, request.user):
        document = None
    about = LeitbildPage.objects.live().filter(council_resolutions=resolution)
    context = {
        "resolution": resolution,
        "points": resolution.points.all(),
        "steps": steps_in_order(resolution),
        "standing": state_of(resolution),
        "document": document,
        "leitbilder": visible_pages(about, request.user),
        "section": current_leitbild(request.user),
    }
    return render(request, "strategy/resolution_detail.html", context)


def standard_list(request: HttpRequest) -> HttpResponse:
    """Show all prevention standards, along a child's biography and then by title."""
    standards = PreventionStandard.objects.prefetch_related("life_phases")
    context = {"standards": along_biography(standards), "section": current_leitbild(request.user)}
    return render(request, "strategy/standard_list.html", context)


def standard_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a prevention standard with what higher apps say of it; 404 when there is none."""
    standard = get_object_or_404(
        PreventionStandard.objects.prefetch_related("life_phases", "topics"), slug=slug
    )
    return render(
        request,
        "strategy/standard_detail.html",
        {"standard": standard, "sections": sections_for(standard, request)},
    )
