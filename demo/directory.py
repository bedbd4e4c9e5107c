"""Offers of the demo, an offer a line: a file for each municipality in ``offers/``, one for the county."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zlib import crc32

from core.bulk_pages import create_published, validate_without_queries
from core.models import LegalBase, LifePhase, Municipality, TargetGroup, Topic
from core.slugs import german_slug
from demo.chosen import by_slug, goals
from demo.places import point_of
from demo.providers import fill_youth_office_phones, load_providers
from demo.rows import HERE, TAG, day, rows
from directory.choices import Format
from directory.models import (
    Availability,
    Closure,
    Confirmation,
    Cooperation,
    DirectoryPage,
    Language,
    MunicipalityPage,
    OfferContact,
    OfferPage,
    OpeningHours,
    Provider,
)
from directory.offer_fields import OFFER_FIELDS, Shown

EXAMPLE = "<p>Dieses Angebot ist ein Beispiel für die Vorführung.</p>"
COUNTY_FILE = "kreis"
SAID_AT = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)
# When the details of an offer were confirmed, unless its line says so: lately, long ago or never.
CONFIRMED = (
    "2026-11-16", "2026-11-02", "2026-10-19", "2026-10-05", "2026-09-14", "2026-08-24",
    "2026-07-06", "2026-05-11", "2026-03-02", "2025-09-15", "2025-04-07", None, None,
)  # fmt: skip
# Offers that have no rooms of their own, however much their provider has an address.
COME_BY = {Format.OUTREACH, Format.ONLINE, Format.SPONSOR}
PLAIN = (
    "access_note", "cost_note", "price", "accessible_note", "funding", "place_name", "website",
    "appointment_url", "waiting_weeks", "places", "reached_per_year",
)  # fmt: skip
ANSWERS = tuple(row.name for row in OFFER_FIELDS if row.shown is Shown.ANSWER)
DAYS = ("funding_until", "valid_from", "valid_to")
KNOWN = {
    *PLAIN, *ANSWERS, *DAYS, "slug", "title", "summary", "text", "provider", "age", "formats", "access",
    "costs", "prevention", "times", "phases", "topics", "groups", "languages", "legal", "goals", "contacts",
    "phone", "hours", "with", "tags", "street", "serves", "hide", "confirmed", "waiting", "closed",
}  # fmt: skip


def load_offers(user: Any) -> None:
    """Create the demo offers that are missing, confirmed by ``user`` where they are confirmed.

    Raises LookupError when the data name a term, a municipality, a provider, a goal or a field that does not
    exist, ValidationError when an offer could not be published like that.
    """
    fill_youth_office_phones()
    providers = load_providers()
    pages = {page.municipality.slug: page for page in MunicipalityPage.objects.select_related("municipality")}
    for path in sorted((HERE / "offers").glob("*.json")):
        parent = DirectoryPage.objects.get() if path.stem == COUNTY_FILE else pages[path.stem]
        _load_below(parent, rows(f"offers/{path.stem}"), providers, user)


def slug_of(row: dict[str, Any]) -> str:
    """Give the address of the offer in ``row``: said there, or made of its title."""
    return row.get("slug") or german_slug(row["title"])


def _load_below(
    parent: DirectoryPage | MunicipalityPage,
    lines: list[dict[str, Any]],
    providers: dict[str, Provider],
    user: Any,
) -> None:
    """Publish the offers of ``lines`` that are missing below ``parent``, with what is said about them."""
    present = set(parent.get_children().values_list("slug", flat=True))
    missing = [row for row in lines if slug_of(row) not in present]
    offers = [_offer(row, parent, providers) for row in missing]
    for offer in offers:
        validate_without_queries(offer, parent)
    create_published(parent, offers)
    for row, offer in zip(missing, offers, strict=True):
        _say(row, offer, user)


def _say(row: dict[str, Any], offer: OfferPage, user: Any) -> None:
    """Write down what is no part of the page: confirmed, room left, closed for a while."""
    confirmed = day(row.get("confirmed", CONFIRMED[crc32(offer.slug.encode()) % len(CONFIRMED)]))
    if confirmed:
        at = datetime.combine(confirmed, time(8, 30), tzinfo=UTC)
        Confirmation.objects.create(offer=offer, by=user, said_at=at)
    if "waiting" in row:
        state, weeks = row["waiting"]
        Availability.objects.create(offer=offer, state=state, weeks=weeks, said_at=SAID_AT, by=user)
    if "closed" in row:
        note, starts_on, ends_on = row["closed"]
        Closure.objects.create(
            offer=offer, note=note, starts_on=date.fromisoformat(starts_on), ends_on=day(ends_on), by=user
        )


def _offer(
    row: dict[str, Any], parent: DirectoryPage | MunicipalityPage, providers: dict[str, Provider]
) -> OfferPage:
    """Give the unsaved offer that ``row`` tells, for its place below ``parent``."""
    if unknown := row.keys() - KNOWN:
        raise LookupError(f"The offer «{row['title']}» says {sorted(unknown)}, which nobody reads.")
    provider = providers[row["provider"]]
    age_from, age_to = row.get("age") or (None, None)
    fields: dict[str, Any] = {name: row[name] for name in (*PLAIN, *ANSWERS) if name in row}
    fields |= {name: day(row[name]) for name in DAYS if name in row}
    fields |= _where(row, parent, provider)
    fields |= {
        "title": row["title"],
        "slug": slug_of(row),
        "summary": row["summary"],
        "description": _description(row["text"]),
        "provider": provider,
        "age_from": age_from,
        "age_to": age_to,
        "formats": row["formats"],
        "access": row["access"],
        "costs": row.get("costs", []),
        "prevention_kinds": row.get("prevention", []),
        "prevention_times": row.get("times", []),
        "life_phases": by_slug(LifePhase, row.get("phases", [])),
        "topics": by_slug(Topic, row.get("topics", [])),
        "target_groups": by_slug(TargetGroup, row.get("groups", [])),
        "languages": by_slug(Language, row.get("languages", [])),
        "legal_bases": by_slug(LegalBase, row.get("legal", [])),
        "goals": goals(row.get("goals", [])),
        "contacts": _contacts(row, provider),
        "opening_hours": [_hours(text, number) for number, text in enumerate(row.get("hours", []))],
        "cooperations": [
            Cooperation(provider=providers[slug], sort_order=number)
            for number, slug in enumerate(row.get("with", []))
        ],
    }
    offer = OfferPage(**fields)
    offer.tags.add(TAG, *row.get("tags", []))
    return offer


def _description(text: str) -> str:
    """Give ``text`` as rich text: a paragraph a line; lines that begin with a tag stay as they are."""
    lines = [line if line.startswith("<") else f"<p>{line}</p>" for line in text.split("\n")]
    return "".join([*lines, EXAMPLE])


def _where(
    row: dict[str, Any], parent: DirectoryPage | MunicipalityPage, provider: Provider
) -> dict[str, Any]:
    """Say whom the offer serves and where it is; in the rooms of its provider when these are in its town."""
    place = parent.municipality if isinstance(parent, MunicipalityPage) else None
    town = place or Municipality.objects.get(name=provider.town)
    street = row.get("street", "")
    if not street and provider.town == town.name and not COME_BY.intersection(row["formats"]):
        street = provider.street
    hidden = row.get("hide", False)
    serves = row.get("serves", [place.slug] if place else [])
    return {
        "serves_all": not serves,
        "municipalities": by_slug(Municipality, serves),
        "street": street,
        "postcode": town.postcodes[0],
        "town": town.name,
        "hide_address": hidden,
        **point_of("" if hidden else street, town),
    }


def _contacts(row: dict[str, Any], provider: Provider) -> list[OfferContact]:
    """Give the contacts of ``row`` as (function, phone, e-mail); one at the provider when it names none."""
    said = row.get("contacts") or [["Anmeldung und Fragen", row.get("phone", provider.phone), provider.email]]
    return [
        OfferContact(function=function, phone=phone, email=email, sort_order=number)
        for number, (function, phone, email) in enumerate(said)
    ]


def _hours(text: str, number: int) -> OpeningHours:
    """Give opening hours from «mo,di 09:00-12:00 nicht in den Ferien»; the note may be missing."""
    days, span, note = [*text.split(" ", 2), ""][:3]
    opens, closes = span.split("-")
    return OpeningHours(
        weekdays=days.split(","),
        opens=time.fromisoformat(opens),
        closes=time.fromisoformat(closes),
        note=note,
        sort_order=number,
    )
