"""What the start page shows to whom."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from accounts.forms import MyMunicipalityForm
from chain.coverage import phases_of
from chain.models import ChainPage
from chain.standards import all_standards, standings_of
from core.models import LifePhase, Municipality
from core.page_contexts import page_context
from core.visibility import visible_pages
from directory.models import MunicipalityPage
from directory.search_links import offers_url
from home.models import HomePage
from search.api import own_place
from updates.listing import visible_updates
from updates.models import UpdateIndexPage, UpdatePage

UPDATES_SHOWN = 5


@page_context(HomePage)
def start_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Give the life phases with their numbers for the reader's municipality, its contact, and what is new.

    Without a municipality the numbers are those of the whole county.
    """
    user: Any = request.user
    mine = own_place(user)
    numbers, total = phases_of(user, mine)
    context: dict[str, Any] = {
        "phases": [
            (phase, numbers.get(phase.pk, 0), offers_url(mine, [phase])) for phase in LifePhase.objects.all()
        ],
        "total": total,
        "total_url": offers_url(mine),
        "mine": mine,
        "mine_page": None,
        "my_form": MyMunicipalityForm(initial={"kommune": mine.slug if mine else ""}, auto_id="start-%s"),
        "updates": _updates(user, mine),
        "update_index": visible_pages(UpdateIndexPage.objects.child_of(page).live(), user).first(),
        "chain_page": visible_pages(ChainPage.objects.child_of(page).live(), user).first(),
    }
    if mine is not None:
        pages = MunicipalityPage.objects.live().filter(municipality=mine)
        context["mine_page"] = visible_pages(pages, user).first()
        standards = all_standards()
        standings = standings_of(user, standards, mine) if standards else []
        context["lacking"] = [standing for standing in standings if not standing.is_met]
        context["standards"] = len(standings)
    return context


def _updates(user: Any, mine: Municipality | None) -> Any:
    """The newest updates that concern the reader's municipality, or everybody."""
    updates = visible_updates(UpdatePage.objects.all(), user)
    if mine is not None:
        updates = updates.filter(Q(municipalities=mine) | Q(municipalities=None))
    return updates[:UPDATES_SHOWN]
