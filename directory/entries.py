"""How offers, providers and the pages of municipalities are found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.blocks import plain_text, stream_text
from core.models import Municipality, YouthOffice
from directory.choices import AvailabilityState
from directory.confirmation import CONFIRMED_FOR
from directory.models import (
    Availability,
    Closure,
    Confirmation,
    DirectoryPage,
    MunicipalityPage,
    OfferPage,
    Provider,
)
from directory.offer_words import KEYWORDS, TEXTS, OfferWords
from directory.opening_hours import hours_rows
from directory.place import public_place
from directory.presenting import cost_text
from directory.serving import served_municipalities
from directory.terms import vocabularies
from search.api import KINDS, EntryData, Kind, register

# How good the news is, as a kind of badge; what is not known is not said.
_AVAILABILITY_KINDS: dict[str, str] = {
    AvailabilityState.FREE: "success",
    AvailabilityState.WAITING_LIST: "warning",
    AvailabilityState.FULL: "danger",
}


def offer_entry(offer: OfferPage) -> EntryData:
    """Give what search knows of an offer; of a hidden address only the town."""
    served, place, provider = served_municipalities(offer), public_place(offer), offer.provider
    words = OfferWords(offer, served, place)
    return EntryData(
        title=offer.title,
        summary=offer.summary,
        text=words.lines(TEXTS),
        keywords=words.lines(KEYWORDS),
        facets=words.facets(),
        age_from=offer.age_from,
        age_to=offer.age_to,
        latitude=place.latitude,
        longitude=place.longitude,
        valid_from=offer.valid_from,
        valid_until=offer.valid_to,
        phones=[*(contact.phone for contact in offer.contacts.all()), provider.phone if provider else ""],
        details=_offer_details(offer),
    )


def provider_entry(provider: Provider) -> EntryData:
    """Give what search knows of a provider."""
    municipality = provider.municipality
    return EntryData(
        title=provider.name,
        summary=str(provider.get_kind_display()),
        text=provider.address_line,
        keywords=_lines(
            [municipality.name if municipality else "", provider.parent.name if provider.parent else ""]
        ),
        url=provider.get_absolute_url(),
        facets={
            "provider_kind": [provider.kind],
            "municipality": [municipality.slug] if municipality else [],
        },
        latitude=provider.latitude,
        longitude=provider.longitude,
        phones=[provider.phone],
        details={"place": provider.town, "phone": provider.phone},
    )


def municipality_entry(page: MunicipalityPage) -> EntryData:
    """Return what search knows of a municipality's page."""
    office = page.municipality.youth_office
    return EntryData(
        title=page.title,
        summary=page.summary,
        text=_lines([plain_text(page.introduction), page.contact_office, stream_text(page.listings)]),
        keywords=page.municipality.name,
        facets={"municipality": [page.municipality.slug]},
        phones=[page.contact_phone, office.phone if office else ""],
        details={"phone": page.contact_phone},
    )


def directory_entry(page: DirectoryPage) -> EntryData:
    """Give what search knows of the county's directory page."""
    return EntryData(title=page.title, summary=page.summary, text=plain_text(page.introduction))


def register_entries() -> None:
    """Make everything of this app findable; called once when the app is ready."""
    KINDS.register(Kind("offer", _("Angebote"), first=True, one=_("ein Angebot"), ahead=True))
    KINDS.register(Kind("provider", _("Träger")))
    KINDS.register(Kind("municipality", _("Kommunen")))
    municipalities = Municipality.objects.defer("border")
    terms = vocabularies(OfferPage)
    register(
        OfferPage,
        kind="offer",
        build=offer_entry,
        related=("provider",),
        prefetch=(
            *terms,
            "contacts",
            "cooperations__provider",
            "availabilities",
            "confirmations",
            "closures",
            "opening_hours",
            Prefetch("municipalities", queryset=municipalities),
        ),
        depends_on={
            Provider: "provider",
            Municipality: "municipalities",
            **{model: name for name, model in terms.items()},
            Availability: "availabilities",
            Confirmation: "confirmations",
            Closure: "closures",
        },
    )
    register(
        Provider,
        kind="provider",
        build=provider_entry,
        related=("parent", "municipality"),
        depends_on={Municipality: "municipality"},
    )
    register(
        MunicipalityPage,
        kind="municipality",
        build=municipality_entry,
        related=("municipality__youth_office",),
        depends_on={Municipality: "municipality", YouthOffice: "municipality__youth_office"},
    )
    register(DirectoryPage, kind="municipality", build=directory_entry)


def _offer_details(offer: OfferPage) -> dict[str, Any]:
    availability = next(iter(offer.availabilities.all()), None)  # the latest first
    # Read from the prefetched rows: asking for the latest would be a query for each offer.
    confirmed = max((row.said_at for row in offer.confirmations.all()), default=None)
    confirmed_on = timezone.localdate(confirmed) if confirmed else None
    return {
        "form": ", ".join(offer.formats_labels),
        "provider": offer.provider.name if offer.provider else "",
        "place": offer.town,
        "area": str(_("ganzer Kreis")) if offer.serves_all else "",
        "ages": offer.ages,
        "for_whom": ", ".join(group.name for group in offer.target_groups.all()),
        "cost": cost_text(offer),
        "phone": phone_of(offer),
        "availability": str(availability) if availability else "",
        "availability_kind": _AVAILABILITY_KINDS.get(availability.state, "") if availability else "",
        "availability_on": timezone.localdate(availability.said_at).isoformat() if availability else "",
        "confirmed_on": confirmed_on.isoformat() if confirmed_on else "",
        "confirmed_until": (confirmed_on + CONFIRMED_FOR).isoformat() if confirmed_on else "",
        "hours": hours_rows(offer.opening_hours.all()),
        "closures": [
            {
                "from": closure.starts_on.isoformat(),
                "to": closure.ends_on.isoformat() if closure.ends_on else "",
                "reason": closure.note,
            }
            for closure in offer.closures.all()
        ],
    }


def phone_of(offer: OfferPage) -> str:
    """Give the number to call about ``offer``: that of its first contact who has one, else its provider's."""
    provider = offer.provider.phone if offer.provider else ""
    return next((contact.phone for contact in offer.contacts.all() if contact.phone), provider)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
