"""How well the engines answer judged questions: MRR@10, recall and time per question.

    .venv/bin/python -m benchmarks.search_relevance [FOLDER]

FOLDER (default ``$TEST_DATA_DIR/relevance``, else ``../shared/data/relevance``) holds ``documents.jsonl``
(id, title, text, region) and ``queries.jsonl`` (id, query, region, relevant). Questions are put to all
documents at once, without filters. Indexes are temporary; Elasticsearch takes part when ELASTICSEARCH_URL is
set.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from search.engines import Engine, IndexDocument, SearchRequest
from search.engines.elastic import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine


def read(path: Path) -> list[dict[str, Any]]:
    """Give the objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def evaluate(
    engine: Engine, documents: list[dict[str, Any]], queries: list[dict[str, Any]]
) -> dict[str, float]:
    """Index ``documents``, ask ``queries`` and give the figures; the index is removed afterwards."""
    engine.replace(
        (
            IndexDocument(id=number, title=row["title"], text=row["text"])
            for number, row in enumerate(documents)
        ),
        1,
    )
    ranks: list[int | None] = []
    empty, times = 0, []
    try:
        for row in queries:
            began = time.perf_counter()
            hits = engine.search(SearchRequest(words=row["query"], limit=10, count=())).hits
            times.append((time.perf_counter() - began) * 1000)
            empty += not hits
            found = [documents[hit.id]["id"] for hit in hits]
            ranks.append(next((rank for rank, key in enumerate(found, 1) if key in row["relevant"]), None))
    finally:
        engine.clear()

    def recall(depth: int) -> float:
        return round(sum(rank is not None and rank <= depth for rank in ranks) / len(ranks), 3)

    return {
        "mrr_10": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
        "recall_1": recall(1),
        "recall_5": recall(5),
        "recall_10": recall(10),
        "zero_results": empty,
        "queries": len(queries),
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1], 2),
    }


def main() -> None:
    """Print the figures of every engine there is."""
    default = Path(os.environ.get("TEST_DATA_DIR", "../shared/data")) / "relevance"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    documents, queries = read(folder / "documents.jsonl"), read(folder / "queries.jsonl")
    with tempfile.TemporaryDirectory() as directory:
        engines: list[Engine] = [EmbeddedEngine(Path(directory))]
        if url := os.environ.get("ELASTICSEARCH_URL"):
            engines.append(ElasticsearchEngine(url, f"relevance-{uuid.uuid4().hex[:8]}"))
        for engine in engines:
            print(engine.name, json.dumps(evaluate(engine, documents, queries)))


if __name__ == "__main__":
    main()
