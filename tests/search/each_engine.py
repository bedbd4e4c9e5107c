"""The real engines, for tests that each of them has to pass."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from search.engines import Engine
from search.engines.elastic import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from tests.needs import need

EACH = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


@contextmanager
def empty_engine(name: str, directory: Path) -> Iterator[Engine]:
    """Give an engine without an index, of a name nobody else uses, and remove what it has made."""
    if name == "embedded":
        yield EmbeddedEngine(directory / "index")
        return
    url = os.environ.get("ELASTICSEARCH_URL")
    need("elasticsearch", url, "ELASTICSEARCH_URL is not set")
    made = ElasticsearchEngine(url, f"test-{uuid.uuid4().hex}")
    yield made
    made.clear()
