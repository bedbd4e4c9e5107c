"""What the pages of the Zielsystem show."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from core.page_contexts import page_context
from core.visibility import may_see_collection, visible_pages
from strategy.goal_system import goals_of, load_zielsystem, objectives_of, progress_of
from strategy.models import LeitbildPage, ObjectivePage, StrategicGoalPage
from strategy.resolutions import latest_rows, overview, summary


@page_context(LeitbildPage)
def leitbild_context(page: LeitbildPage, request: HttpRequest) -> dict[str, Any]:
    """Return the goals and other versions the reader may see, and the state of the resolutions."""
    user: Any = request.user
    versions = LeitbildPage.objects.live().exclude(pk=page.pk)
    newer = versions.filter(previous_version=page) if page.pk else versions.none()
    rows = overview(page) if page.pk else []
    context: dict[str, Any] = {
        "goals": goals_of(page, user),
        "resolution_rows": latest_rows(rows),
        "resolution_summary": summary(rows),
        "earlier": visible_pages(versions.filter(pk=page.previous_version_id), user).first(),
        "newer": visible_pages(newer, user).first(),
    }
    if page.document and may_see_collection(page.document.collection, user):
        context["document"] = page.document
    return context


@page_context(StrategicGoalPage)
def goal_context(page: StrategicGoalPage, request: HttpRequest) -> dict[str, Any]:
    """Return the objectives the reader may see, with their measures and indicators."""
    objectives = objectives_of(page, request.user)
    return {"objectives": objectives, "progress": progress_of(objectives)}


@page_context(ObjectivePage)
def objective_context(page: ObjectivePage, request: HttpRequest) -> dict[str, Any]:
    """Load the measures and indicators of an objective; return its goal if the reader may see it."""
    load_zielsystem([page])
    above = StrategicGoalPage.objects.live().filter(path=page.path[: -page.steplen])
    return {"goal": visible_pages(above, request.user).first()}
