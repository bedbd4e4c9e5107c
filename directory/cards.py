"""What lists show of an offer, and how far it can be relied on today: open, room, confirmed.

An entry holds days, never words that a day makes wrong: it is made once, and days go by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.choices import AvailabilityState
from directory.models import Availability, OfferPage
from directory.presenting import cost_text
from search.api import BadgeKind, Card, Entry, Fact, StatusBadge, closures_from_json

# How good the news is; what is not known is not said.
_AVAILABILITY_KINDS: dict[str, BadgeKind] = {
    AvailabilityState.FREE: "success",
    AvailabilityState.WAITING_LIST: "warning",
    AvailabilityState.FULL: "danger",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCard:
    """What lists show of an offer, in words. ``availability`` says on which day that was, its kind how good
    the news is; both are "" where there is none."""

    form: str = ""
    provider: str = ""
    place: str = ""
    area: str = ""
    for_whom: str = ""
    cost: str = ""
    phone: str = ""
    availability: str = ""
    availability_kind: BadgeKind | Literal[""] = ""

    def common(self) -> Card:
        """Return what lists show of any hit."""
        facts = [Fact(_("Für wen"), self.for_whom), Fact(_("Kosten"), self.cost)]
        return Card(
            what=self.form,
            who=self.provider,
            who_label=_("Träger"),
            place=self.place,
            area=self.area,
            facts=tuple(fact for fact in facts if fact.text),
            phone=self.phone,
            # Whether somebody has confirmed it tells more.
            dated=False,
        )

    def badges(self, entry: Entry, today: date) -> list[StatusBadge]:
        """Return how far the offer can be relied on today, the most urgent first."""
        if entry.valid_from is not None and entry.valid_from > today:
            begins = _("ab %(day)s") % {"day": date_format(entry.valid_from, "j. F Y")}
            return [StatusBadge(begins, "info"), *self._room(), *_confirmed(entry, today)]
        if closed := _closed(entry, today):
            return [closed, *_confirmed(entry, today)]
        return [*self._room(), *_confirmed(entry, today)]

    def _room(self) -> list[StatusBadge]:
        if not self.availability_kind:
            return []
        return [StatusBadge(self.availability, self.availability_kind)]


def offer_card(offer: OfferPage) -> OfferCard:
    """Return the card of an offer; of a hidden address only the town."""
    return OfferCard(
        form=", ".join(offer.formats_labels),
        provider=offer.provider.name if offer.provider else "",
        place=offer.town,
        area=_("ganzer Kreis") if offer.serves_all else "",
        for_whom=", ".join(group.name for group in offer.target_groups.all()),
        cost=cost_text(offer),
        phone=phone_of(offer),
        **_availability(next(iter(offer.availabilities.all()), None)),  # the latest first
    )


def phone_of(offer: OfferPage) -> str:
    """Return the number to call about ``offer``: of its first contact who has one, else its provider's."""
    provider = offer.provider.phone if offer.provider else ""
    return next((contact.phone for contact in offer.contacts.all() if contact.phone), provider)


def _availability(said: Availability | None) -> dict[str, Any]:
    kind = _AVAILABILITY_KINDS.get(said.state) if said else None
    if said is None or kind is None:
        return {}
    text = _("%(availability)s (Stand %(day)s)") % {
        "availability": said,
        "day": _short(timezone.localdate(said.said_at)),
    }
    return {"availability": text, "availability_kind": kind}


def _closed(entry: Entry, today: date) -> StatusBadge | None:
    for first, last in closures_from_json(entry.closures):
        if first is not None and first <= today and (last is None or last >= today):
            until = _("geschlossen bis %(day)s") % {"day": _short(last)} if last else _("zurzeit geschlossen")
            return StatusBadge(until, "danger")
    return None


def _confirmed(entry: Entry, today: date) -> list[StatusBadge]:
    if entry.confirmed_on is None:
        return [StatusBadge(_("nicht bestätigt"), "warning")]
    day = {"day": _short(entry.confirmed_on)}
    if entry.confirmed_until is not None and entry.confirmed_until >= today:
        return [StatusBadge(_("bestätigt am %(day)s") % day, "success")]
    return [StatusBadge(_("zuletzt bestätigt am %(day)s") % day, "warning")]


def _short(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
