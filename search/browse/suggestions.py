"""What is offered while somebody types: entries, tags, and what others have searched for.

The engine finds, with the visibility of a search; all that is shown is read from the database and judged
again. Whoever knows what people type registers it::

    register_query_suggestions(searched_before)
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, ngettext

from core.models import Municipality, Tag
from core.visibility import hidden_restrictions
from search.engines.base import EngineUnavailable
from search.engines.suggest import Suggested, SuggestRequest, SuggestResponse, read_typed
from search.models import Entry
from search.query.execute import first_answer
from search.query.search_query import SearchQuery
from search.registry.kinds import KINDS
from search.registry.own import TAG
from search.results.facts import card_of
from search.results.visible_entries import visible_entries

logger = logging.getLogger(__name__)

MOST = 10
MOST_OF_KIND = 5
MOST_TAGS = 2
MOST_TEXTS = 2

type_of_texts = Callable[[str], Iterable[str]]
_texts: list[type_of_texts] = []


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to choose: what it is called, what tells it from others, and where it leads.

    ``words`` is what to search for where choosing it means that; else it is empty and ``url`` a page.
    """

    text: str
    url: str
    detail: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """Suggestions of one kind, under its name."""

    name: str | Promise
    suggestions: list[Suggestion]


def register_query_suggestions(texts: type_of_texts) -> None:
    """Let ``texts`` say what people search for: it gets what was typed so far and gives whole questions, the
    most frequent first, at most one query's worth.

    It may only give what is no secret of a single person. That all words occur in what the asker may see is
    made sure of here.
    """
    _texts.append(texts)


def suggest(typed: str, user: Any) -> list[SuggestionGroup]:
    """Give what ``user`` may mean by what was typed so far, at most ``MOST`` things; nothing for less than
    two letters or when no engine answers."""
    if read_typed(typed) is None:
        return []
    hidden, today = hidden_restrictions(user), timezone.localdate()
    request = SuggestRequest(
        typed=typed,
        texts=tuple(dict.fromkeys(text for texts in _texts for text in texts(typed))),
        on=today,
        home=_home(user),
        hidden=hidden,
        limit=MOST + MOST_OF_KIND,
    )
    try:
        response, _name, _degraded = first_answer(lambda engine: engine.suggest(request))
    except EngineUnavailable:
        logger.exception("No search engine suggests anything")
        return []
    response = _fewer(response, typed)
    entries = visible_entries(_ids(response), hidden, today)
    tags, texts = _tags(response, entries), _searches(response, entries)
    groups = _entries(response.documents, entries, MOST - len(tags) - len(texts))
    for name, suggestions in ((_("Schlagwörter"), tags), (_("Oft gesucht"), texts)):
        if suggestions:
            groups.append(SuggestionGroup(name, suggestions))
    return groups


def status_of(groups: Sequence[SuggestionGroup]) -> str:
    """Say how many suggestions there are."""
    number = sum(len(group.suggestions) for group in groups)
    if not number:
        return _("Keine Vorschläge")
    return ngettext("%(number)d Vorschlag", "%(number)d Vorschläge", number) % {"number": number}


def _home(user: Any) -> str:
    """Give the slug of the user's own municipality."""
    pk = getattr(user, "municipality_id", None)
    if pk is None:
        return ""
    return Municipality.objects.filter(pk=pk).values_list("slug", flat=True).first() or ""


def _fewer(response: SuggestResponse, typed: str) -> SuggestResponse:
    """Leave out what would not be shown anyway, and the text that stands in the field already."""
    same = typed.strip().casefold()
    texts = [(text, ids) for text, ids in response.texts.items() if text.casefold() != same]
    return SuggestResponse(
        response.documents,
        dict(list(response.tags.items())[:MOST_TAGS]),
        dict(texts[:MOST_TEXTS]),
    )


def _ids(response: SuggestResponse) -> list[int]:
    ids = [document.id for document in response.documents]
    ids += [pk for witnesses in response.tags.values() for pk in witnesses]
    ids += [pk for words in response.texts.values() for witnesses in words for pk in witnesses]
    return list(dict.fromkeys(ids))


def _entries(found: Sequence[Suggested], entries: Mapping[int, Entry], limit: int) -> list[SuggestionGroup]:
    """Group entries by kind, the kind of the best first; of equally good ones the shorter title first."""
    shown = [(document, entries[document.id]) for document in found if document.id in entries]
    shown.sort(key=lambda pair: (-pair[0].score, len(pair[1].title)))
    by_kind: dict[str, list[Suggestion]] = {}
    for document, entry in _mixed(shown)[:limit]:
        by_kind.setdefault(entry.kind, []).append(_of_entry(entry, alone=document.alone))
    return [
        SuggestionGroup(KINDS[kind].label if kind in KINDS else kind, suggestions)
        for kind, suggestions in by_kind.items()
    ]


def _mixed(shown: Sequence[tuple[Suggested, Entry]]) -> list[tuple[Suggested, Entry]]:
    """Put those first that are among the first of their kind, so that no kind crowds out all others."""
    first: list[tuple[Suggested, Entry]] = []
    further: list[tuple[Suggested, Entry]] = []
    count: Counter[str] = Counter()
    for pair in shown:
        count[pair[1].kind] += 1
        (first if count[pair[1].kind] <= MOST_OF_KIND else further).append(pair)
    return first + further


def _of_entry(entry: Entry, *, alone: bool) -> Suggestion:
    if not alone:
        url = SearchQuery(words=entry.title).url()
        return Suggestion(entry.title, url, _("mehrere Einträge"), words=entry.title)
    card = card_of(entry).common()
    facts = (card.who, card.place or card.area)
    return Suggestion(entry.title, entry.url, " · ".join(fact for fact in facts if fact))


def _tags(response: SuggestResponse, entries: Mapping[int, Entry]) -> list[Suggestion]:
    slugs = [
        slug
        for slug, witnesses in response.tags.items()
        if any(pk in entries and slug in entries[pk].facets.get(TAG.name, ()) for pk in witnesses)
    ]
    tags = {tag.slug: tag for tag in Tag.objects.filter(slug__in=slugs)} if slugs else {}
    return [Suggestion(tags[slug].name, tags[slug].get_absolute_url()) for slug in slugs if slug in tags]


def _searches(response: SuggestResponse, entries: Mapping[int, Entry]) -> list[Suggestion]:
    return [
        Suggestion(text, SearchQuery(words=text).url(), words=text)
        for text, words in response.texts.items()
        if all(not entries.keys().isdisjoint(witnesses) for witnesses in words)
    ]
