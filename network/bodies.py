"""What a reader gets to see of bodies, meetings and initiatives."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from core.blocks.audience import hidden_collections
from core.visibility import visible_pages
from network.models import BodyPage, Initiative, MeetingPage, NetworkIndexPage

NEXT_MEETINGS = 5
MEETINGS_PER_PAGE = 20


def visible_bodies(user: Any) -> Any:
    """Give the published bodies that ``user`` may open, by name."""
    return visible_pages(BodyPage.objects.live(), user).order_by("title")


def visible_meetings(user: Any) -> Any:
    """Give the published meetings that ``user`` may open, newest first."""
    return visible_pages(MeetingPage.objects.live(), user).order_by("-date", "-starts_at", "-pk")


def visible_initiatives(user: Any) -> QuerySet[Initiative]:
    """Give all initiatives, with those of their bodies that ``user`` may open as ``visible_bodies``."""
    bodies = Prefetch("bodies", visible_bodies(user), to_attr="visible_bodies")
    return Initiative.objects.select_related("municipality").prefetch_related(bodies)


def index_context(page: NetworkIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Give the overview's initiatives, bodies (``bodies``, ``former_bodies``) and ``next_meetings``."""
    bodies = list(visible_bodies(request.user).child_of(page))
    meetings = visible_meetings(request.user).descendant_of(page).filter(date__gte=timezone.localdate())
    soon = list(meetings.order_by("date", F("starts_at").asc(nulls_first=True), "pk")[:NEXT_MEETINGS])
    by_path = {body.path: body for body in bodies}
    for meeting in soon:
        meeting.body = by_path.get(meeting.path[: -Page.steplen])
    return {
        "initiatives": visible_initiatives(request.user),
        "bodies": [body for body in bodies if body.merged_into_id is None],
        "former_bodies": [body for body in bodies if body.merged_into_id is not None],
        "next_meetings": soon,
    }


def body_context(page: BodyPage, request: HttpRequest) -> dict[str, Any]:
    """Give a body's members, coming and past meetings, initiatives, and the bodies it was merged with."""
    user, today = request.user, timezone.localdate()
    meetings = visible_meetings(user).child_of(page) if page.pk else MeetingPage.objects.none()
    past = Paginator(meetings.filter(date__lt=today), MEETINGS_PER_PAGE)
    related = visible_bodies(user)
    return {
        "members": page.memberships.current().select_related("person", "municipality"),
        "coming_meetings": meetings.filter(date__gte=today).order_by("date", "starts_at", "pk"),
        "past_meetings": past.get_page(request.GET.get("seite")),
        "initiatives": page.initiatives.all(),
        "continued_by": related.filter(pk=page.merged_into_id).first(),
        "continues": related.filter(merged_into=page) if page.pk else [],
        "members_only": page.audience == BodyPage.Audience.MEMBERS,
    }


def meeting_context(page: MeetingPage, request: HttpRequest) -> dict[str, Any]:
    """Give a meeting's body, the documents that may be opened, and whether members only read it."""
    body = page.get_parent().specific
    hidden = hidden_collections({"request": request})
    documents = [row.document for row in page.documents.select_related("document")]
    return {
        "body": body,
        "documents": [document for document in documents if document.collection_id not in hidden],
        "members_only": MeetingPage.Audience.MEMBERS in (page.audience, body.audience),
    }
