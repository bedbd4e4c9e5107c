"""Saying that the details of an offer are right."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from directory.models import Confirmation

if TYPE_CHECKING:
    from directory.models import OfferPage

# An offer that nobody has confirmed for half a year is no longer sure: phone numbers and courses change.
CONFIRMED_FOR = datetime.timedelta(days=180)


def confirm(offer: OfferPage, user: Any, note: str = "") -> Confirmation:
    """Write down that ``user`` says now: what ``offer`` tells is true. May be said any number of times."""
    return Confirmation.objects.create(offer=offer, by=user, note=note)


def last_confirmation(offer: OfferPage) -> Confirmation | None:
    """Give the latest confirmation of ``offer`` with its user, or None."""
    return offer.confirmations.select_related("by").first()


def is_fresh(confirmation: Confirmation | None) -> bool:
    """Tell whether an offer that was last confirmed so can still be relied on."""
    return confirmation is not None and confirmation.confirmed_at >= timezone.now() - CONFIRMED_FOR
