"""Which municipalities an offer serves: the one rule.

An offer serves the municipalities that are chosen, or every one of the county when it says so. What is
published below a municipality's page without a choice serves that municipality; a county-wide offer without a
choice serves all. ``fill_served`` writes that down when an offer is published, so everybody else only reads,
``OfferPage.objects.serving`` too.
"""

from __future__ import annotations

from typing import Any

from core.german_order import german_order
from core.models import Municipality

SERVE_COUNTY = "directory.serve_county_offerpage"


def may_serve_county(user: Any) -> bool:
    """Tell whether ``user`` may mark an offer as serving the whole county (see ``accounts.role_table``)."""
    return bool(user.has_perm(SERVE_COUNTY))


def may_stay_county_wide(offer: Any) -> bool:
    """Tell whether ``offer`` is county-wide already, or its newest version by somebody who may say so."""
    if type(offer).objects.filter(pk=offer.pk, serves_all=True, live=True).exists():
        return True
    latest = offer.get_latest_revision() if offer.pk else None
    if latest is None or latest.user is None or not latest.content.get("serves_all"):
        return False
    return may_serve_county(latest.user)


def fill_served(offer: Any) -> None:
    """Choose for ``offer``, which has its place in the tree, whom it serves when nobody has chosen."""
    if offer.serves_all or offer.municipalities.exists():
        return
    parent = _parent_of(offer)
    municipality = getattr(parent, "municipality", None)
    if municipality is not None:
        offer.municipalities = [municipality]
    else:
        offer.serves_all = True


def _parent_of(offer: Any) -> Any:
    parent = offer.get_parent()
    return parent.specific if parent is not None else None


def served_municipalities(offer: Any) -> list[Municipality]:
    """Give the municipalities that ``offer`` serves, by name."""
    if offer.serves_all:
        return list(Municipality.objects.without_county())
    return sorted(offer.municipalities.all(), key=lambda municipality: german_order(municipality.name))
