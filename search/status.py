"""How far search is: for operators and the health check."""

from __future__ import annotations

from dataclasses import dataclass

from search.engines import Engine, EngineUnavailable, engines
from search.models import Entry, Mark
from search.projection import versions


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """Where one index stands; ``problem`` says in words why it cannot be asked, "" when it can."""

    name: str
    position: int
    behind: int
    problem: str = ""


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
    return Status(
        entries=Entry.objects.filter(deleted=False).count(),
        version=newest,
        waiting=Mark.objects.count(),
        failed=[(f"{mark.content_type} {mark.object_id}", mark.error) for mark in failed],
        engines=[_engine_status(engine) for engine in engines()],
    )


def _engine_status(engine: Engine) -> EngineStatus:
    try:
        position = engine.position()
    except EngineUnavailable as error:
        return EngineStatus(engine.name, 0, 0, str(error) or type(error).__name__)
    return EngineStatus(engine.name, position, Entry.objects.filter(version__gt=position).count())
