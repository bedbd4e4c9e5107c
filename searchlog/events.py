"""What of a search is counted, and the signature under which a browser says that it was meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core import signing

from core.visibility import restrictions_for_some
from search.api import AGE, FACETS, OPEN_NOW, PAGE_SIZE, PLACE, Results, SearchQuery
from searchlog.keys import normalised
from searchlog.models import FILTERS_LENGTH, SearchCount

FEW_HITS = 3  # fewer than this are few
VALID_SECONDS = 60 * 60
MAX_SIGNED = 8_000  # characters; no signed event of ours is longer
_SALT = "searchlog.event"


@dataclass(frozen=True, slots=True)
class SearchEvent:
    """What was asked: the words as typed, the filters as ``SearchCount`` keeps them, what was found."""

    words: str
    filters: str
    outcome: str


def event_of(results: Results) -> SearchEvent | None:
    """Return what is counted of a search; None for what is none: no answer, nothing asked, further pages."""
    query = results.query
    if results.unavailable or query.is_empty or query.page > 1:
        return None
    event = SearchEvent(query.words, filters_of(query), outcome_of(results))
    return event if normalised(event.words) or event.filters else None


def filters_of(query: SearchQuery) -> str:
    """Return the filters of ``query`` in a fixed order; an age is months, whatever was typed."""
    pairs = sorted(
        f"{FACETS[facet].parameter}={value}" for facet, values in query.filters.items() for value in values
    )
    if query.open_now:
        pairs.append(f"{OPEN_NOW}=1")
    if query.age is not None:
        pairs.append(f"{AGE}={query.age}")
    if query.near:
        pairs.append(f"{PLACE}={query.near.municipality}")
    text = ""
    for pair in pairs:
        if len(text) + len(pair) + 2 > FILTERS_LENGTH:
            break
        text = f"{text or ' '}{pair} "
    return text


def outcome_of(results: Results) -> str:
    """Tell how much everybody finds who signs in: hits that only some may see say nothing about a gap.

    And they must not show in a report. On a full first page there are enough others.
    """
    total, is_open = results.total, [True] * len(results.hits)
    if any(hit.entry.restrictions for hit in results.hits):
        closed = restrictions_for_some()
        is_open = [closed.isdisjoint(hit.entry.restrictions) for hit in results.hits]
        if total <= PAGE_SIZE:
            total = sum(is_open)
    if total == 0:
        return SearchCount.Outcome.NONE
    incomplete = next((at for at, hit in enumerate(results.hits) if hit.begins_incomplete), None)
    if incomplete is not None and not any(is_open[:incomplete]):
        return SearchCount.Outcome.PARTIAL
    return SearchCount.Outcome.FEW if total < FEW_HITS else SearchCount.Outcome.SOME


def signed(event: SearchEvent, person: Any) -> str:
    """Return ``event`` so that the browser of ``person`` (their id) can hand it back unchanged."""
    value = [event.words, event.filters, event.outcome, str(person)]
    return signing.dumps(value, salt=_SALT, compress=True)


def read_signed(text: str, person: Any) -> SearchEvent | None:
    """Return the signed event; None when it is forged, older than an hour or somebody else's."""
    try:
        words, filters, outcome, owner = signing.loads(text, salt=_SALT, max_age=VALID_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return SearchEvent(words, filters, outcome) if owner == str(person) else None
