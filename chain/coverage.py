"""How many offers serve whom: the counting rule of the Präventionskette, in its one place.

An offer counts in the cell of a life phase and a municipality when it

* is published, valid today, and may be opened by whoever asks (``OfferPage.objects.listed_for``),
* belongs to that life phase, and
* serves that municipality: chosen, or county-wide (``directory.serving``).

It counts once in each cell that it belongs to, so cells must not be added up: the totals count offers, each
once. An offer without a life phase counts in the totals only. What is closed for a while counts: it is there.
The search, filtered by the same values, finds exactly what is counted (``tests/chain`` compares them).
See docs/decisions/0018-chain-counting-rule.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from core.models import Municipality, Topic
from directory.models import OfferPage


@dataclass(slots=True)
class Coverage:
    """Numbers of offers by the ids of municipality and life phase; what is not there is 0.

    ``cells`` by (municipality, phase), ``municipalities`` and ``phases`` are the totals of rows and columns,
    ``total`` is all offers.
    """

    cells: dict[tuple[int, int], int] = field(default_factory=dict)
    municipalities: dict[int, int] = field(default_factory=dict)
    phases: dict[int, int] = field(default_factory=dict)
    total: int = 0


def counted_offers(user: Any, topic: Topic | None = None) -> Any:
    """Give the offers that count for ``user``, of one field of action if asked, without an order."""
    offers = OfferPage.objects.listed_for(user).order_by().select_related(None)
    return offers.filter(topics=topic) if topic is not None else offers


def coverage(user: Any, municipalities: list[Municipality], topic: Topic | None = None) -> Coverage:
    """Count for every cell and total what ``user`` may see; five queries, however many offers there are."""
    offers = counted_offers(user, topic)
    chosen, everywhere = offers.filter(serves_all=False), offers.filter(serves_all=True)
    everywhere_by_phase = _counted(everywhere, "life_phases")
    numbers = offers.aggregate(all=Count("pk"), everywhere=Count("pk", filter=Q(serves_all=True)))
    cells = _counted(chosen, "municipalities", "life_phases")
    totals = _counted(chosen, "municipalities")
    found = Coverage(phases=_counted(offers, "life_phases"), total=numbers["all"])
    for municipality in municipalities:
        found.municipalities[municipality.pk] = totals.get(municipality.pk, 0) + numbers["everywhere"]
        for phase in found.phases:
            number = cells.get((municipality.pk, phase), 0) + everywhere_by_phase.get(phase, 0)
            found.cells[municipality.pk, phase] = number
    return found


def phases_of(user: Any, municipality: Municipality | None) -> tuple[dict[int, int], int]:
    """Give the number of offers by life phase and in all for one municipality, or the county for None."""
    offers = counted_offers(user)
    if municipality is not None:
        offers = offers.serving(municipality)
    return _counted(offers, "life_phases"), offers.count()


def _counted(offers: Any, *by: str) -> dict[Any, int]:
    """Count offers by the ids of what ``by`` names; a tuple of ids where it names several."""
    rows = offers.values_list(*by).annotate(number=Count("pk", distinct=True))
    return {
        (key[0] if len(by) == 1 else tuple(key)): number
        for *key, number in rows
        if all(part is not None for part in key)
    }
