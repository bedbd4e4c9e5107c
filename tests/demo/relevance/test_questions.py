"""Questions in whole sentences about the demo's offers and articles are answered, by both engines."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from search.evaluation.judgements import read_documents, read_queries
from search.evaluation.measuring import Figures, ask_all, figures, throwaway_engine
from tests.demo.relevance.documents import demo_documents
from tests.needs import need

QUESTIONS = Path(__file__).parent / "questions.jsonl"


def measured(engine: str, directory: Path) -> Figures:
    url = os.environ.get("ELASTICSEARCH_URL", "")
    if engine == "elasticsearch":
        need("elasticsearch", url, "ELASTICSEARCH_URL is not set.")
    path = directory / "documents.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in demo_documents()), "utf-8")
    documents = read_documents(path)
    queries = read_queries(QUESTIONS, documents)
    with throwaway_engine(engine, url) as index:
        return figures(ask_all(index, documents, queries))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "engine", ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]
)
def test_questions_are_answered_early(engine: str, loaded: Path, tmp_path: Path) -> None:
    found = measured(engine, tmp_path)
    assert found.queries >= 60
    assert found.zero_results == 0
    assert (found.mrr_10 >= 0.7, found.recall_10 >= 0.9) == (True, True), found
