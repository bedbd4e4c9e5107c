"""Finds entries and says everything a page of results shows.

The engine answers with ids; what is shown is read from the database and judged again, as an index may lag
behind it and the table behind the content.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.paginator import Page as ListPage, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import Municipality
from core.visibility import hidden_restrictions
from search.engines.base import EngineUnavailable, SearchRequest
from search.engines.plan import plan
from search.engines.snippets import Snippets
from search.german import Word
from search.models import Entry
from search.query.active_filters import Chip, chips_of
from search.query.execute import ask, ask_all
from search.query.form import MAX_PAGE
from search.query.quick_filters import rest_of, switches_of
from search.query.search_query import PAGE_SIZE, SearchQuery
from search.registry.facets import counted_facets
from search.registry.labels import Labels
from search.results.filters import FilterGroup, filters_of
from search.results.hits import Result, result_of, stands_in
from search.results.spelling import better_spelling
from search.results.tiers import first_incomplete
from search.results.visible_entries import visible_entries

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Results:
    """Everything a page of results shows.

    ``degraded``: another engine than the configured one answered. ``unavailable``: none did, the rest is
    empty. ``better_words``: the words in a better spelling, when there is one.
    """

    query: SearchQuery
    hits: list[Result]
    total: int
    filters: list[FilterGroup]
    chips: list[Chip]
    page: ListPage | None
    switches: list[Chip] = field(default_factory=list)
    engine: str = ""
    degraded: bool = False
    unavailable: bool = False
    better_words: str = ""

    @property
    def better_url(self) -> str:
        """The address of the same question with ``better_words``."""
        return replace(self.query, words=self.better_words, page=1).url()

    @property
    def reset_url(self) -> str:
        """The address of the same words without any filter."""
        return self.query.unfiltered().url()

    @property
    def other_chips(self) -> list[Chip]:
        """The chosen filters that no switch shows already."""
        return rest_of(self.chips, self.switches)


def search_entries(
    query: SearchQuery, user: Any, labels: Labels, mine: Municipality | None = None
) -> Results:
    """Find what ``user`` may see; what serves ``mine``, their own municipality, ranks higher.

    Never raises for an engine that fails; see ``Results``.
    """
    hidden = hidden_restrictions(user)
    now = timezone.localtime()
    today, home = now.date(), mine.slug if mine else ""
    try:
        request = query.request(hidden, now, counted_facets(), home)
        answer = ask(request)
        last_page = max(1, min(MAX_PAGE, -(-answer.response.total // PAGE_SIZE)))
        if query.page > last_page:
            hint = _("So viele Seiten gibt es nicht. Sie sehen die letzte.")
            query = replace(query, page=last_page, hints=(*query.hints, hint))
            request = query.request(hidden, now, counted_facets(), home)
            answer = ask(request)
    except EngineUnavailable:
        logger.exception("No search engine answers")
        chips = chips_of(query, labels)
        return Results(query, [], 0, [], chips, None, unavailable=True)
    response = answer.response
    entries = visible_entries([hit.id for hit in response.hits], hidden, today, request.starts_by)
    snippets = {
        hit.id: hit.snippet
        for hit in response.hits
        if hit.id in entries and stands_in(hit.snippet, entries[hit.id])
    }
    asked = plan(request.words, request.synonyms)
    marks = Snippets(asked, response.rare)
    scores = [hit.score for hit in response.hits if hit.id in entries]
    incomplete = first_incomplete(request, asked, bool(response.rare), scores)
    # One word alone has brought what is near it already.
    more_asked = len(asked.words) > 1 or request.sort != "relevance" or query != query.unfiltered()
    hits = [
        result_of(
            entry,
            labels,
            snippets.get(pk, ""),
            query.near,
            title=marks.marked(entry.title),
            begins_incomplete=position == incomplete,
            today=today,
        )
        for position, (pk, entry) in enumerate(entries.items())
    ]
    return Results(
        query=query,
        hits=hits,
        total=response.total,
        filters=filters_of(query, response.facets, labels),
        chips=chips_of(query, labels),
        switches=switches_of(query, mine, response.facets, response.open_total, labels),
        page=Paginator(range(min(response.total, MAX_PAGE * PAGE_SIZE)), PAGE_SIZE).page(query.page),
        engine=answer.engine,
        degraded=answer.degraded,
        better_words=better_spelling(
            query.words,
            response.rare,
            entries.values(),
            lambda words: _near_entries(words, hidden, today) if more_asked else [],
        ),
    )


def _near_entries(words: Sequence[Word], hidden: frozenset[str], today: date) -> list[Entry]:
    """Give entries in which something near one of ``words`` stands, whatever else was asked for."""
    try:
        answers = ask_all(
            [
                SearchRequest(words=word.word, on=today, hidden=hidden, limit=PAGE_SIZE, count=())
                for word in words
            ]
        )
    except EngineUnavailable:
        return []
    ids = dict.fromkeys(hit.id for answer in answers for hit in answer.response.hits)
    return list(visible_entries(list(ids), hidden, today).values())
