"""The embedded engine: a Tantivy index in a directory, without a server.

The directory holds one index per subdirectory and a file ``current`` with the name of the one that counts;
replacing an index builds a new subdirectory and rewrites that file in one step. A lock file keeps writers
apart, in this process and in others; the operating system frees it when a process dies. The index's position
is a document of its own (see ``NOTE``), so that it is committed together with what it is about.

An index whose files are not what was written (``embedded_files``) is as good as none: its position is 0, so
that it is built anew.
"""

from __future__ import annotations

import logging
import os
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tantivy import Index, Query, Searcher

from search.engines.base import (
    EngineUnavailable,
    IndexDocument,
    SearchRequest,
    SearchResponse,
)
from search.engines.embedded import (
    query as embedded_query,
    search as embedded_search,
    similar as embedded_similar,
    suggest as embedded_suggest,
)
from search.engines.embedded.counts import Counter
from search.engines.embedded.files import (
    META,
    Mark,
    check_file,
    failing_as_unavailable,
    mark_of,
    segment_files,
)
from search.engines.embedded.schema import open_index, schema
from search.engines.embedded.writing import build, change, do, locked, remove_others, switch
from search.engines.plan import plan
from search.engines.similar import SimilarRequest
from search.engines.suggest import SuggestRequest, SuggestResponse
from search.engines.tokens.document import NOTE, fingerprint
from search.german import Word

logger = logging.getLogger(__name__)

# Each further attempt needs another replacement in the moment of opening.
_OPENING_ATTEMPTS = 5
# Seconds after which an index that was found damaged is read again, should nothing about it have changed.
_LOOK_AGAIN_SECONDS = 5.0


class _Open(NamedTuple):
    """An index that is open for reading, the marks of its files, which tell that it is still the newest and
    whole, the version it is at, and what counts in that version."""

    name: str
    index: Index
    marks: dict[str, Mark]
    position: int
    counter: Counter


class _Damaged(NamedTuple):
    """Why an index was refused, the marks of the files that say which one it is, and when it was."""

    reason: str
    marks: dict[str, Mark]
    at: float


class EmbeddedEngine:
    """Searches the index in ``directory``; safe to share between threads and processes."""

    name = "embedded"

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._pointer = f"{directory}/current"
        self._open: _Open | None = None
        self._damaged: _Damaged | None = None
        self._checked: dict[str, Mark] = {}

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer the request. Raises EngineUnavailable when there is no usable index."""
        opened = self._usable()
        with self._reading():
            return embedded_search.search(opened.index.searcher(), request, opened.counter)

    def rare_words(self, request: SearchRequest) -> frozenset[Word]:
        """Return the words of the request that hardly occur in what the asker may see. Raises
        EngineUnavailable when there is no usable index."""
        opened = self._usable()
        with self._reading():
            words = plan(request.words, request.synonyms)
            return embedded_query.rare_words(opened.index.searcher(), words, request)

    def suggest(self, request: SuggestRequest) -> SuggestResponse:
        """Give what may be meant. Raises EngineUnavailable when there is no usable index."""
        opened = self._usable()
        with self._reading():
            return embedded_suggest.suggest(opened.index.searcher(), request)

    def similar(self, request: SimilarRequest) -> list[int]:
        """Give ids of documents that are like another one, the most alike first. Raises
        EngineUnavailable."""
        opened = self._usable()
        with self._reading():
            return embedded_similar.similar(opened.index.searcher(), request)

    def position(self) -> int:
        """Give the version the index is at; 0 when there is no usable one."""
        try:
            return self._usable().position
        except EngineUnavailable:
            return 0

    def versions(self) -> Iterator[tuple[int, int]]:
        """Give id and version of every document. Raises EngineUnavailable when there is no usable index."""
        opened = self._usable()
        with self._reading():
            yield from _versions(opened.index.searcher())

    def doubt(self) -> None:
        """Look at all files again before the index is used the next time."""
        self._open = self._damaged = None
        self._checked = {}

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Doubt the index when reading it fails. Raises EngineUnavailable."""
        try:
            with failing_as_unavailable():
                yield
        except EngineUnavailable:
            logger.warning("The index in %s could not be read", self.directory, exc_info=True)
            self.doubt()
            raise

    def write(self, documents: Iterable[IndexDocument], deleted: Iterable[int], version: int) -> None:
        """Insert, replace and delete documents and store the version in one commit.

        What is older than the index already is left out. Raises IndexBusy, EngineUnavailable.
        """
        with locked(self.directory):
            opened = self._usable()
            if version < opened.position:
                return
            change(opened.index, documents, deleted, version)

    def replace(
        self, documents: Iterable[IndexDocument], version: int, progress: Callable[[int], None] | None = None
    ) -> None:
        """Build a new index and switch to it. Raises IndexBusy, EngineUnavailable."""
        with locked(self.directory):
            name = f"index-{fingerprint()}-{uuid.uuid4().hex[:12]}"
            build(self.directory / name, documents, version, progress)
            switch(self.directory, name)

    def clear(self) -> None:
        """Remove all indexes. Raises IndexBusy."""
        with locked(self.directory):
            do((self.directory / "current").unlink, missing_ok=True)
            remove_others(self.directory, "")
            self._open = None

    def _usable(self) -> _Open:
        """Give the index at its newest commit; that costs a look at each of its files when it is known."""
        for attempt in range(1, _OPENING_ATTEMPTS + 1):
            try:
                with failing_as_unavailable():
                    return self._newest()
            except EngineUnavailable as error:
                # Another process may have switched to a new index while we opened the old one.
                self._open = None
                reason = error
                if attempt == _OPENING_ATTEMPTS:
                    self._refuse(str(error))
                elif self._damaged:
                    break
        raise EngineUnavailable(f"No usable index in {self.directory}: {reason}") from reason

    def _refuse(self, reason: str) -> None:
        """Do not read a damaged index with every request."""
        with suppress(ValueError, OSError):
            self._damaged = _Damaged(reason, self._marks(self._current()), time.monotonic())
            logger.error("The index in %s is damaged and will be built anew: %s", self.directory, reason)

    def _marks(self, name: str) -> dict[str, Mark]:
        return {path: mark_of(path) for path in (self._pointer, f"{self.directory}/{name}/{META}")}

    def _newest(self) -> _Open:
        opened, damaged = self._open, self._damaged
        if opened is not None and _unchanged(opened.marks):
            return opened
        if damaged is not None:
            if time.monotonic() - damaged.at < _LOOK_AGAIN_SECONDS and _unchanged(damaged.marks):
                raise ValueError(damaged.reason)
            self._damaged = None
        name = self._current()
        if not name.startswith(f"index-{fingerprint()}-") or os.sep in name:
            raise ValueError(f"index {name!r} was made by another release")
        # Before it is read: what is committed meanwhile is found the next time.
        marks = self._marks(name) | self._whole(f"{self.directory}/{name}")
        if opened is not None and opened.name == name:
            index = opened.index
            index.reload()
        else:
            index = open_index(self.directory / name)
        position = _position(index.searcher())
        # An index is removed only after the switch: one that still counts was opened whole. Files that went
        # missing halfway are no error to Tantivy, their fields would just be empty.
        if self._current() != name:
            raise ValueError(f"index {name!r} was replaced while it was opened")
        self._open = opened = _Open(name, index, marks, position, Counter())
        return opened

    def _whole(self, directory: str) -> dict[str, Mark]:
        """Give the marks of an index's files. Raises ValueError or OSError when one is damaged or missing."""
        marks = {}
        for path in segment_files(directory):
            marks[path] = mark = mark_of(path)
            if self._checked.get(path) != mark:
                check_file(path)
        self._checked = marks
        return marks

    def _current(self) -> str:
        return Path(self._pointer).read_text("utf-8").strip()


def _unchanged(marks: dict[str, Mark]) -> bool:
    try:
        return all(mark_of(path) == mark for path, mark in marks.items())
    except OSError:
        return False


def _position(searcher: Searcher) -> int:
    found = searcher.search(Query.term_query(schema(), "restrictions", NOTE), 1).hits
    return int(searcher.doc(found[0][1])["position"][0]) if found else 0


def _versions(searcher: Searcher) -> Iterator[tuple[int, int]]:
    """Pair ids with versions by the place of their document: both are columns, no document is read."""
    count = searcher.num_docs
    if not count:
        return
    versions = searcher.search(Query.all_query(), count, order_by_field="version").hits
    by_place = {(place.segment_ord, place.doc): version for version, place in versions}
    for pk, place in searcher.search(Query.all_query(), count, order_by_field="id").hits:
        if pk is not None:  # the index's own note
            yield pk, by_place[place.segment_ord, place.doc]
