"""What coordinators recommend for a word, shown above the hits.

They keep it with ``wagtail.contrib.search_promotions``. Its count of hits per query is never used: it would
keep every raw text (``searchlog`` counts instead), so a ``Query`` is only ever made by a coordinator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.visibility import hidden_restrictions
from search.engines.plan import plan
from search.models import Entry
from search.query.search_query import SearchQuery
from search.registry.labels import Labels
from search.results.hits import Result, result_of
from search.results.page import Results
from search.results.visible_entries import visible_entries


@dataclass(frozen=True, slots=True)
class Pin:
    """A recommended result: an entry of this site, or a link that leads out of it; and why."""

    text: str
    result: Result | None = None
    title: str = ""
    url: str = ""


def meaning(words: str) -> frozenset[str]:
    """Give what two texts have in common when they ask for the same: stems, so «Kitas» meets «Kita».

    Empty when nothing but stop words and signs was typed.
    """
    asked = plan(words)
    return frozenset({word.stem for word in asked.words} | {f"-{stem}" for stem in asked.excluded})


def with_pins(results: Results, user: Any, labels: Labels) -> dict[str, Any]:
    """Give ``pins`` and ``results`` for the page: what is recommended stands above the hits only."""
    pins = [] if results.unavailable else pins_for(results.query, user, labels)
    recommended = {pin.result.entry.pk for pin in pins if pin.result}
    hits = [hit for hit in results.hits if hit.entry.pk not in recommended]
    return {"pins": pins, "results": replace(results, hits=hits)}


def pins_for(query: SearchQuery, user: Any, labels: Labels) -> list[Pin]:
    """Give what is recommended for exactly these words, as far as ``user`` may see it, in its order.

    Only where nothing but words is asked for, on the first page: whoever narrows down or sorts has said what
    they want. One query, and four more where something is recommended.
    """
    if not query.words or query.page > 1 or query.parameters() != urlencode({"q": query.words}):
        return []
    asked = meaning(query.words)
    if not asked:
        return []
    known = Query.objects.filter(editors_picks__isnull=False).distinct().values_list("pk", "query_string")
    matching = [pk for pk, text in known if meaning(text) == asked]
    if not matching:
        return []
    picks = list(
        SearchPromotion.objects.filter(query__in=matching).select_related("page").order_by("sort_order")
    )
    results = _results_of([pick for pick in picks if pick.page_id], user, labels)
    pins = []
    for pick in picks:
        if pick.page_id is None:
            pins.append(
                Pin(pick.description, title=pick.external_link_text or "", url=pick.external_link_url)
            )
        elif pick.page_id in results:
            pins.append(Pin(pick.description, results[pick.page_id]))
    return pins


def _results_of(picks: Sequence[SearchPromotion], user: Any, labels: Labels) -> dict[int, Result]:
    """Give the picked pages that ``user`` may see by id, judged as hits are."""
    if not picks:
        return {}
    pages = {pick.page_id: pick.page.content_type_id for pick in picks}
    rows = Entry.objects.filter(object_id__in=pages, content_type__in=set(pages.values()), deleted=False)
    ids = {
        pk: object_id
        for pk, object_id, content_type in rows.values_list("pk", "object_id", "content_type")
        if pages[object_id] == content_type
    }
    entries = visible_entries(list(ids), hidden_restrictions(user), timezone.localdate())
    return {ids[pk]: result_of(entry, labels) for pk, entry in entries.items()}
