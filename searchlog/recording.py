"""Counts a search, after its page has been sent, and finds out when a text may be kept."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import F, Q
from django.http import HttpResponse
from django.utils import timezone

from core.visibility import restrictions_for_some
from search.api import EngineUnavailable, Results, SearchRequest, ask_all
from searchlog.brief_transaction import brief_transaction
from searchlog.events import SearchEvent, event_of, signed
from searchlog.keys import folded, keyed, normalised, spelled
from searchlog.models import SearchCount, SearchSeen, SearchTerm, SearchWitness

logger = logging.getLogger(__name__)

# So many different people, each on a day of their own, have to type a text before it is kept.
PEOPLE_NEEDED = 3


def signed_event(results: Results, person: Any) -> str:
    """Return the event of a search, signed for ``person`` (their id), "" when nothing of it is counted."""
    event = event_of(results)
    return signed(event, person) if event else ""


def record_after(response: HttpResponse, results: Results, person: Any) -> None:
    """Count a search of ``person`` (their id) once ``response`` has been sent."""
    if event := event_of(results):
        closers: list[Callable[[], None]] = response._resource_closers  # type: ignore[attr-defined]
        closers.append(partial(count, event, person))


def count(event: SearchEvent, person: Any) -> None:
    """Count ``event`` of ``person`` (their id) today. Never raises: a search that is not counted is no
    harm."""
    try:
        record(event, person, timezone.localdate())
    except Exception as error:
        # Its text would hold what was searched for, and logs are kept.
        logger.warning("A search was not counted: %s", type(error).__name__)


def record(event: SearchEvent, person: Any, today: date) -> None:
    """Count ``event`` once for ``person`` and ``today``; may raise what the database raises.

    Whoever asks the same again that day costs one query and writes nothing.
    """
    words = normalised(event.words)
    seen = keyed("seen", person, today, words, event.filters)
    if SearchSeen.objects.filter(key=seen).exists():
        return
    key = keyed("term", words)
    term = SearchTerm.objects.filter(Q(key=key) | Q(words=words)).first() if words else None
    removed = term is not None and term.removed_on is not None
    witness = keyed("witness", words, person)
    news = _news(term, words, witness, today) if words and not removed else ""
    with brief_transaction():
        if not SearchSeen.objects.get_or_create(key=seen, defaults={"day": today})[1]:
            return
        if removed:
            # Counted as one of the rare searches, with nothing that tells which.
            term = None
        elif words and term is None:
            term, _created = SearchTerm.objects.get_or_create(key=key, defaults={"first_on": today})
        if term is not None and news == "witness":
            row = SearchWitness(term=term, key=witness, day=today)
            SearchWitness.objects.bulk_create([row], ignore_conflicts=True)
        elif term is not None and news == "known":
            _keep_text(term, event.words, words, today)
        _add(event, term, today, without_words=not words)


def _news(term: SearchTerm | None, words: str, witness: str, today: date) -> str:
    """Tell what this search adds to what is known of its words: "witness", "known", or "" for nothing.

    Only one person a day is noted, and everybody once. So a text may be kept a little later than it could
    be, never earlier, and hardly anything has to be remembered.
    """
    if term is None:
        return "witness"
    if term.text:
        return ""
    found = list(term.witnesses.values_list("key", "day"))
    if any(witness == key or today == day for key, day in found):
        return ""
    if len(found) + 1 < PEOPLE_NEEDED:
        return "witness"
    return "known" if _tells_nothing_hidden(words) else ""


def _tells_nothing_hidden(words: str) -> bool:
    """Tell whether each word occurs where everybody may read it, or nowhere at all.

    A word that occurs in restricted entries alone may be known from there: it must not come to others
    through a report or a suggestion.
    """
    closed, today = restrictions_for_some(), timezone.localdate()
    requests = []
    for word in words.split():
        plain = word.removeprefix("-")
        requests.append(SearchRequest(words=plain, on=today, hidden=closed, limit=0, count=()))
        requests.append(SearchRequest(words=plain, limit=0, count=()))
    try:
        totals = [answer.response.total for answer in ask_all(requests)]
    except EngineUnavailable:
        return False
    return all(open_total or not total for open_total, total in zip(totals[::2], totals[1::2], strict=True))


def _keep_text(term: SearchTerm, typed: str, words: str, today: date) -> None:
    """Keep the text of the search that was made now; nobody's are kept from before."""
    text = {"text": spelled(typed)[:250], "words": words[:500], "folded": folded(typed)[:500]}
    SearchTerm.objects.filter(pk=term.pk, text="", removed_on=None).update(known_on=today, **text)
    term.witnesses.all().delete()


def _add(event: SearchEvent, term: SearchTerm | None, today: date, *, without_words: bool) -> None:
    row, created = SearchCount.objects.get_or_create(
        term=term,
        without_words=without_words,
        day=today,
        outcome=event.outcome,
        filters=event.filters,
    )
    if not created:
        SearchCount.objects.filter(pk=row.pk).update(people=F("people") + 1)
