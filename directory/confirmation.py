"""Saying that the details of an offer are right."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.role_table import Role
from accounts.roles import is_coordination, roles_of
from directory.choices import ConfirmedBy
from directory.models import Confirmation, OfferPage
from search.api import mark

# An offer that nobody has confirmed for half a year is no longer sure: phone numbers and courses change.
CONFIRMED_FOR = datetime.timedelta(days=180)


def confirm(offer: OfferPage, user: Any, note: str = "") -> Confirmation:
    """Write down that ``user`` says now: what ``offer`` tells is true. May be said any number of times.

    What an alias tells is what its source tells, so it is said of both, and of all other aliases. Returns the
    confirmation of ``offer``.
    """
    source = offer
    while source.alias_of_id:
        source = source.alias_of.specific
    now, name = timezone.now(), in_name_of(user)
    with transaction.atomic():
        rows = [
            Confirmation.objects.create(offer=each, by=user, note=note, said_at=now, in_name_of=name)
            for each in _with_aliases(source)
        ]
    return next(row for row in rows if row.offer_id == offer.pk)


def in_name_of(user: Any) -> str:
    """Return for whom ``user`` speaks of offers, a ``ConfirmedBy``; "" for nobody in particular."""
    if user is None:
        return ""
    if is_coordination(user):
        return str(ConfirmedBy.COORDINATION)
    roles = roles_of(user)
    if Role.EDITOR in roles:
        return str(ConfirmedBy.MUNICIPALITY)
    return str(ConfirmedBy.YOUTH_OFFICE) if Role.YOUTH_OFFICE in roles else ""


def confirm_first_publication(offer: OfferPage, user: Any) -> None:
    """Count it as a confirmation that ``user`` has just published ``offer`` for the first time.

    Whoever brings an offer before all eyes says that it is right. Publishing again, after a correction or
    after it was taken down, says nothing of the rest.
    """
    first = offer.live and offer.first_published_at == offer.last_published_at
    if user is not None and first and not offer.confirmations.exists():
        confirm(offer, user)


def take_over_confirmations(alias: OfferPage) -> None:
    """Let an alias be confirmed as its source is."""
    Confirmation.objects.bulk_create(
        Confirmation(offer=alias, by=row.by, note=row.note, said_at=row.said_at, in_name_of=row.in_name_of)
        for row in Confirmation.objects.filter(offer=alias.alias_of_id).select_related("by")
    )
    mark(alias)


def _with_aliases(offer: OfferPage) -> list[OfferPage]:
    found = [offer]
    for alias in OfferPage.objects.filter(alias_of=offer):
        found += _with_aliases(alias)
    return found


def last_confirmation(offer: OfferPage) -> Confirmation | None:
    """Give the latest confirmation of ``offer`` with its user, or None."""
    return offer.confirmations.select_related("by").first()


def is_fresh(confirmation: Confirmation | None) -> bool:
    """Tell whether an offer that was last confirmed so can still be relied on."""
    return confirmation is not None and confirmation.said_at >= timezone.now() - CONFIRMED_FOR
