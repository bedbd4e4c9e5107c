"""Asks the engines: the configured one first, the others when it cannot answer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from search.engines.base import Engine, EngineUnavailable, SearchRequest, SearchResponse
from search.engines.breaker import GuardedEngine, deadline
from search.engines.configured import engines
from search.index.sync import freshen

logger = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine said, by name which one, and whether it stood in for the one that should have
    answered."""

    response: SearchResponse
    engine: str
    degraded: bool


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
            with deadline():
                if freshen(engine):
                    behind.append((engine, position > 0))
                    continue
                return _answer(engine, call), engine.name, position > 0
        except EngineUnavailable as error:
            logger.info("%s does not answer: %s", engine.name, error)
            problem = error
    for engine, degraded in behind:
        try:
            with deadline():
                return call(engine), engine.name, degraded
        except EngineUnavailable as error:
            logger.info("%s does not answer: %s", engine.name, error)
            problem = error
    raise problem or EngineUnavailable("no engine is set up")


def _answer(engine: Engine, call: Callable[[Engine], T]) -> T:
    """Call the engine, and once more when its index turned out to be damaged and could be built anew at once.
    Raises EngineUnavailable."""
    try:
        return call(engine)
    except EngineUnavailable:
        if isinstance(engine, GuardedEngine) or freshen(engine):
            raise
        return call(engine)
