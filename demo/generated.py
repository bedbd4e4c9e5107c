"""Generated offers of the demo, as many as a load test needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.bulk_pages import BATCH, create_published
from core.models import LifePhase, TargetGroup, Topic
from directory.models import MunicipalityPage, OfferContact, OfferPage, Provider

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
