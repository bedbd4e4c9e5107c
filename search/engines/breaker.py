"""Keeps people from waiting for a server that is slow or gone.

Whoever waits for an answer says so with ``deadline``. A guarded engine takes no longer than that, all
its calls together, name resolution and slow answers included; what takes longer is left behind in its
thread. The circuit is open then: nobody is sent to the server any more, and every few seconds a probe asks it
in the background, so that no reader pays for finding out. A probe that is answered closes the circuit, and so
does the answer that was left behind when it comes after all: a server may be slow for once, and well.

The state belongs to the process (see ``docs/decisions``). Work in the background has no deadline and
takes the time it needs.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.conf import settings

from search.engines.base import (
    Engine,
    EngineUnavailable,
    IndexDocument,
    IndexMissing,
    SearchRequest,
    SearchResponse,
)
from search.engines.similar import SimilarRequest
from search.engines.suggest import SuggestRequest, SuggestResponse

logger = logging.getLogger(__name__)

# Seconds from a failure, or from a failed probe, to the next probe.
RETRY_SECONDS = 5.0

Result = TypeVar("Result")

_ends_at: ContextVar[float | None] = ContextVar("search_deadline", default=None)


@contextmanager
def deadline(seconds: float | None = None) -> Iterator[None]:
    """Say that somebody waits: guarded engines may take ``seconds`` from now on, by default
    ``SEARCH_DEADLINE``."""
    token = _ends_at.set(time.monotonic() + (settings.SEARCH_DEADLINE if seconds is None else seconds))
    try:
        yield
    finally:
        _ends_at.reset(token)


class GuardedEngine:
    """An engine on a server, behind a circuit breaker; safe to share between threads."""

    def __init__(self, engine: Engine, retry_after: float = RETRY_SECONDS) -> None:
        self.engine = engine
        self.name = engine.name
        self._retry_after = retry_after
        self._lock = threading.Lock()
        self._problem = ""
        self._probe_at = 0.0
        self._probing = False
        self._late = f"{self.name} did not answer in time."
        self._late_at = -math.inf
        # The version that the index is known to be at. It never goes back while the index is there.
        self.reached = 0

    @property
    def problem(self) -> str:
        """Why nobody who waits is sent to the server now, "" when they are."""
        return self._problem

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer the request. Raises EngineUnavailable, at once while the circuit is open."""
        return self._within_deadline(lambda: self.engine.search(request))

    def suggest(self, request: SuggestRequest) -> SuggestResponse:
        """Give what may be meant. Raises EngineUnavailable, at once while the circuit is open."""
        return self._within_deadline(lambda: self.engine.suggest(request))

    def similar(self, request: SimilarRequest) -> list[int]:
        """Give ids of documents that are like another one, the most alike first. Raises
        EngineUnavailable, at once while the circuit is open."""
        return self._within_deadline(lambda: self.engine.similar(request))

    def position(self) -> int:
        """Give the version the index is at. Raises EngineUnavailable, at once while the circuit is open."""
        return self._within_deadline(self.engine.position)

    def doubt(self) -> None:
        """Look at everything anew at the next call."""
        self.reached = 0
        self.engine.doubt()

    def versions(self) -> Iterator[tuple[int, int]]:
        """Give id and version of every document; nobody waits for that. Raises EngineUnavailable."""
        return self.engine.versions()

    def write(self, documents: Iterable[IndexDocument], deleted: Iterable[int], version: int) -> None:
        """Write; what takes too long goes on by itself. Raises EngineUnavailable, at once while the circuit
        is open."""
        # Read here: the thread must not reach into this one's database connection.
        given, gone = list(documents), list(deleted)
        self._within_deadline(lambda: self.engine.write(given, gone, version))

    def replace(
        self, documents: Iterable[IndexDocument], version: int, progress: Callable[[int], None] | None = None
    ) -> None:
        """Build a new index. Raises EngineUnavailable, also when somebody would have to wait for it."""
        if _ends_at.get() is not None:
            raise EngineUnavailable(f"The index of {self.name} has to be built anew.")
        self.engine.replace(documents, version, progress)

    def clear(self) -> None:
        """Remove the index. Raises EngineUnavailable."""
        self.reached = 0
        self.engine.clear()

    def _within_deadline(self, call: Callable[[], Result]) -> Result:
        ends_at = _ends_at.get()
        if ends_at is None:
            return call()
        if problem := self._problem:
            self._probe_when_due()
            raise EngineUnavailable(problem)
        outcome = _in_thread(call)
        try:
            return outcome.result(max(0.0, ends_at - time.monotonic()))
        except TimeoutError:
            self._leave_behind(outcome)
            raise EngineUnavailable(self._late) from None
        except IndexMissing:
            self.reached = 0
            raise
        except EngineUnavailable as unavailable:
            self._open(str(unavailable) or self.name)
            raise

    def _leave_behind(self, outcome: Future[Result]) -> None:
        """Open the circuit until a call that is late has been answered; when the last one was late only just
        now, until a probe has been."""
        with self._lock:
            now = time.monotonic()
            for_once = now - self._late_at >= self._retry_after
            self._late_at = now
        self._open(self._late)
        if for_once:
            outcome.add_done_callback(self._close_after_all)

    def _close_after_all(self, outcome: Future[Result]) -> None:
        if outcome.exception() is None or isinstance(outcome.exception(), IndexMissing):
            with self._lock:
                if self._problem == self._late:
                    self._problem = ""
                    logger.warning("%s has answered after all", self.name)

    def _open(self, problem: str) -> None:
        with self._lock:
            if not self._problem:
                logger.warning("%s is not asked any more until it answers again: %s", self.name, problem)
            self._problem, self.reached = problem, 0
            self._probe_at = time.monotonic() + self._retry_after

    def _probe_when_due(self) -> None:
        """Begin a probe when it is time for one and none is under way."""
        with self._lock:
            if self._probing or not self._problem or time.monotonic() < self._probe_at:
                return
            self._probing = True
        _in_thread(self._probe)

    def _probe(self) -> None:
        problem = ""
        try:
            began = time.monotonic()
            self.engine.search(SearchRequest(limit=1, count=()))
            if time.monotonic() - began > settings.SEARCH_DEADLINE:
                problem = f"{self.name} answers slowly."
        except Exception as error:
            problem = str(error) or type(error).__name__
        with self._lock:
            self._probing = False
            self._problem = problem
            self._probe_at = time.monotonic() + self._retry_after
        if not problem:
            logger.warning("%s answers again", self.name)


def _in_thread(call: Callable[[], Result]) -> Future[Result]:
    """Run ``call`` in a thread of its own, which holds up nobody's exit, and give what it will come to."""
    outcome: Future[Result] = Future()

    def run() -> None:
        try:
            outcome.set_result(call())
        except BaseException as error:
            outcome.set_exception(error)

    threading.Thread(target=run, name="search-engine", daemon=True).start()
    return outcome
