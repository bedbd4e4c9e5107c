"""Providers and offers of the demo, and generated offers for load tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

from core.bulk_pages import BATCH, create_published
from core.models import LegalBase, LifePhase, Municipality, TargetGroup, Topic
from directory.models import (
    Availability,
    Closure,
    Confirmation,
    DirectoryPage,
    Language,
    MunicipalityPage,
    OfferContact,
    OfferPage,
    OpeningHours,
    Provider,
)
from home.demo.chosen import by_slug, goals
from home.demo.rows import rows
from home.site_setup import ensure_page

SAID_ON = date(2026, 10, 5)
CONFIRMED_AT = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)


def load_providers() -> dict[str, Provider]:
    """Create the demo providers that are missing and give them by slug."""
    providers = {}
    for row in rows("providers"):
        details = {name: row[name] for name in ("name", "kind", "town", "postcode", "phone")}
        if "municipality" in row:
            details["municipality"] = by_slug(Municipality, [row["municipality"]])[0]
        provider, _created = Provider.objects.get_or_create(slug=row["slug"], defaults=details)
        providers[provider.slug] = provider
    return providers


def load_offers(user: Any) -> None:
    """Create the demo offers that are missing; most are confirmed by ``user``, a third is not.

    Raises LookupError when the data name a term, a municipality or a goal that does not exist.
    """
    providers = load_providers()
    county = DirectoryPage.objects.get()
    pages = {page.municipality.slug: page for page in MunicipalityPage.objects.select_related("municipality")}
    for number, row in enumerate(rows("offers")):
        parent = pages[row["under"]] if row["under"] else county
        if OfferPage.objects.child_of(parent).filter(slug=row["slug"]).exists():
            continue
        offer = ensure_page(parent, OfferPage, row["slug"], row["tags"], **_fields(row, providers))
        if number % 3 != 2:
            Confirmation.objects.create(offer=offer, by=user, confirmed_at=CONFIRMED_AT)
        if "waiting" in row:
            state, weeks = row["waiting"]
            Availability.objects.create(offer=offer, state=state, weeks=weeks, said_on=SAID_ON, by=user)
    closed = OfferPage.objects.filter(slug="elternkurs-nottuln").first()
    if closed is not None:
        Closure.objects.get_or_create(
            offer=closed,
            starts_on=SAID_ON,
            defaults={"reason": "Die Kursleitung wechselt.", "ends_on": date(2027, 1, 31), "by": user},
        )


def _fields(row: dict[str, Any], providers: dict[str, Provider]) -> dict[str, Any]:
    provider = providers[row["provider"]]
    age_from, age_to = row["age"] or (None, None)
    fields: dict[str, Any] = {
        "title": row["title"],
        "summary": row["summary"],
        "description": f"<p>{row['summary']}</p><p>Dies ist ein Beispiel für die Vorführung.</p>",
        "provider": provider,
        "age_from": age_from,
        "age_to": age_to,
        "formats": row["formats"],
        "access": row["access"],
        "costs": row["costs"],
        "price": row.get("price"),
        "accessible": row.get("accessible", "unbekannt"),
        "childcare": row.get("childcare", "unbekannt"),
        "open_to_all": row.get("open_to_all", "unbekannt"),
        "street": row.get("street", ""),
        "postcode": provider.postcode,
        "town": provider.town,
        "hide_address": row.get("hide", False),
        "life_phases": by_slug(LifePhase, row["phases"]),
        "topics": by_slug(Topic, row["topics"]),
        "target_groups": by_slug(TargetGroup, row["groups"]),
        "languages": by_slug(Language, row.get("languages", ["deutsch"])),
        "legal_bases": by_slug(LegalBase, row.get("legal", [])),
        "prevention_kinds": row.get("prevention", []),
        "goals": goals(row.get("goals", [])),
        "contacts": [OfferContact(function="Anmeldung und Fragen", phone=row["phone"], sort_order=0)],
        "opening_hours": [
            OpeningHours(
                weekdays=hours["days"],
                opens=time.fromisoformat(hours["from"]),
                closes=time.fromisoformat(hours["to"]),
                note=hours["note"],
                sort_order=number,
            )
            for number, hours in enumerate(row.get("hours", []))
        ],
    }
    if "serves" in row:
        fields["serves_all"] = not row["serves"]
        fields["municipalities"] = by_slug(Municipality, row["serves"])
    return fields


KINDS = ("Elterncafé", "Spielgruppe", "Beratung", "Elternkurs", "Jugendtreff", "Lerngruppe", "Sprechstunde")


def generate_offers(number: int, progress: Callable[[int, int], None] | None = None) -> int:
    """Bring the generated offers up to ``number`` and give how many were added.

    With the same vocabulary and providers the n-th is always the same; they spread over municipalities,
    phases and topics. ``progress`` is told after each batch how many of how many are there.
    """
    pages = list(MunicipalityPage.objects.select_related("municipality").order_by("municipality__ags"))
    vocabulary = (
        list(LifePhase.objects.all()),
        list(Topic.objects.all()),
        list(TargetGroup.objects.all()),
        list(Provider.objects.order_by("slug")),
    )
    present = set(OfferPage.objects.filter(slug__startswith="erzeugt-").values_list("slug", flat=True))
    missing = [n for n in range(number) if f"erzeugt-{n}" not in present]
    waiting: dict[int, list[int]] = {}
    for n in missing:
        waiting.setdefault(n % len(pages), []).append(n)
    done = 0
    for index, numbers in waiting.items():
        for start in range(0, len(numbers), BATCH):
            batch = numbers[start : start + BATCH]
            create_published(pages[index], [_generated(n, pages[index], vocabulary) for n in batch])
            done += len(batch)
            if progress is not None:
                progress(done, len(missing))
    return done


def _generated(n: int, page: MunicipalityPage, vocabulary: tuple[list[Any], ...]) -> OfferPage:
    phases, topics, groups, providers = vocabulary
    phase, kind = phases[n % len(phases)], KINDS[n // 3 % len(KINDS)]
    place = page.municipality
    # Child relations are no fields to the types of Django, so they come as a mapping.
    children: dict[str, Any] = {
        "contacts": [OfferContact(function="Auskunft", phone="02541 000-0", sort_order=0)]
    }
    return OfferPage(
        slug=f"erzeugt-{n}",
        title=f"{kind} {place.name} {n}",
        summary=f"{kind} in {place.name}: erzeugtes Angebot Nummer {n} für Lasttests.",
        description=f"<p>{kind} für die Lebensphase {phase.name}.</p>",
        provider=providers[n // 7 % len(providers)],
        age_from=phase.age_from,
        age_to=phase.age_to,
        formats=["beratung" if n % 2 else "gruppe"],
        access=["offen" if n % 3 else "anmeldung"],
        costs=["kostenlos" if n % 4 else "nach-einkommen"],
        town=place.name,
        postcode=place.postcodes[0],
        municipalities=[place],
        life_phases=[phase],
        topics=[topics[n // 5 % len(topics)]],
        target_groups=[groups[n // 11 % len(groups)]],
        **children,
    )
