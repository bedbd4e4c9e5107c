"""How far search is: for operators and the health check."""

from __future__ import annotations

import logging
import socket
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext_lazy

from search.engines.base import Engine, EngineUnavailable, SearchRequest
from search.engines.configured import engines
from search.index.projection import versions
from search.models import EngineFailure, Entry, Mark

logger = logging.getLogger(__name__)

# What people who do not run the server read instead of an engine's name.
_ENGINE_TITLES = {"embedded": gettext_lazy("Eingebaute Suchmaschine"), "elasticsearch": "Elasticsearch"}


def engine_title(name: str) -> str:
    """Give what people call the engine with this name."""
    return str(_ENGINE_TITLES.get(name, name))


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """Where one index stands: how many documents it holds, its position, how many entries it is behind.

    ``problem`` says in words why it cannot be asked now, "" when it can. ``last_error`` is what has last gone
    wrong with bringing it up to date, on whichever host, however long ago.
    """

    name: str
    documents: int
    position: int
    behind: int
    problem: str = ""
    last_error: str = ""
    last_error_at: datetime | None = None
    last_error_host: str = ""

    @property
    def title(self) -> str:
        """What people call the engine."""
        return engine_title(self.name)


@dataclass(frozen=True, slots=True)
class Status:
    """Where search stands; ``failed`` names objects whose entry could not be made, with the reason."""

    entries: int
    version: int
    waiting: int
    failed: list[tuple[str, str]]
    engines: list[EngineStatus]


def status() -> Status:
    """Give where search stands; an engine that does not answer is reported, not raised."""
    _start, newest = versions()
    failed = Mark.objects.exclude(error="").select_related("content_type")
    failures = {failure.engine: failure for failure in EngineFailure.objects.all()}
    return Status(
        entries=Entry.objects.filter(deleted=False).count(),
        version=newest,
        waiting=Mark.objects.count(),
        failed=[(f"{mark.content_type} {mark.object_id}", mark.error) for mark in failed],
        engines=[_engine_status(engine, failures.get(engine.name)) for engine in engines()],
    )


def remember_failure(engine: str, error: str) -> None:
    """Write down what has gone wrong with an engine, for whoever asks later.

    Never raises: the database may be what is wrong.
    """
    values = {"error": error, "host": socket.gethostname(), "failed_at": timezone.now()}
    try:
        EngineFailure.objects.update_or_create(engine=engine, defaults=values)
    except DatabaseError:
        logger.exception("The failure of %s could not be written down", engine)


def _engine_status(engine: Engine, failure: EngineFailure | None) -> EngineStatus:
    position, documents, behind, problem = 0, 0, 0, ""
    try:
        engine.doubt()
        position = engine.position()
        behind = Entry.objects.filter(version__gt=position).count()
        # Asked too when there is something to be found and no usable index, which then says why.
        if position or behind:
            documents = engine.search(SearchRequest(limit=0, count=())).total
    except EngineUnavailable as error:
        problem = str(error) or type(error).__name__
    return EngineStatus(
        name=engine.name,
        documents=documents,
        position=position,
        behind=behind,
        problem=problem,
        last_error=failure.error if failure else "",
        last_error_at=failure.failed_at if failure else None,
        last_error_host=failure.host if failure else "",
    )
