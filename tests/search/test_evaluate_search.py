"""``manage.py evaluate_search``: what it prints, and what it refuses."""

from __future__ import annotations

import json
import os
import signal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from search.engines.base import EngineUnavailable
from search.engines.configured import get_engine
from search.management.commands import evaluate_search

KEYS = ["mrr_10", "recall_1", "recall_5", "recall_10", "zero_results", "queries", "p50_ms", "p95_ms"]


def jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Any]:
    """The options of a small measurement: three questions of two regions, two of them answered."""
    documents = [
        {"id": "hebamme", "title": "Hebamme", "text": "Hilft bei der Geburt.", "region": "nord"},
        {"id": "kita", "title": "Kita", "text": "Ein Platz für Kinder.", "region": "sued"},
    ]
    queries = [
        {"id": 1, "query": "Hebammen", "region": "nord", "relevant": ["hebamme"]},
        {"id": 2, "query": "Wo finde ich einen Platz?", "region": "sued", "relevant": ["kita"]},
        {"id": 3, "query": "Quarkspeise", "region": "sued", "relevant": ["kita"]},
    ]
    return {
        "documents": jsonl(tmp_path / "documents.jsonl", documents),
        "queries": jsonl(tmp_path / "queries.jsonl", queries),
        "engine": "embedded",
    }


def run(**options: Any) -> str:
    """Run the command and give what it prints. No test here may use the database."""
    out = StringIO()
    call_command("evaluate_search", stdout=out, **options)
    return out.getvalue()


def test_json_is_one_object_with_the_figures(files: dict[str, Any]) -> None:
    printed = json.loads(run(**files, json=True))
    assert list(printed) == KEYS
    assert (printed["recall_1"], printed["zero_results"], printed["queries"]) == (0.667, 1, 3)


def test_people_read_german_numbers(files: dict[str, Any]) -> None:
    lines = run(**files).splitlines()
    assert lines[0] == "embedded, Dokumente: 2"
    assert next(line for line in lines if line.startswith("MRR@10")).split() == ["MRR@10", "0,667"]


def test_regions_stand_beside_all(files: dict[str, Any]) -> None:
    lines = run(**files, regions=True).splitlines()
    assert lines[1].split() == ["alle", "nord", "sued"]
    assert next(line for line in lines if line.startswith("Recall@1 ")).split()[1:] == [
        "0,667",
        "1,000",
        "0,500",
    ]


def test_the_site_keeps_its_index(files: dict[str, Any], settings: LazySettings) -> None:
    run(**files)
    assert get_engine("embedded").position() == 0
    assert not Path(settings.SEARCH_INDEX_DIR).exists()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"documents": Path("fehlt.jsonl")}, "fehlt.jsonl: Die Datei kann nicht gelesen werden"),
        ({"queries": Path("fehlt.jsonl")}, "fehlt.jsonl: Die Datei kann nicht gelesen werden"),
        ({"engine": "solr"}, "gibt es nicht: solr"),
        ({"engine": "elasticsearch"}, "ELASTICSEARCH_URL"),
    ],
)
def test_what_cannot_be_measured_is_said(
    files: dict[str, Any], settings: LazySettings, changes: dict[str, Any], problem: str
) -> None:
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match=problem):
        run(**files | changes)


def test_a_server_that_is_not_there_is_said(files: dict[str, Any], settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="elasticsearch antwortet nicht"):
        run(**files | {"engine": "elasticsearch"})


def test_an_interruption_is_no_traceback(files: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(evaluate_search, "ask_all", interrupt)
    with pytest.raises(CommandError, match="Abgebrochen"):
        run(**files)


def test_being_ended_unwinds_what_was_begun(files: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate_search, "ask_all", lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit):
        run(**files)
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_full_disk_is_said(files: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise EngineUnavailable("No space left on device")

    monkeypatch.setattr(evaluate_search, "ask_all", full)
    with pytest.raises(CommandError, match="No space left"):
        run(**files)
