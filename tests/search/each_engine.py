"""The real engines, for tests that each of them has to pass."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.engines.base import Engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from tests.needs import need

EACH = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


@contextmanager
def empty_engine(name: str, directory: Path) -> Iterator[Engine]:
    """Give an engine without an index, of a name nobody else uses, and remove what it has made."""
    if name == "embedded":
        yield EmbeddedEngine(directory / "index")
        return
    url = os.environ.get("ELASTICSEARCH_URL", "")
    need("elasticsearch", url, "ELASTICSEARCH_URL is not set")
    made = ElasticsearchEngine(url, f"test-{uuid.uuid4().hex}")
    yield made
    remove_indexes(url, made.index)


def remove_indexes(url: str, name: str) -> None:
    """Remove all indexes of a site from a server, also those that its alias no longer leads to."""
    client = Elasticsearch(url, request_timeout=30)
    if left := list(client.indices.get(index=f"{name}.*")):
        client.indices.delete(index=left)
