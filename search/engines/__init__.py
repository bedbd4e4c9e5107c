"""The engines that are set up: the embedded one always, Elasticsearch when its address is known."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.base import (
    Engine,
    EngineUnavailable,
    Hit,
    IndexBusy,
    IndexDocument,
    SearchRequest,
    SearchResponse,
)
from search.engines.breaker import GuardedEngine, patience
from search.engines.likeness import SimilarRequest
from search.engines.suggesting import SuggestRequest, SuggestResponse

__all__ = [
    "Engine",
    "EngineUnavailable",
    "GuardedEngine",
    "Hit",
    "IndexBusy",
    "IndexDocument",
    "SearchRequest",
    "SearchResponse",
    "SimilarRequest",
    "SuggestRequest",
    "SuggestResponse",
    "engines",
    "get_engine",
    "patience",
]

EMBEDDED = "embedded"
ELASTICSEARCH = "elasticsearch"


def engines() -> list[Engine]:
    """Give the engines that are set up, the one to ask first first; the embedded one is always the last."""
    if settings.ELASTICSEARCH_URL:
        return [
            _elasticsearch(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX),
            _embedded(Path(settings.SEARCH_INDEX_DIR)),
        ]
    return [_embedded(Path(settings.SEARCH_INDEX_DIR))]


def get_engine(name: str | None = None) -> Engine:
    """Give the engine of that name, or the one to ask first. Raises KeyError when it is not set up."""
    available = {engine.name: engine for engine in engines()}
    return available[name] if name else next(iter(available.values()))


@lru_cache(maxsize=4)
def _embedded(directory: Path) -> Engine:
    from search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(directory)


@lru_cache(maxsize=4)
def _elasticsearch(url: str, index: str) -> Engine:
    from search.engines.elastic import ElasticsearchEngine

    return GuardedEngine(ElasticsearchEngine(url, index))
