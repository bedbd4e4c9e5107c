"""Which offers need somebody's attention: for the start page of the administration.

All of it is asked of the database: what it costs does not grow with the number of offers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Revision, WorkflowState

from accounts.roles import is_coordination, municipalities_of
from core.german_order import german_order
from directory.completeness_query import LISTED, lacks_in_database
from directory.confirmation import CONFIRMED_FOR
from directory.models import MunicipalityPage, OfferPage


def own_pages(user: Any) -> list[MunicipalityPage]:
    """Give the pages of the municipalities that ``user`` cares for through a team, by title."""
    own = municipalities_of(user)
    if not own:
        return []
    pages = MunicipalityPage.objects.filter(municipality__in=own).select_related("municipality")
    return list(pages.defer("municipality__border", "introduction").order_by("title"))


def offers_in_care(user: Any) -> QuerySet[OfferPage]:
    """Give the offers, drafts too, that ``user`` keeps: coordination all, others those of their pages."""
    if is_coordination(user):
        return OfferPage.objects.all()
    below = Q(pk__in=[])
    for page in own_pages(user):
        below |= Q(path__startswith=page.path)
    return OfferPage.objects.filter(below)


def to_confirm(offers: QuerySet[OfferPage]) -> QuerySet[OfferPage]:
    """Narrow to published offers that nobody has confirmed lately, never confirmed and oldest ones first.

    Each gets ``confirmed_at``, None when nobody ever has. Offers that are over need no confirmation.
    """
    today = timezone.localdate()
    limit = timezone.now() - CONFIRMED_FOR
    running = offers.filter(live=True).filter(Q(valid_to=None) | Q(valid_to__gte=today))
    return (
        running.annotate(confirmed_at=Max("confirmations__said_at"))
        .filter(Q(confirmed_at=None) | Q(confirmed_at__lt=limit))
        .order_by(F("confirmed_at").asc(nulls_first=True), "title", "pk")
    )


def unpublished(offers: QuerySet[OfferPage]) -> QuerySet[OfferPage]:
    """Narrow to drafts and to offers with changes that readers do not see yet, the newest first.

    Each gets ``in_workflow``, whether it waits for approval, ``sent_back``, whether changes were asked for,
    ``sent_back_because``, what was said about them, and ``planned_for``, when it is to go live.
    """
    of_page = {
        "base_content_type__app_label": "wagtailcore",
        "base_content_type__model": "page",
        # Wagtail keeps the id of the object as text.
        "object_id": Cast(OuterRef("pk"), output_field=CharField()),
    }
    states = WorkflowState.objects.filter(**of_page)
    waiting = states.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    sent_back = states.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    planned = Revision.objects.filter(**of_page, approved_go_live_at__isnull=False)
    return (
        offers.filter(Q(live=False) | Q(has_unpublished_changes=True))
        .annotate(
            in_workflow=Exists(waiting),
            sent_back=Exists(sent_back),
            sent_back_because=Subquery(sent_back.values("current_task_state__comment")[:1]),
            planned_for=Subquery(planned.values("approved_go_live_at")[:1]),
        )
        .order_by("-latest_revision_created_at", "-pk")
    )


def incomplete(offers: QuerySet[OfferPage]) -> QuerySet[OfferPage]:
    """Narrow to published offers that lack what readers search by, those that lack most of it first.

    ``lacking`` says what, in words.
    """
    lacks = {f"lacks_{row.name}": lacks_in_database(row) for row in LISTED}
    flags = {name: ExpressionWrapper(condition, BooleanField()) for name, condition in lacks.items()}
    number = sum((Case(When(condition, then=1), default=0) for condition in lacks.values()), Value(0))
    found = offers.filter(reduce(or_, lacks.values()), live=True)
    return found.annotate(**flags).order_by(number.desc(), "title", "pk")


def lacking(offer: Any) -> list[str]:
    """Return in words what an offer of ``incomplete`` lacks."""
    return [row.label_on(OfferPage) for row in LISTED if getattr(offer, f"lacks_{row.name}")]


def stale_by_municipality() -> list[dict[str, Any]]:
    """Count published offers and those to confirm for each municipality's page; the most to do first.

    Gives dicts with ``page``, ``stale`` and ``offers``; municipalities without anything to do are left out.
    """
    steps = MunicipalityPage.steplen
    pages = {page.path: page for page in MunicipalityPage.objects.only("title", "path", "depth")}
    counts: dict[str, list[int]] = {path: [0, 0] for path in pages}
    rows = OfferPage.objects.filter(live=True).values_list("path", flat=True)
    for path in rows:
        if (parent := path[:-steps]) in counts:
            counts[parent][0] += 1
    for path in to_confirm(OfferPage.objects.all()).order_by().values_list("path", flat=True):
        if (parent := path[:-steps]) in counts:
            counts[parent][1] += 1
    found = [
        {"page": pages[path], "offers": offers, "stale": stale}
        for path, (offers, stale) in counts.items()
        if stale
    ]
    return sorted(found, key=lambda row: (-row["stale"], german_order(row["page"].title)))


def places_of(offers: Iterable[OfferPage]) -> dict[int, str]:
    """Give the municipality above each offer, by the offer's id; county-wide ones have none."""
    steps = OfferPage.steplen
    above = {offer.pk: offer.path[:-steps] for offer in offers}
    titles = dict(MunicipalityPage.objects.filter(path__in=above.values()).values_list("path", "title"))
    return {pk: titles[path] for pk, path in above.items() if path in titles}


def published_counts(pages: list[MunicipalityPage]) -> dict[int, int]:
    """Give the number of published offers below each of ``pages``, by its id, in one query."""
    if not pages:
        return {}
    counts = {
        f"page_{page.pk}": Count("pk", filter=Q(live=True, path__startswith=page.path)) for page in pages
    }
    found = OfferPage.objects.aggregate(**counts)
    return {page.pk: found[f"page_{page.pk}"] for page in pages}
