"""A registered type of the tests' own, and engines that do what a test needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.utils.text import slugify
from wagtail.models import Page

from accounts.models import User
from files.models import Document
from home.models import HomePage
from search.engines.base import EngineUnavailable, Hit, IndexDocument, SearchRequest, SearchResponse
from search.engines.similar import SimilarRequest
from search.engines.suggest import SuggestRequest, SuggestResponse
from search.index import repair, status, sync as catching_up
from search.management.commands import search_rebuild
from search.query import execute as asking
from search.registry import sources as registry
from search.registry.sources import EntryData, register

# What the next entry of the page with this slug is made from, beside its title.
DATA: dict[str, dict[str, Any]] = {}


class FakeEngine:
    """Keeps documents in a dictionary; finds by a word in title or keywords. ``broken`` makes it fail,
    ``total`` lets it say that it has found more."""

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.documents: dict[int, IndexDocument] = {}
        self.at = 0
        self.broken: Exception | None = None
        self.writes: list[int] = []
        self.replaced = 0
        self.total = 0

    def _check(self) -> None:
        if self.broken is not None:
            raise self.broken

    def suggest(self, request: SuggestRequest) -> SuggestResponse:
        self._check()
        return SuggestResponse()

    def similar(self, request: SimilarRequest) -> list[int]:
        self._check()
        return []

    def position(self) -> int:
        if isinstance(self.broken, EngineUnavailable):
            raise self.broken
        return self.at

    def doubt(self) -> None:
        """A dictionary is as it is."""

    def versions(self) -> Iterator[tuple[int, int]]:
        self._check()
        yield from [(document.id, document.version) for document in self.documents.values()]

    def write(self, documents: Iterable[IndexDocument], deleted: Iterable[int], version: int) -> None:
        self._check()
        self.documents |= {document.id: document for document in documents}
        for pk in deleted:
            self.documents.pop(pk, None)
        self.at = version
        self.writes.append(version)

    def replace(
        self, documents: Iterable[IndexDocument], version: int, progress: Callable[[int], None] | None = None
    ) -> None:
        self._check()
        self.documents = {document.id: document for document in documents}
        self.at = version
        self.replaced += 1

    def clear(self) -> None:
        self.documents = {}
        self.at = 0

    def search(self, request: SearchRequest) -> SearchResponse:
        self._check()
        found = [
            d
            for d in self.documents.values()
            if not request.hidden & d.restrictions
            and (not request.words or request.words in f"{d.title} {d.keywords}")
            and all(set(d.facets.get(f, ())) & v for f, v in request.filters.items() if v)
        ]
        counts: dict[str, dict[str, int]] = {facet: {} for facet in request.count}
        for document in found:
            for facet in request.count:
                for slug in document.facets.get(facet, ()):
                    counts[facet][slug] = counts[facet].get(slug, 0) + 1
        page = found[request.offset : request.offset + request.limit]
        return SearchResponse(max(len(found), self.total), [Hit(d.id, 1.0) for d in page], counts)


def _build(page: HomePage) -> EntryData | None:
    extra = DATA.get(page.slug, {})
    if extra.get("error"):
        raise RuntimeError("cannot be read")
    if extra.get("none"):
        return None
    return EntryData(
        title=page.title, summary=page.summary, keywords=str(page.responsible_person or ""), **extra
    )


def _build_document(document: Document) -> EntryData:
    return EntryData(title=document.title, text=document.text, url=f"/dateien/{document.pk}/")


@pytest.fixture(autouse=True)
def _sources(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only pages of the type ``HomePage`` and documents are registered, in a simple way."""
    monkeypatch.setattr(registry, "_sources", {})
    register(
        HomePage,
        kind="page",
        build=_build,
        related=("responsible_person",),
        depends_on={User: "responsible_person"},
    )
    register(Document, kind="document", build=_build_document)
    DATA.clear()
    yield
    DATA.clear()


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """The only engine that is set up."""
    return use_engines(monkeypatch, FakeEngine())[0]


def use_engines(monkeypatch: pytest.MonkeyPatch, *engines: FakeEngine) -> tuple[FakeEngine, ...]:
    """Set up these engines, the first of which is asked first."""
    for module in (catching_up, repair, asking, status, search_rebuild):
        monkeypatch.setattr(module, "engines", lambda: list(engines))
    return engines


@pytest.fixture
def add_page(home_page: HomePage) -> Callable[..., HomePage]:
    """Make a published page: ``add_page("titel", parent=…, **what its entry says)``."""

    def add(title: str, parent: Page = home_page, live: bool = True, **data: Any) -> HomePage:
        slug = slugify(title, allow_unicode=True)
        DATA[slug] = data
        parent.refresh_from_db()
        return parent.add_child(instance=HomePage(title=title, slug=slug, live=live))

    return add
