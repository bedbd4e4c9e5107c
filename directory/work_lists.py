"""What waits for those who keep offers and providers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet

from accounts.roles import is_coordination
from core.typed.times import clock
from directory.care import (
    incomplete,
    lacking,
    offers_in_care,
    own_pages,
    places_of,
    stale_by_municipality,
    to_confirm,
    unpublished,
)
from directory.choices import ProposalState
from directory.models import MunicipalityPage, OfferPage
from directory.permissions import may_propose, proposals_to_decide
from worklists.registry import WORK_LISTS, Action, Column, Group, WorkList


def _nothing_to_do(user: Any) -> str:
    if offers_in_care(user).exists():
        return _("Alles bestätigt, alles veröffentlicht, nichts fehlt. Danke!")
    return _(
        "Hier stehen später Angebote, die jemand bestätigen oder ergänzen sollte. "
        "Noch gibt es keine Angebote."
    )


CARE = Group("care", order=110, heading=gettext_lazy("Als Nächstes dran"), when_empty=_nothing_to_do)
STALE = Group(
    "stale",
    order=120,
    heading=gettext_lazy("Nicht bestätigt, nach Kommunen"),
    note=gettext_lazy(
        "Veröffentlichte Angebote, die noch niemand bestätigt hat oder seit einem halben Jahr niemand mehr."
    ),
)
PROPOSALS = Group(
    "proposals",
    order=130,
    note=gettext_lazy("Andere haben Änderungen an Ihren Trägern vorgeschlagen. Bitte entscheiden Sie."),
)


def _places_to_choose(request: HttpRequest | None) -> QuerySet[MunicipalityPage]:
    pages = MunicipalityPage.objects.order_by("title")
    if request is None or is_coordination(request.user):
        return pages
    return pages.filter(pk__in=[page.pk for page in own_pages(request.user)])


class OfferListFilterSet(WagtailFilterSet):
    """Narrows a list of offers to one municipality."""

    place = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Kommune"),
        queryset=_places_to_choose,
        empty_label=gettext_lazy("Alle"),
        method="below",
    )

    class Meta:
        model = OfferPage
        fields = ["place"]

    def below(self, offers: QuerySet[OfferPage], name: str, page: MunicipalityPage) -> QuerySet[OfferPage]:
        """Keep the offers below the page of a municipality."""
        return offers.filter(path__startswith=page.path)


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j. F Y")


def _confirmed(offer: Any) -> str:
    if offer.confirmed_at is None:
        return _("noch nie bestätigt")
    return _("bestätigt am %(day)s") % {"day": _day(offer.confirmed_at)}


def draft_state(offer: Any) -> str:
    """Return how an offer of ``care.unpublished`` stands, and since when."""
    if offer.in_workflow:
        state = _("wartet auf Freigabe")
    elif offer.sent_back:
        state = _("Änderungen angefordert")
        if offer.sent_back_because:
            state = f"{state}: «{offer.sent_back_because}»"
    elif offer.planned_for:
        time = clock(timezone.localtime(offer.planned_for).time())
        state = _("geplant für %(day)s, %(time)s Uhr") % {"day": _day(offer.planned_for), "time": time}
    elif offer.live:
        state = _("Änderungen noch nicht veröffentlicht")
    else:
        state = _("Entwurf")
    if offer.latest_revision_created_at and not offer.planned_for:
        state = f"{state}, {_day(offer.latest_revision_created_at)}"
    return state


def _edit_url(offer: Any, request: HttpRequest | None = None) -> str:
    return reverse("wagtailadmin_pages:edit", args=[offer.pk])


def _places(offers: Sequence[OfferPage], user: Any) -> dict[Any, str]:
    """Say of each offer where it belongs, to those who care for several municipalities."""
    if not is_coordination(user) and len(own_pages(user)) < 2:
        return {}
    found = places_of(offers)
    return {offer.pk: found.get(offer.pk) or _("kreisweit") for offer in offers}


_OFFER = gettext_lazy("Angebot")
LISTS = (
    WorkList(
        name="confirm",
        label=gettext_lazy("Angebote bestätigen"),
        heading=lambda count: (
            ngettext(
                "Stimmt das noch? %(count)s Angebot wartet auf eine Bestätigung",
                "Stimmt das noch? %(count)s Angebote warten auf eine Bestätigung",
                count,
            )
            % {"count": count}
        ),
        rows=lambda user: to_confirm(offers_in_care(user)),
        title=Column(_OFFER, lambda offer: offer.title),
        url=lambda offer, request: offer.get_url(request),
        columns=(Column(gettext_lazy("Zuletzt bestätigt"), _confirmed),),
        actions=(
            Action(
                gettext_lazy("Angaben sind richtig"),
                lambda offer: reverse("directory:confirm", args=[offer.pk]),
                sent=True,
            ),
            Action(gettext_lazy("Ändern"), _edit_url),
        ),
        shown=8,
        order=10,
        group=CARE,
        places=_places,
        filterset=OfferListFilterSet,
    ),
    WorkList(
        name="drafts",
        label=gettext_lazy("Angebote, die noch nicht veröffentlicht sind"),
        heading=lambda count: (
            ngettext(
                "%(count)s Angebot ist noch nicht veröffentlicht",
                "%(count)s Angebote sind noch nicht veröffentlicht",
                count,
            )
            % {"count": count}
        ),
        rows=lambda user: unpublished(offers_in_care(user)),
        title=Column(_OFFER, lambda offer: offer.draft_title or offer.title),
        url=_edit_url,
        columns=(Column(gettext_lazy("Stand"), draft_state),),
        order=20,
        group=CARE,
        places=_places,
        filterset=OfferListFilterSet,
    ),
    WorkList(
        name="gaps",
        label=gettext_lazy("Angebote, denen Angaben fehlen"),
        heading=lambda count: (
            ngettext(
                "Bei %(count)s Angebot fehlt, wonach andere suchen",
                "Bei %(count)s Angeboten fehlt, wonach andere suchen",
                count,
            )
            % {"count": count}
        ),
        rows=lambda user: incomplete(offers_in_care(user)),
        title=Column(_OFFER, lambda offer: offer.title),
        url=_edit_url,
        columns=(Column(gettext_lazy("Was fehlt"), lambda offer: ", ".join(lacking(offer))),),
        order=30,
        group=CARE,
        places=_places,
        filterset=OfferListFilterSet,
    ),
    WorkList(
        name="stale",
        label=STALE.heading,
        heading=lambda count: str(STALE.heading),
        group=STALE,
        may_see=is_coordination,
        rows=lambda user: stale_by_municipality(),
        title=Column(gettext_lazy("Kommune"), lambda row: row["page"].title),
        url=lambda row, request: reverse("wagtailadmin_explore", args=[row["page"].pk]),
        columns=(
            Column(gettext_lazy("Nicht bestätigt"), lambda row: row["stale"], is_number=True),
            Column(gettext_lazy("Angebote"), lambda row: row["offers"], is_number=True),
        ),
        shown=100,  # all municipalities of a county
    ),
    WorkList(
        name="proposals",
        label=gettext_lazy("Vorschläge zu Trägern"),
        heading=lambda count: (
            ngettext("%(count)s Vorschlag zu einem Träger", "%(count)s Vorschläge zu Trägern", count)
            % {"count": count}
        ),
        group=PROPOSALS,
        may_see=may_propose,
        rows=lambda user: (
            proposals_to_decide(user).filter(state=ProposalState.OPEN).order_by("said_at", "pk")
        ),
        title=Column(gettext_lazy("Träger"), lambda proposal: str(proposal.provider)),
        url=lambda proposal, request: reverse("directory_proposal", args=[proposal.pk]),
        columns=(Column(gettext_lazy("Vorgeschlagen am"), lambda proposal: _day(proposal.said_at)),),
        all_url=lambda: reverse("directory_proposals"),
    ),
)


def register_work_lists() -> None:
    """Register what waits for those who keep offers and providers."""
    for listed in LISTS:
        WORK_LISTS.register(listed)
