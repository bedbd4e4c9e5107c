"""Searches of the last weeks, as the report of coordination shows them, and what was made of them."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from accounts.models import User
from chain.models import GapNote
from core.models import LifePhase, Municipality, Topic
from demo.chosen import page_at
from demo.rows import rows
from searchlog.keys import folded, keyed, normalised
from searchlog.models import SearchCount, SearchTerm


def load_searches(coordination: User) -> None:
    """Create the counts, notes and recommended results that are missing; people as in a small county.

    The texts are invented; nobody has searched for them.
    """
    data, today = rows("searches"), timezone.localdate()
    for row in data["texts"]:
        term, created = SearchTerm.objects.get_or_create(
            key=keyed("term", normalised(row["text"])), defaults={"first_on": today}
        )
        if created:
            term.text, term.words, term.folded = row["text"], normalised(row["text"]), folded(row["text"])
            term.known_on = today - timedelta(weeks=len(row["people"]) - 3)
            term.save()
            _count(row["people"], row["outcome"], row["filters"], today, term)
    if not SearchCount.objects.filter(term=None).exists():
        _count(data["rare"], SearchCount.Outcome.NONE, "", today, None)
    for note in data["notes"]:
        about = {
            "municipality": Municipality.objects.filter(slug=note["municipality"]).first(),
            "life_phase": LifePhase.objects.filter(slug=note["life_phase"]).first(),
            "topic": Topic.objects.filter(slug=note["topic"]).first(),
            "searched": note["searched"],
            "by": coordination,
        }
        GapNote.objects.get_or_create(note=note["text"], defaults=about)
    for pin in data["pins"]:
        query = Query.get(pin["query"])
        if not query.editors_picks.exists():
            page = page_at(pin["page"])
            SearchPromotion.objects.create(query=query, page=page, description=pin["why"], sort_order=0)


def _count(people: list[int], outcome: str, filters: str, today: date, term: SearchTerm | None) -> None:
    """Count so many people week by week, the oldest week first."""
    weeks = range(len(people), 0, -1)
    SearchCount.objects.bulk_create(
        SearchCount(
            term=term, day=today - timedelta(weeks=week), outcome=outcome, filters=filters, people=number
        )
        for week, number in zip(weeks, people, strict=True)
        if number
    )
