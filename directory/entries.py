"""How offers, providers and the pages of municipalities are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.blocks import plain_text, stream_text
from core.models import Municipality, YouthOffice
from directory.cards import OfferCard, offer_card
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
from directory.opening_hours import hours_of
from directory.place import public_place
from directory.serving import served_municipalities
from directory.terms import vocabularies
from search.api import KINDS, Card, EntryData, Kind, register


def offer_entry(offer: OfferPage) -> EntryData:
    """Give what search knows of an offer; of a hidden address only the town."""
    served, place, provider = served_municipalities(offer), public_place(offer), offer.provider
    words = OfferWords(offer, served, place)
    # Read from the prefetched rows: asking for the latest would be a query for each offer.
    confirmed = max((row.said_at for row in offer.confirmations.all()), default=None)
    confirmed_on = timezone.localdate(confirmed) if confirmed else None
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
        confirmed_on=confirmed_on,
        confirmed_until=confirmed_on + CONFIRMED_FOR if confirmed_on else None,
        closures=[(closure.starts_on, closure.ends_on) for closure in offer.closures.all()],
        hours=hours_of(offer.opening_hours.all()),
        card=offer_card(offer),
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
        card=Card(place=provider.town, phone=provider.phone),
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
        card=Card(phone=page.contact_phone),
    )


def directory_entry(page: DirectoryPage) -> EntryData:
    """Give what search knows of the county's directory page."""
    return EntryData(title=page.title, summary=page.summary, text=plain_text(page.introduction))


def register_entries() -> None:
    """Make everything of this app findable; called once when the app is ready."""
    KINDS.register(Kind("offer", _("Angebote"), first=True, one=_("ein Angebot"), ahead=True, card=OfferCard))
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


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
