"""Panels about offers: one's own municipalities, what needs care, proposals by others."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from accounts.roles import is_coordination
from directory.care import (
    incomplete,
    lacking,
    offers_in_care,
    own_pages,
    places_of,
    published_counts,
    stale_by_municipality,
    to_confirm,
    unpublished,
)
from directory.choices import ProposalState
from directory.models import MunicipalityPage, OfferPage
from directory.permissions import proposals_to_decide
from home.admin_start.base import StartPanel, Step

CONFIRM_ROWS = 8
OTHER_ROWS = 5


class MunicipalitiesPanel(StartPanel):
    """The person's municipalities, each with the buttons for what is done most."""

    name = "own_municipalities"
    template_name = "home/admin/start_municipalities.html"
    order = 100

    def content(self) -> dict[str, Any]:
        """Give the municipalities with their steps; nothing for whoever has none of their own."""
        pages = own_pages(self.request.user)
        if not pages:
            return {}
        counts = published_counts(pages)
        heading = _("Ihre Kommune: %(name)s") % {"name": pages[0].title}
        return {
            "heading": heading if len(pages) == 1 else _("Ihre Kommunen"),
            "single": len(pages) == 1,
            "rows": [
                {"page": page, "steps": _steps(page), "count": _counted(counts[page.pk])} for page in pages
            ],
        }


def _steps(page: MunicipalityPage) -> list[Step]:
    return [
        Step(
            _("Neues Angebot"),
            reverse("wagtailadmin_pages:add", args=["directory", "offerpage", page.pk]),
            "plus",
            primary=True,
        ),
        Step(_("Angebote ansehen"), reverse("wagtailadmin_explore", args=[page.pk]), "list-ul"),
        Step(_("Seite der Kommune bearbeiten"), reverse("wagtailadmin_pages:edit", args=[page.pk]), "edit"),
    ]


def _counted(count: int) -> str:
    return ngettext("%(count)d veröffentlichtes Angebot", "%(count)d veröffentlichte Angebote", count) % {
        "count": count
    }


class CarePanel(StartPanel):
    """Offers that need care: to confirm, unfinished, lacking what readers search by."""

    name = "offers_to_care_for"
    template_name = "home/admin/start_care.html"
    order = 110

    def content(self) -> dict[str, Any]:
        """Give the first rows of each list and how many there are."""
        user = self.request.user
        offers = offers_in_care(user)
        confirm, drafts, gaps = to_confirm(offers), unpublished(offers), incomplete(offers)
        shown = {
            "confirm": list(confirm[:CONFIRM_ROWS]),
            "drafts": list(drafts[:OTHER_ROWS]),
            "gaps": list(gaps[:OTHER_ROWS]),
        }
        self._name_places([offer for rows in shown.values() for offer in rows])
        return {
            **shown,
            "confirm_count": confirm.count(),
            "drafts_count": drafts.count(),
            "gaps": [{"offer": offer, "lacking": ", ".join(lacking(offer))} for offer in shown["gaps"]],
            "gaps_count": gaps.count(),
            "anything": offers.exists(),
        }

    def _name_places(self, offers: list[OfferPage]) -> None:
        """Say of each offer where it belongs, to those who care for several municipalities."""
        user = self.request.user
        if not is_coordination(user) and len(own_pages(user)) < 2:
            return
        places = places_of(offers)
        for offer in offers:
            offer.place_name = places.get(offer.pk) or _("kreisweit")


class StalePanel(StartPanel):
    """For coordination: how many offers wait for a confirmation, municipality by municipality."""

    name = "stale_by_municipality"
    template_name = "home/admin/start_stale.html"
    order = 120

    def content(self) -> dict[str, Any]:
        """Give the municipalities with something to do."""
        if not is_coordination(self.request.user):
            return {}
        rows = stale_by_municipality()
        return {"rows": rows} if rows else {}


class ProposalsPanel(StartPanel):
    """Changes to providers that others have proposed and this person decides on."""

    name = "provider_proposals"
    template_name = "home/admin/start_proposals.html"
    order = 130

    def content(self) -> dict[str, Any]:
        """Give the oldest open proposals; nothing when there is none."""
        proposals = proposals_to_decide(self.request.user).filter(state=ProposalState.OPEN)
        count = proposals.count()
        if not count:
            return {}
        return {"proposals": proposals.order_by("said_at", "pk")[:OTHER_ROWS], "count": count}
