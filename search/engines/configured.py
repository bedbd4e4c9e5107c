"""The engines that are set up: the embedded one always, Elasticsearch when its address is known."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from search.engines.base import Engine
from search.engines.breaker import GuardedEngine

if TYPE_CHECKING:
    from search.engines.embedded.engine import EmbeddedEngine

EMBEDDED = "embedded"
ELASTICSEARCH = "elasticsearch"


def engines() -> list[Engine]:
    """Give the engines that are set up, the one to ask first first; the embedded one is always the last."""
    directory = Path(settings.SEARCH_INDEX_DIR)
    if settings.ELASTICSEARCH_URL:
        return [
            _elasticsearch(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX, directory),
            _embedded(directory),
        ]
    return [_embedded(directory)]


def get_engine(name: str | None = None) -> Engine:
    """Give the engine of that name, or the one to ask first. Raises KeyError when it is not set up."""
    available = {engine.name: engine for engine in engines()}
    return available[name] if name else next(iter(available.values()))


@lru_cache(maxsize=4)
def _embedded(directory: Path) -> EmbeddedEngine:
    from search.engines.embedded.engine import EmbeddedEngine

    return EmbeddedEngine(directory)


@lru_cache(maxsize=4)
def _elasticsearch(url: str, index: str, directory: Path) -> Engine:
    from search.engines.elasticsearch.engine import ElasticsearchEngine

    return GuardedEngine(ElasticsearchEngine(url, index, expected_rare=_embedded(directory).rare_words))
