"""Saying whether there is room in an offer, and closing it for a while."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from directory.choices import AvailabilityState
from directory.models import Availability, Closure

if TYPE_CHECKING:
    from directory.models import OfferPage


def say_availability(offer: OfferPage, user: Any, state: str, weeks: int | None = None) -> Availability:
    """Write down what ``user`` says now about free places; from now on it counts.

    ``weeks`` is the approximate waiting time and goes with a waiting list only. The same said again on the
    same day, as by a second click, is said once. Raises ValidationError.
    """
    with transaction.atomic():
        _lock(offer)
        last = last_availability(offer)
        if last is not None and (last.by, last.state, last.weeks) == (user, state, weeks) and _is_today(last):
            return last
        availability = Availability(offer=offer, by=user, state=state, weeks=weeks)
        availability.full_clean()
        availability.save()
    return availability


def last_availability(offer: OfferPage) -> Availability | None:
    """Return what was said last about free places, with its user, or None."""
    return offer.availabilities.select_related("by").first()


def known_availability(offer: OfferPage) -> Availability | None:
    """Give what was said about free places, or None when nothing is known."""
    found = last_availability(offer)
    return None if found is None or found.state == AvailabilityState.UNKNOWN else found


def close(offer: OfferPage, user: Any, note: str, starts_on: date, ends_on: date | None = None) -> Closure:
    """Close ``offer`` from ``starts_on`` to ``ends_on`` (both days included; None: until further notice).

    ``note`` is the reason, which everybody sees.
    The same closure said again, as by a second click, is the same closure. Raises ValidationError.
    """
    with transaction.atomic():
        _lock(offer)
        said = offer.closures.filter(note=note, starts_on=starts_on, ends_on=ends_on).first()
        if said is not None:
            return said
        closure = Closure(offer=offer, by=user, note=note, starts_on=starts_on, ends_on=ends_on)
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
    closure.by, closure.said_at = user, timezone.now()
    closure.save(update_fields=["ends_on", "by", "said_at"])


def _is_today(statement: Availability) -> bool:
    return timezone.localdate(statement.said_at) == timezone.localdate()


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
