"""What a reader gets to see of bodies, meetings and initiatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.blocks.audience import hidden_collections
from core.page_contexts import page_context
from core.visibility import visible_pages
from files.models import Document
from network.models import (
    BodyPage,
    Initiative,
    MeetingDocument,
    MeetingPage,
    Membership,
    NetworkIndexPage,
)

NEXT_MEETINGS = 5
MEETINGS_PER_PAGE = 20
DOCUMENTS = 10
ORGANISATIONS = 3

Kind = BodyPage.Kind


@dataclass(frozen=True, slots=True)
class Level:
    """What several bodies do for the network, and what they hand on to the next level."""

    title: str | Promise
    text: str | Promise
    bodies: Sequence[BodyPage]


# From top to bottom, as the council paper tells it: leaders steer, professionals plan; the groups by age
# and the conferences came later. A kind that is not named here stands last.
_LEVELS: list[tuple[tuple[str, ...], str | Promise, str | Promise]] = [
    (
        (Kind.STEERING, Kind.KOSTAG, Kind.CORE),
        _("Steuern"),
        _("Leitungen entscheiden, woran das Netzwerk arbeitet, und nehmen Themen von unten auf."),
    ),
    (
        (Kind.PLANNING,),
        _("Planen"),
        _("Fachkräfte aus allen Kommunen planen die Präventionskette und tragen Wissen weiter."),
    ),
    (
        (Kind.WORKING,),
        _("Ausarbeiten"),
        _("Arbeitsgruppen schauen genauer hin und bereiten vor, was geplant und entschieden wird."),
    ),
    ((), _("Austauschen"), _("Hier kommen mehr Menschen zusammen als nur die Mitglieder eines Gremiums.")),
]


def visible_bodies(user: Any) -> Any:
    """Give the published bodies that ``user`` may open, in the order that editors gave them."""
    return visible_pages(BodyPage.objects.live(), user).order_by("path")


def visible_meetings(user: Any) -> Any:
    """Give the published meetings that ``user`` may open, newest first."""
    return visible_pages(MeetingPage.objects.live(), user).order_by("-date", "-starts_at", "-pk")


def visible_initiatives(user: Any) -> QuerySet[Initiative]:
    """Give all initiatives, with those of their bodies that ``user`` may open as ``visible_bodies``."""
    bodies = Prefetch("bodies", visible_bodies(user), to_attr="visible_bodies")
    return Initiative.objects.select_related("municipality").prefetch_related(bodies)


@page_context(NetworkIndexPage)
def index_context(page: NetworkIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Give the overview's initiatives, bodies (``levels``, ``former_bodies``) and ``next_meetings``.

    Each body has its ``next_meeting``, if there is one, and its ``seats``.
    """
    bodies = list(visible_bodies(request.user).child_of(page))
    coming = list(_coming(visible_meetings(request.user).descendant_of(page)))
    soon = coming[:NEXT_MEETINGS]
    by_path = {body.path: body for body in bodies}
    for meeting in soon:
        meeting.body = by_path.get(_path_above(meeting))
    _add_to_cards(bodies, coming)
    present = [body for body in bodies if body.merged_into_id is None]
    return {
        "initiatives": visible_initiatives(request.user),
        "bodies": present,
        "levels": levels_of(present),
        "former_bodies": [body for body in bodies if body.merged_into_id is not None],
        "next_meetings": soon,
    }


def levels_of(bodies: Iterable[BodyPage]) -> list[Level]:
    """Sort ``bodies`` by what they do for the network; a level without bodies is left out."""
    left = list(bodies)
    found = []
    for kinds, title, text in _LEVELS:
        here = [body for body in left if body.kind in kinds or not kinds]
        left = [body for body in left if body not in here]
        if here:
            found.append(Level(title, text, here))
    return found


@page_context(BodyPage)
def body_context(page: BodyPage, request: HttpRequest) -> dict[str, Any]:
    """Give a body's members, meetings, papers, initiatives, and the bodies it was merged with.

    ``next_meeting`` is the first of the coming ones, ``later_meetings`` are the rest.
    """
    user = request.user
    meetings = visible_meetings(user).child_of(page) if page.pk else MeetingPage.objects.none()
    past = Paginator(meetings.filter(date__lt=timezone.localdate()), MEETINGS_PER_PAGE)
    coming = list(_coming(meetings))
    related = visible_bodies(user)
    return {
        "members": _members_of(page),
        "coming_meetings": coming,
        "next_meeting": coming[0] if coming else None,
        "later_meetings": coming[1:],
        "past_meetings": past.get_page(request.GET.get("seite")),
        "documents": _documents_of(meetings, request),
        "initiatives": page.initiatives.all() if page.pk else [],
        "continued_by": related.filter(pk=page.merged_into_id).first(),
        "continues": related.filter(merged_into=page) if page.pk else [],
        "members_only": page.audience == BodyPage.Audience.MEMBERS,
    }


def _members_of(page: BodyPage) -> list[Any]:
    """Give who has a seat today; a body that is being written has nobody yet."""
    return list(page.memberships.current().select_related("person", "municipality")) if page.pk else []


@page_context(MeetingPage)
def meeting_context(page: MeetingPage, request: HttpRequest) -> dict[str, Any]:
    """Give a meeting's body, the documents that may be opened, whether members only read it, its neighbours.

    ``earlier`` and ``later`` are the meetings of the body beside this one that the reader may open.
    """
    body = page.get_parent().specific
    hidden = hidden_collections({"request": request})
    documents = [row.document for row in page.documents.select_related("document")]
    earlier, later = _beside(page, visible_meetings(request.user).child_of(body))
    return {
        "body": body,
        "documents": [document for document in documents if document.collection_id not in hidden],
        "members_only": MeetingPage.Audience.MEMBERS in (page.audience, body.audience),
        "earlier": earlier,
        "later": later,
    }


def _beside(page: MeetingPage, meetings: Any) -> tuple[MeetingPage | None, MeetingPage | None]:
    """Give those of ``meetings`` that come right before and right after ``page``."""
    if page.date is None or page.pk is None:
        return None, None
    others = meetings.exclude(pk=page.pk)
    before = Q(date__lt=page.date) | Q(date=page.date, pk__lt=page.pk)
    after = Q(date__gt=page.date) | Q(date=page.date, pk__gt=page.pk)
    return (
        others.filter(before).order_by("-date", "-pk").first(),
        others.filter(after).order_by("date", "pk").first(),
    )


def _coming(meetings: Any) -> Any:
    """Narrow ``meetings`` to those of today and later, the next one first."""
    coming = meetings.filter(date__gte=timezone.localdate())
    return coming.order_by("date", F("starts_at").asc(nulls_first=True), "pk")


def _path_above(page: Page) -> str:
    return page.path[: -Page.steplen]


def _add_to_cards(bodies: Sequence[BodyPage], coming: Iterable[MeetingPage]) -> None:
    """Give every body its next meeting, the number of its seats and who is represented in them."""
    next_meetings: dict[str, MeetingPage] = {}
    for meeting in coming:
        next_meetings.setdefault(_path_above(meeting), meeting)
    seats = Counter[int]()
    organisations: dict[int, dict[str, None]] = {}
    for seat in Membership.objects.current().filter(body__in=bodies).select_related("person"):
        seats[seat.body_id] += 1
        if seat.display_organisation:
            organisations.setdefault(seat.body_id, {})[seat.display_organisation] = None
    for body in bodies:
        body.next_meeting = next_meetings.get(body.path)
        body.seats = seats[body.pk]
        names = list(organisations.get(body.pk, ()))
        body.organisations = names[:ORGANISATIONS]
        body.more_organisations = len(names[ORGANISATIONS:])


def _documents_of(meetings: Any, request: HttpRequest) -> list[Document]:
    """Give the files of the newest ``meetings`` that have any, each once, as far as they may be opened."""
    hidden = hidden_collections({"request": request})
    rows = MeetingDocument.objects.filter(meeting__in=meetings.order_by().values("pk"))
    rows = rows.select_related("document").defer("document__text")
    found: dict[int, Document] = {}
    for row in rows.order_by("-meeting__date", "sort_order"):
        if row.document.collection_id not in hidden:
            found.setdefault(row.document_id, row.document)
    return list(found.values())[:DOCUMENTS]
