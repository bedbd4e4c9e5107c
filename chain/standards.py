"""Which prevention standards a municipality meets, by one rule.

An offer counts for a standard when it counts at all (``chain.coverage``), serves the municipality, belongs to
one of the standard's life phases and, where the standard names fields of action, to one of these. The
standard is met when at least ``minimum_offers`` count. Nobody ticks anything off by hand, so it may be met on
paper only: the table links to the offers, and people judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from chain.coverage import counted_offers
from core.models import Municipality
from directory.models import OfferPage
from strategy.models import PreventionStandard
from strategy.standards import along_biography


@dataclass(frozen=True, slots=True)
class Standing:
    """How a municipality stands to a standard: how many offers count, and how many there should be."""

    standard: PreventionStandard
    number: int

    @property
    def is_met(self) -> bool:
        """Whether there are enough."""
        return self.number >= self.standard.minimum_offers

    @property
    def lacking(self) -> int:
        """How many are missing; 0 when it is met."""
        return max(0, self.standard.minimum_offers - self.number)


def all_standards() -> list[PreventionStandard]:
    """Give the standards with their life phases and fields of action, along a child's biography."""
    return along_biography(PreventionStandard.objects.prefetch_related("life_phases", "topics"))


def standings(
    user: Any, standards: list[PreventionStandard], municipalities: list[Municipality]
) -> dict[int, list[Standing]]:
    """Give for each municipality (by id) how it stands to each of ``standards``, in two queries."""
    counts = _counts(standards)
    offers = counted_offers(user)
    everywhere = offers.filter(serves_all=True).aggregate(**counts)
    chosen = {
        row.pop("municipalities"): row
        for row in offers.filter(serves_all=False).values("municipalities").annotate(**counts)
    }
    return {
        municipality.pk: [
            Standing(
                standard,
                everywhere[_name(standard)] + chosen.get(municipality.pk, {}).get(_name(standard), 0),
            )
            for standard in standards
        ]
        for municipality in municipalities
    }


def standings_of(
    user: Any, standards: list[PreventionStandard], municipality: Municipality
) -> list[Standing]:
    """Give how one municipality stands to each of ``standards``, in one query."""
    found = counted_offers(user).serving(municipality).aggregate(**_counts(standards))
    return [Standing(standard, found[_name(standard)]) for standard in standards]


def _name(standard: PreventionStandard) -> str:
    return f"standard_{standard.pk}"


def _counts(standards: list[PreventionStandard]) -> dict[str, Count]:
    return {_name(standard): Count("pk", filter=_rule(standard), distinct=True) for standard in standards}


def _rule(standard: PreventionStandard) -> Q:
    """The condition on offers that count for ``standard``; on rows of others, so nothing doubles."""
    phases = [phase.pk for phase in standard.life_phases.all()]
    topics = [topic.pk for topic in standard.topics.all()]
    in_phase = OfferPage.life_phases.through.objects.filter(lifephase__in=phases)
    rule = Q(pk__in=in_phase.values("offerpage_id"))
    if topics:
        in_topic = OfferPage.topics.through.objects.filter(topic__in=topics)
        rule &= Q(pk__in=in_topic.values("offerpage_id"))
    return rule
