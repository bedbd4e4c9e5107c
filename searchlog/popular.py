"""What many people search for, for suggestions while somebody types."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, Sum
from django.utils import timezone

from searchlog.keys import folded
from searchlog.models import SearchCount, SearchTerm

RECENT_DAYS = 365
MOST = 10


def searched_before(typed: str) -> list[str]:
    """Give what ``popular_queries`` knows for what was typed so far, however it is spelled."""
    return popular_queries(folded(typed))


def popular_queries(prefix_folded: str) -> list[str]:
    """Give texts that begin with ``prefix_folded``, the most searched of the last year first; at most ten.

    ``prefix_folded`` is what ``searchlog.keys.folded`` makes of what was typed so far. Each text was typed
    by three people on three days, and somebody found something with all its words. When the text was kept,
    its words stood in entries that everybody may read or in none; content changes, so whoever suggests them
    checks that they occur in entries the asker may see. One query.
    """
    if not prefix_folded:
        return []
    recent = Q(counts__day__gte=timezone.localdate() - timedelta(days=RECENT_DAYS))
    found = ~Q(counts__outcome__in=[SearchCount.Outcome.NONE, SearchCount.Outcome.PARTIAL])
    terms = (
        SearchTerm.objects.exclude(text="")
        .filter(folded__startswith=prefix_folded)
        .annotate(people=Sum("counts__people", filter=recent & found))
        .filter(people__gt=0)
    )
    return list(terms.order_by("-people", "text").values_list("text", flat=True)[:MOST])
