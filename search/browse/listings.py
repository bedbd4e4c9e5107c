"""Answers the lists in the bodies of pages: everybody gets what a search with the same filters would give."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from core.listings import ListedEntry, Listing, ListingQuestion
from core.visibility import hidden_restrictions
from search.engines.base import EngineUnavailable, SearchRequest, SearchResponse, Sort
from search.models import Entry
from search.query.execute import ask_all
from search.query.search_query import SearchQuery
from search.registry.labels import Labels
from search.registry.own import KIND
from search.results.facts import named_or_counted
from search.results.hits import Result, result_of
from search.results.visible_entries import visible_entries

logger = logging.getLogger(__name__)

# The order of a listing, for engines and in the address of the search page.
_ORDERS: dict[str, tuple[Sort, str]] = {"newest": ("newest", "neu"), "title": ("title", "titel")}


def answer(questions: Sequence[ListingQuestion], user: Any) -> list[Listing | None]:
    """Give for each question what ``user`` may see; None for all of them when no engine answers.

    Each question costs one call of the engine, all of them together a number of queries that never grows.
    """
    hidden = hidden_restrictions(user)
    today = timezone.localdate()
    # A filter without a value has lost it: what was chosen is gone, and nothing has it.
    askable = [question for question in questions if all(question.filters.values())]
    try:
        answers = ask_all([_request(question, hidden, today) for question in askable]) if askable else []
    except EngineUnavailable:
        logger.exception("No search engine answers the lists of a page")
        return [None for _question in questions]
    found = {id(question): answer.response for question, answer in zip(askable, answers, strict=True)}
    ids = [hit.id for response in found.values() for hit in response.hits]
    entries = visible_entries(list(dict.fromkeys(ids)), hidden, today)
    labels = Labels()
    return [_listing(question, found.get(id(question)), entries, labels) for question in questions]


def _request(question: ListingQuestion, hidden: frozenset[str], today: date) -> SearchRequest:
    return SearchRequest(
        filters={facet: frozenset(slugs) for facet, slugs in question.filters.items()},
        on=today,
        hidden=hidden,
        sort=_ORDERS[question.order][0],
        limit=question.number,
        count=(),
    )


def _listing(
    question: ListingQuestion, response: SearchResponse | None, entries: Mapping[int, Entry], labels: Labels
) -> Listing:
    if response is None:
        return Listing()
    shown = [entries[hit.id] for hit in response.hits if hit.id in entries]
    query = SearchQuery(filters=question.filters, sort=_ORDERS[question.order][1])
    return Listing(
        entries=tuple(
            listed_entry(
                result_of(entry, labels),
                # Where all are of one kind, the heading says it.
                with_kind=len(question.filters.get(KIND.name, ())) != 1,
                # A date explains the order of the newest; elsewhere it would only be one more number.
                with_day=question.order == "newest",
            )
            for entry in shown
        ),
        total=response.total,
        url=query.url(),
    )


def listed_entry(result: Result, *, with_kind: bool, with_day: bool) -> ListedEntry:
    """Give one line of a list."""
    entry = result.entry
    facts = [
        date_format(entry.date) if entry.date and with_day else "",
        result.card.who,
        result.card.place,
        named_or_counted(result.municipalities),
        result.ages,
    ]
    return ListedEntry(
        title=entry.title,
        url=entry.url,
        kind=result.kind if with_kind else "",
        summary=entry.summary,
        meta=" · ".join(fact for fact in facts if fact),
    )
