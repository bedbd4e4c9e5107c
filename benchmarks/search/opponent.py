"""Stock Wagtail as seen from here: a process that is told what to do, with the texts of our entries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from benchmarks.search.stock import FACETS

DATABASE, ELASTICSEARCH = "default", "elasticsearch"


class Stock:
    """Tells the process of ``benchmarks.search.stock.probe`` what to do and reads what it answers."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self.environment = environment
        self._process = process

    def tell(self, do: str, **what: Any) -> dict[str, float]:
        """Give the answer to one order. Raises RuntimeError when the process has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **what}) + "\n")
        self._process.stdin.flush()
        if not (line := self._process.stdout.readline()):
            raise RuntimeError(f"Stock Wagtail has ended at {do!r}.")
        return json.loads(line)


@contextmanager
def stock(directory: Path) -> Iterator[Stock]:
    """Start stock Wagtail with a page for each of our offers, not indexed yet; end it with the block."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "benchmarks.search.stock.settings",
        "STOCK_DIR": str(directory),
        "STOCK_INDEX": f"stock_{uuid.uuid4().hex[:8]}_",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.search.stock.probe"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
    )
    opponent = Stock(process, environment)
    try:
        file = directory / "offers.jsonl"
        _write_offers(file)
        opponent.tell("load", file=str(file))
        yield opponent
    finally:
        process.terminate()
        process.wait(timeout=20)
        _remove_indexes(environment["STOCK_INDEX"])


def _remove_indexes(prefix: str) -> None:
    """Remove what stock Wagtail has made on the server, however it has ended."""
    indices = Elasticsearch(os.environ["ELASTICSEARCH_URL"]).indices
    for name in indices.get(index=f"{prefix}*"):
        indices.delete(index=name)


def _write_offers(file: Path) -> None:
    """Write what our entries of offers say; the text without the summary, which stands in it too."""
    from search.models import Entry

    entries = Entry.objects.filter(kind="offer", deleted=False).order_by("pk")
    with file.open("w", encoding="utf-8") as lines:
        for entry in entries.iterator(500):
            row = {
                "title": entry.title,
                "summary": entry.summary,
                "body": entry.text.removeprefix(entry.summary).strip(),
                "keywords": entry.keywords,
                **{name: next(iter(entry.facets.get(name, ())), "") for name in FACETS},
            }
            lines.write(json.dumps(row) + "\n")
