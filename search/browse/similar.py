"""What is like a page: other offers, articles that belong to it.

Apps register for a kind of page which lists there are::

    register_similar("offer", _("Ähnliche Angebote"), "offer")
    register_similar("offer", _("Artikel dazu"), "article", picked=articles_naming)

The engine finds by what the page's entry says, with the visibility of a search. The page itself asks for the
lists only when somebody comes that far (``similar_section``), so they cost it no query.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.models import Page

from core.listings import ListedEntry
from core.sections import Section
from core.visibility import hidden_restrictions
from search.browse.listings import listed_entry
from search.engines.base import Engine, EngineUnavailable
from search.engines.similar import SimilarRequest
from search.models import Entry
from search.query.execute import first_answer
from search.query.own_place import own_place
from search.registry.labels import Labels
from search.registry.sources import sources
from search.results.hits import result_of
from search.results.visible_entries import visible_entries

logger = logging.getLogger(__name__)

MOST = 4

type_of_picked = Callable[[int], Collection[int]]


@dataclass(frozen=True, slots=True)
class SimilarKind:
    """One list: its heading, the kind of entries in it, and who tells which the page names itself."""

    heading: str | Promise
    kind: str
    picked: type_of_picked | None


@dataclass(frozen=True, slots=True)
class SimilarList:
    """One list of what is like a page, the most alike first."""

    heading: str | Promise
    entries: list[ListedEntry]


_kinds: dict[str, list[SimilarKind]] = defaultdict(list)


def register_similar(
    of: str, heading: str | Promise, kind: str, picked: type_of_picked | None = None
) -> None:
    """Let pages of the kind ``of`` have a list of entries of ``kind`` that are like them.

    ``picked`` gives for the id of a page the ids of objects of ``kind`` that people have chosen for it by
    hand; the page shows these already, so they are not repeated. At most one query.
    """
    _kinds[of].append(SimilarKind(heading, kind, picked))


def similar_section(
    page: Any, request: HttpRequest, heading: str | Promise, link: str | Promise
) -> Section | None:
    """Give the section that loads the lists when it comes into view; without JavaScript it is a link.

    None for what nobody can open: a draft, a preview. Costs no query.
    """
    if not page.pk or not page.live or getattr(request, "is_preview", False):
        return None
    context = {"url": reverse("search:similar", args=[page.pk]), "link": link}
    return Section(heading, "search/similar_section.html", context, order=300)


def entry_of_page(page_id: int, user: Any) -> Entry | None:
    """Give the entry of a page, None when there is none or ``user`` may not see it."""
    models = [model for model in sources() if issubclass(model, Page)]
    types = ContentType.objects.get_for_models(*models).values()
    ids = Entry.objects.filter(content_type__in=types, object_id=page_id, deleted=False)
    pks = list(ids.values_list("pk", flat=True))
    found = visible_entries(pks, hidden_restrictions(user), timezone.localdate())
    for pk, entry in found.items():
        # One that has changed since was read from the page and knows neither.
        entry.pk, entry.object_id = pk, page_id
        return entry
    return None


def similar_lists(entry: Entry, user: Any) -> list[SimilarList]:
    """Give the lists for the page of ``entry`` (as ``entry_of_page`` gives it) that have something in them;
    none when no engine answers."""
    # What is of the same kind stands first, whichever app registers first.
    lists = sorted(_kinds.get(entry.kind, []), key=lambda one: one.kind != entry.kind)
    hidden, today, home = hidden_restrictions(user), timezone.localdate(), own_place(user)
    requests = [
        SimilarRequest(
            title=entry.title,
            facets={facet: frozenset(values) for facet, values in entry.facets.items()},
            kinds=frozenset({one.kind}),
            without=frozenset({entry.pk, *_picked(one, entry.object_id)}),
            on=today,
            home=home.slug if home else "",
            hidden=hidden,
            limit=2 * MOST,
        )
        for one in lists
    ]

    def call(engine: Engine) -> list[list[int]]:
        return [engine.similar(request) for request in requests]

    try:
        answers, _name, _degraded = first_answer(call)
    except EngineUnavailable:
        logger.exception("No search engine finds what is alike")
        return []
    ids = list(dict.fromkeys(pk for answer in answers for pk in answer))
    entries = visible_entries(ids, hidden, today)
    labels = Labels()
    found = [
        SimilarList(
            one.heading,
            [
                listed_entry(result_of(entries[pk], labels), with_kind=False, with_day=False)
                for pk in answer
                if pk in entries
            ][:MOST],
        )
        for one, answer in zip(lists, answers, strict=True)
    ]
    return [one for one in found if one.entries]


def _picked(one: SimilarKind, page_id: int) -> list[int]:
    """Give the ids of the entries of what was chosen by hand."""
    ids = one.picked(page_id) if one.picked else []
    if not ids:
        return []
    return list(Entry.objects.filter(kind=one.kind, object_id__in=ids).values_list("pk", flat=True))
