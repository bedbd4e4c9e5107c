"""Finds entries and says everything a page of results shows.

The engine answers with ids; what is shown is read from the database and judged again, as an index may lag
behind it and the table behind the content.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ListPage, Paginator
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.ages import format_age_range
from core.models import Municipality
from core.prepared import Prepared
from core.visibility import hidden_restrictions
from search.building import read_entries
from search.catching_up import freshen
from search.chips import Chip, chips_of
from search.engines import Engine, EngineUnavailable, SearchRequest, SearchResponse, engines, patience
from search.engines.places import Near, about
from search.engines.plan import plan
from search.engines.snippets import HORIZON, Snippets
from search.facets import SHOWN_FACETS, Facet, facets_of
from search.facts import Fact, for_whom_of, where_of
from search.german import Word, clean
from search.labels import Labels
from search.models import Entry, Mark
from search.passages import summary_and_passage
from search.query import PAGE_SIZE, SearchQuery
from search.query_form import MAX_PAGE
from search.quick import rest_of, switches_of
from search.registry import FIRST_KIND, sources
from search.spelling import better_spelling
from search.standing import Standing, standings_of
from search.tiers import first_incomplete

logger = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine said, by name which one, and whether it stood in for the one that should have
    answered."""

    response: SearchResponse
    engine: str
    degraded: bool


@dataclass(frozen=True, slots=True)
class Result:
    """One hit as a list shows it.

    ``title``, ``summary`` and ``passage`` are safe HTML with the found words marked, or empty.
    ``municipalities`` are those that the place does not name already. ``distance`` is "" where no place
    was asked for or none is known. ``begins_incomplete``: from this hit on not all words occur.
    """

    entry: Entry
    title: SafeString
    kind: str
    summary: SafeString
    passage: SafeString
    municipalities: tuple[str, ...]
    standings: list[Standing]
    distance: str = ""
    begins_incomplete: bool = False

    @property
    def kind_line(self) -> str:
        """What it is, from the general to the particular."""
        details = self.entry.details
        return " · ".join(filter(None, (self.kind, details.get("form"), details.get("kind"))))

    @property
    def where(self) -> list[Fact]:
        """Who offers it and where."""
        return where_of(self.entry, self.municipalities, self.distance)

    @property
    def for_whom(self) -> list[Fact]:
        """For which ages and whom it is, and what it costs."""
        return for_whom_of(self.entry)

    @property
    def day(self) -> date | None:
        """The day that belongs to it, where days tell more than whether somebody has confirmed it."""
        return None if "confirmed_on" in self.entry.details else self.entry.date

    @property
    def ages(self) -> str:
        """The age range in words, "" when it is not said."""
        return format_age_range(self.entry.age_from, self.entry.age_to)


@dataclass(frozen=True, slots=True)
class Results:
    """Everything a page of results shows.

    ``degraded``: another engine than the configured one answered. ``unavailable``: none did, the rest is
    empty. ``better_words``: the words in a better spelling, when there is one.
    """

    query: SearchQuery
    hits: list[Result]
    total: int
    facets: list[Facet]
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
        request = query.request(hidden, now, SHOWN_FACETS, home)
        answer = ask(request)
        last_page = max(1, min(MAX_PAGE, -(-answer.response.total // PAGE_SIZE)))
        if query.page > last_page:
            hint = _("So viele Seiten gibt es nicht. Sie sehen die letzte.")
            query = replace(query, page=last_page, hints=(*query.hints, hint))
            request = query.request(hidden, now, SHOWN_FACETS, home)
            answer = ask(request)
    except EngineUnavailable:
        logger.exception("No search engine answers")
        chips = chips_of(query, labels)
        return Results(query, [], 0, [], chips, None, unavailable=True)
    response = answer.response
    entries = visible_entries([hit.id for hit in response.hits], hidden, today, request.starts_by)
    # One look-up for the filters and the hits together.
    slugs = set(response.facets.get("municipality", ()))
    slugs.update(slug for entry in entries.values() for slug in entry.facets.get("municipality", ()))
    labels.load("municipality", slugs)
    snippets = {
        hit.id: hit.snippet
        for hit in response.hits
        if hit.id in entries and _stands_in(hit.snippet, entries[hit.id])
    }
    asked = plan(request.words, request.synonyms)
    marks = Snippets(asked, response.rare)
    scores = [hit.score for hit in response.hits if hit.id in entries]
    incomplete = first_incomplete(request, asked, bool(response.rare), scores)
    # One word alone has brought what is near it already.
    more_asked = len(asked.words) > 1 or request.sort != "relevance" or query != query.unfiltered()
    hits = [
        replace(
            result_of(entry, labels, snippets.get(pk, ""), query.near),
            title=marks.marked(entry.title),
            begins_incomplete=position == incomplete,
        )
        for position, (pk, entry) in enumerate(entries.items())
    ]
    return Results(
        query=query,
        hits=hits,
        total=response.total,
        facets=facets_of(query, response.facets, labels),
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


def ask(request: SearchRequest) -> Answer:
    """Ask the engines in turn until one answers. Raises EngineUnavailable when none does."""
    return ask_all([request])[0]


def ask_all(requests: Sequence[SearchRequest]) -> list[Answer]:
    """Let one engine answer all requests, as ``first_answer`` does; it is brought up to date once."""
    responses, name, degraded = first_answer(lambda engine: [engine.search(request) for request in requests])
    return [Answer(response, name, degraded) for response in responses]


def first_answer(call: Callable[[Engine], T]) -> tuple[T, str, bool]:
    """Call the engines in turn until one answers; give what it gave, its name, and whether it stood in for
    the one that should have answered.

    One that is behind is asked only when no other answers. Raises EngineUnavailable when none does.
    """
    problem: EngineUnavailable | None = None
    behind: list[tuple[Engine, bool]] = []
    for position, engine in enumerate(engines()):
        try:
            with patience():
                if freshen(engine):
                    behind.append((engine, position > 0))
                    continue
                return call(engine), engine.name, position > 0
        except EngineUnavailable as error:
            logger.info("%s does not answer: %s", engine.name, error)
            problem = error
    for engine, degraded in behind:
        try:
            with patience():
                return call(engine), engine.name, degraded
        except EngineUnavailable as error:
            logger.info("%s does not answer: %s", engine.name, error)
            problem = error
    raise problem or EngineUnavailable("no engine is set up")


def visible_entries(
    ids: Sequence[int], hidden: frozenset[str], today: date, starts_by: date | None = None
) -> dict[int, Entry]:
    """Give by id, in the order of ``ids``, the entries that may be shown to somebody from whom ``hidden`` is
    hidden.

    What is deleted, not valid today (or an offer that begins by ``starts_by``) or restricted is left out. An
    entry whose object has changed since is read from the object, so that what was just hidden is not shown
    until the projection has followed.
    """
    entries = {entry.pk: entry for entry in _read(ids)}
    _refresh_changed(entries)
    return {
        pk: entries[pk]
        for pk in ids
        if pk in entries and _may_be_shown(entries[pk], hidden, today, starts_by or today)
    }


def _read(ids: Sequence[int]) -> list[Entry]:
    if len(ids) > PAGE_SIZE:
        return list(Entry.objects.filter(pk__in=ids))
    return _entries.objects(Entry, *_filled(ids)) if ids else []


def _marked(object_ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Give content type and object of the marks for objects with these ids, of any type."""
    if len(object_ids) > PAGE_SIZE:
        return list(Mark.objects.filter(object_id__in=object_ids).values_list("content_type", "object_id"))
    return _marks.rows(*_filled(object_ids)) if object_ids else []


def _filled(ids: Sequence[int]) -> list[int]:
    """Give as many ids as a page has hits, the last one over and over."""
    return [*ids, *[ids[-1]] * (PAGE_SIZE - len(ids))]


_entries = Prepared(lambda *ids: Entry.objects.filter(pk__in=ids), PAGE_SIZE)
_marks = Prepared(
    lambda *ids: Mark.objects.filter(object_id__in=ids).values_list("content_type", "object_id"), PAGE_SIZE
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


def _stands_in(snippet: str, entry: Entry) -> bool:
    """Tell whether the passage still stands in the entry: an index that lags may know an older one."""
    passage = unescape(snippet.replace("<mark>", "").replace("</mark>", ""))
    passage = passage.removeprefix("… ").removesuffix(" …")
    texts = (entry.summary, entry.text)
    # Most texts are clean already, and looking is much faster than cleaning. That shortens a little at most.
    return any(passage in text for text in texts) or any(
        passage in clean(text[: 2 * HORIZON]) for text in texts
    )


def result_of(entry: Entry, labels: Labels, snippet: str = "", near: Near | None = None) -> Result:
    """Give an entry as lists show it, how far from ``near`` too; names of municipalities must have been
    loaded into ``labels``."""
    model = ContentType.objects.get_for_id(entry.content_type_id).model_class()
    summary, passage = summary_and_passage(entry.summary, snippet)
    places = tuple(labels.name("municipality", slug) for slug in entry.facets.get("municipality", ()))
    return Result(
        entry=entry,
        title=SafeString(escape(entry.title)),
        kind=str(model._meta.verbose_name) if model else "",
        summary=summary,
        passage=passage,
        municipalities=() if places == (entry.details.get("place"),) else places,
        standings=standings_of(entry.details, timezone.localdate(), entry.valid_from),
        distance=_distance(entry, near),
    )


def _distance(entry: Entry, near: Near | None) -> str:
    if near is None or entry.latitude is None or entry.longitude is None:
        return ""
    kilometres = about(near, entry.latitude, entry.longitude)
    return _("etwa %(km)d km") % {"km": kilometres} if kilometres else _("unter 1 km")


def _may_be_shown(entry: Entry, hidden: frozenset[str], today: date, starts_by: date) -> bool:
    latest_start = starts_by if entry.kind == FIRST_KIND else today
    return (
        not entry.deleted
        and hidden.isdisjoint(entry.restrictions)
        and (entry.valid_from is None or entry.valid_from <= latest_start)
        and (entry.valid_until is None or entry.valid_until >= today)
    )


def _refresh_changed(entries: dict[int, Entry]) -> None:
    """Replace entries that have a mark waiting by what their objects give now; drop what gives nothing."""
    by_type: dict[Any, dict[int, int]] = defaultdict(dict)
    for pk, entry in entries.items():
        by_type[entry.content_type_id][entry.object_id] = pk
    changed: dict[Any, set[int]] = defaultdict(set)
    for content_type_id, object_id in _marked([entry.object_id for entry in entries.values()]):
        if object_id in by_type.get(content_type_id, ()):
            changed[content_type_id].add(object_id)
    if not changed:
        return
    for content_type_id, ids in changed.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        source = sources().get(model) if model else None
        try:
            current = read_entries(source, ids) if source else {}
        except Exception:
            logger.exception("Changed hits could not be read and are left out")
            current = {}
        for object_id in ids:
            pk = by_type[content_type_id][object_id]
            if object_id in current:
                entries[pk] = current[object_id]
                entries[pk].pk = pk
                entries[pk].content_type_id = content_type_id
            else:
                del entries[pk]
