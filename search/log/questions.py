"""What of a search is counted, and the seal under which a browser says that it was meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core import signing

from core.visibility import restrictions_for_some
from search.log.keys import normalised
from search.log.models import FILTERS_LENGTH, SearchCount
from search.query.search_query import AGE, OPEN_NOW, PAGE_SIZE, PLACE, SearchQuery
from search.registry.facets import FACETS
from search.results.page import Results

FEW = 3  # fewer hits than this are few
SEAL_SECONDS = 60 * 60
_SALT = "search.log.question"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: the words as typed, the filters as ``SearchCount`` keeps them, what was found."""

    words: str
    filters: str
    outcome: str


def question_of(results: Results) -> Question | None:
    """Give what is counted of a search; None for what is none: no answer, nothing asked, further pages."""
    query = results.query
    if results.unavailable or query.is_empty or query.page > 1:
        return None
    question = Question(query.words, filters_of(query), outcome_of(results))
    return question if normalised(question.words) or question.filters else None


def filters_of(query: SearchQuery) -> str:
    """Give the filters of ``query`` in a fixed order; an age is months, whatever was typed."""
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
    return SearchCount.Outcome.FEW if total < FEW else SearchCount.Outcome.SOME


def seal(question: Question, person: Any) -> str:
    """Give ``question`` so that the browser of ``person`` (their id) can hand it back unchanged."""
    value = [question.words, question.filters, question.outcome, str(person)]
    return signing.dumps(value, salt=_SALT, compress=True)


def unseal(sealed: str, person: Any) -> Question | None:
    """Give the question of a seal; None when it is forged, older than an hour or somebody else's."""
    try:
        words, filters, outcome, owner = signing.loads(sealed, salt=_SALT, max_age=SEAL_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Question(words, filters, outcome) if owner == str(person) else None
