"""Saying whether there is room in an offer, and closing it for a while."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from directory.models import Availability, AvailabilityState, Closure

if TYPE_CHECKING:
    from directory.models import OfferPage


def say_availability(offer: OfferPage, user: Any, state: str, weeks: int | None = None) -> Availability:
    """Write down what ``user`` says today about free places, in place of what was said before.

    ``weeks`` is the approximate waiting time and goes with a waiting list only. Raises ValidationError.
    """
    with transaction.atomic():
        _lock(offer)
        availability = Availability.objects.filter(offer=offer).first() or Availability(offer=offer)
        availability.state = state
        availability.weeks = weeks
        availability.said_on = timezone.localdate()
        availability.by = user
        availability.full_clean()
        availability.save()
    return availability


def known_availability(offer: OfferPage) -> Availability | None:
    """Give what was said about free places, or None when nothing is known."""
    found = Availability.objects.filter(offer=offer).select_related("by").first()
    return None if found is None or found.state == AvailabilityState.UNKNOWN else found


def close(offer: OfferPage, user: Any, reason: str, starts_on: date, ends_on: date | None = None) -> Closure:
    """Close ``offer`` from ``starts_on`` to ``ends_on`` (both days included; None: until further notice).

    The same closure said again, as by a second click, is the same closure. Raises ValidationError.
    """
    with transaction.atomic():
        _lock(offer)
        said = offer.closures.filter(reason=reason, starts_on=starts_on, ends_on=ends_on).first()
        if said is not None:
            return said
        closure = Closure(offer=offer, by=user, reason=reason, starts_on=starts_on, ends_on=ends_on)
        closure.full_clean()
        closure.save()
    return closure


def reopen(closure: Closure, user: Any) -> None:
    """End ``closure`` as of yesterday; one that has not begun, or began today, is taken back altogether.

    One that is over stays as it is.
    """
    yesterday = timezone.localdate() - timedelta(days=1)
    if closure.ends_on is not None and closure.ends_on <= yesterday:
        return
    if closure.starts_on > yesterday:
        closure.delete()
        return
    closure.ends_on = yesterday
    closure.by = user
    closure.save(update_fields=["ends_on", "by"])


def _lock(offer: OfferPage) -> None:
    """Let a second request about ``offer`` wait for the first, until the transaction ends."""
    Page.objects.select_for_update().get(pk=offer.pk)


def current_closure(offer: OfferPage) -> Closure | None:
    """Give the closure that holds today, or None."""
    return offer.closures.current().first()


def closures_to_come(offer: OfferPage) -> list[Closure]:
    """Give the closures that hold today or later, the next one first."""
    today = timezone.localdate()
    closures = [c for c in offer.closures.all() if c.ends_on is None or c.ends_on >= today]
    return sorted(closures, key=lambda closure: closure.starts_on)
