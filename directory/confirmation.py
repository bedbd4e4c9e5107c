"""Saying that the details of an offer are right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directory.models import Confirmation

if TYPE_CHECKING:
    from directory.models import OfferPage


def confirm(offer: OfferPage, user: Any, note: str = "") -> Confirmation:
    """Write down that ``user`` says now: what ``offer`` tells is true. May be said any number of times."""
    return Confirmation.objects.create(offer=offer, by=user, note=note)


def last_confirmation(offer: OfferPage) -> Confirmation | None:
    """Give the latest confirmation of ``offer`` with its user, or None."""
    return offer.confirmations.select_related("by").first()
