"""What the search knows of an entry and why it stands where it does, for coordinators.

Nobody sees here what a search would not find for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET
from wagtail.admin import messages
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from core.visibility import hidden_restrictions
from search.engines.base import Engine, EngineUnavailable
from search.engines.configured import engines
from search.engines.tokens.document import analysed, shown_texts
from search.index.building import read_entries
from search.index.status import engine_title
from search.index.sync import to_documents
from search.models import Entry, Mark
from search.query.execute import ask
from search.query.search_query import MAX_WORDS, SearchQuery
from search.registry.facets import FACETS
from search.registry.labels import Labels
from search.registry.sources import sources
from search.results.explaining import reasons_of
from search.results.reason_words import sentences
from search.results.visible_entries import visible_entries

PERMISSION = "search.view_entry"
_TITLE = gettext_lazy("Sucheinträge")
# So far down a position is told; nobody turns pages that far.
DEEPEST_TOLD = 200
LISTED = 20
NEIGHBOURS = 2

FIELD_NAMES = {
    "title": gettext_lazy("Titel"),
    "keywords": gettext_lazy("Träger, Themen, Schlagwörter"),
    "summary": gettext_lazy("Kurztext"),
    "text": gettext_lazy("Text"),
    "parts": gettext_lazy("Alle Wörter und die Teile zusammengesetzter Wörter"),
    "title_stems": gettext_lazy("Wörter des Titels und ihre Teile"),
    "pairs": gettext_lazy("Benachbarte Wörter"),
    "spellings": gettext_lazy("Schreibweisen"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One searchable field: what it holds as people read it, and the words that engines look up."""

    name: Any
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class InIndex:
    """What one engine holds of an entry: its version, None for nothing, ``problem`` when it does not say."""

    engine: str
    version: int | None
    position: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RankedEntry:
    """One hit in a ranking."""

    position: int
    score: float
    entry: Entry
    this: bool


@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    """Ask a question and see the ranking with scores; each hit leads to what is known of it."""
    _check(request.user)
    query = _query(request)
    rows, total, _misspelt = _ranking(query, request.user, None) if query.words else ([], 0, None)
    context = {"words": query.words, "rows": rows[:LISTED], "total": total, **_header(_TITLE)}
    return TemplateResponse(request, "search/admin/entries.html", context)


@require_GET
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that is known of one entry, and with words why it stands where it does."""
    _check(request.user)
    found = _readable(pk, hidden_restrictions(request.user))
    [document] = to_documents([found])
    texts = shown_texts(document)
    context: dict[str, Any] = {
        **_header(found.title, (reverse("search_entries"), _TITLE)),
        "entry": found,
        "kind": _kind(found),
        "fields": [
            Field(FIELD_NAMES.get(name, name), texts.get(name, ""), words)
            for name, words in analysed(texts, document.phones).items()
        ],
        "facets": _facets(found),
        "restrictions": _restrictions(found.restrictions),
        "held": [_in_index(engine, found.pk) for engine in engines()],
        "marks": list(_marks(found)),
    }
    query = _query(request)
    if query.words:
        rows, total, misspelt = _ranking(query, request.user, found.pk)
        at = next((index for index, row in enumerate(rows) if row.this), None)
        asked = query.request(frozenset(), timezone.localtime(), ())
        context |= {
            "words": query.words,
            "total": total,
            "place": rows[at] if at is not None else None,
            "deepest": DEEPEST_TOLD,
            "rows": rows[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1] if at is not None else rows[:LISTED],
            "sentences": sentences(reasons_of(found, asked, misspelt), query),
        }
    return TemplateResponse(request, "search/admin/entry.html", context)


@require_GET
def entry_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Lead to the entry of a page, or say why it has none."""
    _check(request.user)
    page = get_object_or_404(Page, pk=page_id)
    found = Entry.objects.filter(content_type=page.content_type_id, object_id=page.pk, deleted=False).first()
    if found is not None:
        return redirect("search_entry", found.pk)
    if Mark.objects.filter(content_type=page.content_type_id, object_id=page.pk).exists():
        problem = _("Die Seite ist vorgemerkt. Die Suche kennt sie in wenigen Augenblicken.")
    elif not page.live:
        problem = _("Die Seite ist nicht veröffentlicht. Die Suche kennt nur veröffentlichte Seiten.")
    else:
        problem = _("Seiten dieser Art kennt die Suche nicht.")
    messages.warning(request, problem)
    return redirect("search_entries")


def _header(title: Any, *above: tuple[str, Any]) -> dict[str, Any]:
    """Give what the head of a page needs: its title, and what it stands below, as address and label."""
    way = [(reverse("wagtailadmin_home"), _("Home")), *above, ("", title)]
    crumbs = [{"url": url, "label": label} for url, label in way]
    return {"header_title": title, "header_icon": "search", "breadcrumbs_items": crumbs}


def _check(user: Any) -> None:
    if not user.has_perm(PERMISSION):
        raise PermissionDenied


def _query(request: HttpRequest) -> SearchQuery:
    words = " ".join(request.GET.get("q", "").replace("\x00", " ").split())
    return SearchQuery(words=words[:MAX_WORDS].rstrip())


def _readable(pk: int, hidden: frozenset[str]) -> Entry:
    """Give the entry. Raises Http404 for one that is gone, or restricted, be it only a moment ago."""
    found = get_object_or_404(Entry, pk=pk, deleted=False)
    restrictions = set(found.restrictions)
    if _marks(found).exists():
        model = ContentType.objects.get_for_id(found.content_type_id).model_class()
        source = sources().get(model) if model else None
        now = read_entries(source, [found.object_id]).get(found.object_id) if source else None
        if now is None:
            raise Http404
        restrictions.update(now.restrictions)
    if not hidden.isdisjoint(restrictions):
        raise Http404
    return found


def _marks(found: Entry) -> Any:
    return Mark.objects.filter(content_type=found.content_type_id, object_id=found.object_id)


def _kind(found: Entry) -> str:
    model = ContentType.objects.get_for_id(found.content_type_id).model_class()
    return str(model._meta.verbose_name) if model else ""


def _facets(found: Entry) -> list[tuple[Any, list[str]]]:
    labels = Labels()
    for facet, slugs in found.facets.items():
        labels.load(facet, slugs)
    return [
        (FACETS[facet].label, [labels.name(facet, slug) for slug in slugs])
        for facet, slugs in found.facets.items()
    ]


def _restrictions(keys: Sequence[str]) -> list[str]:
    """Say who passes each of the restrictions."""
    said = []
    for model, letter in ((PageViewRestriction, "p"), (CollectionViewRestriction, "c")):
        ids = [int(key[1:]) for key in keys if key.startswith(letter)]
        for restriction in model.objects.filter(pk__in=ids).prefetch_related("groups"):
            groups = ", ".join(group.name for group in restriction.groups.all())
            said.append(
                _("nur %(groups)s") % {"groups": groups} if groups else _("alle, die sich angemeldet haben")
            )
    return said


def _in_index(engine: Engine, pk: int) -> InIndex:
    title = engine_title(engine.name)
    try:
        version = next((version for held, version in engine.versions() if held == pk), None)
        return InIndex(title, version, engine.position())
    except EngineUnavailable as error:
        return InIndex(title, None, 0, str(error))


def _ranking(query: SearchQuery, user: Any, this: int | None) -> tuple[list[RankedEntry], int, Any]:
    """Give the first hits with their scores, how many there are, and the words with forgiven errors."""
    hidden, now = hidden_restrictions(user), timezone.localtime()
    request = replace(query.request(hidden, now, ()), limit=DEEPEST_TOLD, count_open_at=None)
    try:
        response = ask(request).response
    except EngineUnavailable:
        return [], 0, frozenset()
    shown = visible_entries([hit.id for hit in response.hits], hidden, now.date(), request.starts_by)
    rows = [
        RankedEntry(position, hit.score, shown[hit.id], hit.id == this)
        for position, hit in enumerate(response.hits, 1)
        if hit.id in shown
    ]
    return rows, response.total, response.rare
