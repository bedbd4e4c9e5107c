"""The answers to all judged queries, asked once."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.demo.accounts import account
from tests.demo.relevance.judging import Answered, answer_all, read_judged, searching
from tests.needs import need
from tests.taking_back import taken_back

Answers = Callable[[str], list[Answered]]


@pytest.fixture(scope="package")
def answers(
    loaded: Path,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Answers]:
    """Give the answers of an engine to all judged queries, as a practitioner gets them; asked once."""
    given: dict[str, list[Answered]] = {}

    def ask(name: str) -> list[Answered]:
        if name not in given:
            server = ("", "")
            if name == "elasticsearch":
                url = os.environ.get("ELASTICSEARCH_URL", "")
                need("elasticsearch", url, "ELASTICSEARCH_URL is not set.")
                server = (url, f"test-relevance-{uuid.uuid4().hex}")
            with searching(tmp_path_factory.mktemp("search"), server) as engine:
                given[name] = answer_all(read_judged(), account("fachkraft"), engine)
        return given[name]

    with taken_back(django_db_blocker):
        yield ask
