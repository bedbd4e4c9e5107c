"""Why one hit was found, for somebody who may see it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils import timezone

from core.models import Municipality
from core.visibility import hidden_restrictions
from search.engines.base import EngineUnavailable, SearchRequest
from search.engines.plan import plan
from search.german import Word
from search.index.sync import to_documents
from search.models import Entry
from search.query.execute import ask
from search.query.search_query import SearchQuery
from search.results.reasons import Reasons, reasons_for
from search.results.visible_entries import visible_entries


def explain(
    query: SearchQuery, pk: int, user: Any, mine: Municipality | None = None
) -> tuple[Entry, Reasons] | None:
    """Give the entry and why it answers ``query``; None when there is none that ``user`` may see.

    ``mine`` is their own municipality.
    """
    hidden, now = hidden_restrictions(user), timezone.localtime()
    request = query.request(hidden, now, (), mine.slug if mine else "")
    entry = visible_entries([pk], hidden, now.date(), request.starts_by).get(pk)
    if entry is None:
        return None
    return entry, reasons_of(entry, request)


def reasons_of(entry: Entry, request: SearchRequest, misspelt: frozenset[Word] | None = None) -> Reasons:
    """Give why ``entry`` answers ``request``; the engine is asked for ``misspelt`` where that is None."""
    if misspelt is None:
        misspelt = _misspelt(request)
    [document] = to_documents([entry])
    return reasons_for(plan(request.words, request.synonyms), request, document, misspelt)


def _misspelt(request: SearchRequest) -> frozenset[Word]:
    """Give the words in which typing errors are forgiven; without an engine none."""
    try:
        return ask(replace(request, offset=0, limit=1, count=(), count_open_at=None)).response.rare
    except EngineUnavailable:
        return frozenset()
