"""How good search is, as numbers: judged questions are put to an engine with an index of its own.

Analysis, fields and ranking are those of the site, as the same engines do it, with the synonyms that a site
starts with; the site's index is never touched and the database never asked.
"""

from __future__ import annotations

import math
import statistics
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from search.engines.base import Engine, EngineUnavailable, IndexDocument, SearchRequest
from search.engines.configured import ELASTICSEARCH, EMBEDDED
from search.evaluation.judgements import JudgedDocument, JudgedQuery
from search.query.synonym_sources import start_synonyms

DEPTH = 10
# A server that has just built an index may need a moment more than readers are made to wait.
_ATTEMPTS = 3


class UnknownEngine(Exception):
    """There is no engine of that name, or it cannot be used because an address is missing."""


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """What came of one question: ids of the first hits, best first, and how long the answer took."""

    query: JudgedQuery
    found: tuple[str | int, ...]
    milliseconds: float

    @property
    def rank(self) -> int | None:
        """Where the first relevant document stands, from 1 on; None when it is not among the hits."""
        places = (place for place, key in enumerate(self.found, 1) if key in self.query.relevant)
        return next(places, None)


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures over a set of questions.

    ``mrr_10`` is the mean of 1/rank of the first relevant document, 0 where it is not among the first ten.
    ``recall_k`` is the share of questions with a relevant document among the first k; where several are
    relevant, one of them is enough. ``zero_results`` counts questions without any hit. Times are those of
    one question in the engine, with ten hits and their snippets; ``p95_ms`` by the nearest rank.
    """

    mrr_10: float
    recall_1: float
    recall_5: float
    recall_10: float
    zero_results: int
    queries: int
    p50_ms: float
    p95_ms: float

    def as_dict(self) -> dict[str, float]:
        """Give the figures by name."""
        return asdict(self)


@contextmanager
def throwaway_engine(name: str, url: str) -> Iterator[Engine]:
    """Give an engine without an index, in a place nobody else uses; whatever happens, nothing is left there.

    ``url`` is the address of the Elasticsearch server. Raises UnknownEngine.
    """
    if name == EMBEDDED:
        from search.engines.embedded.engine import EmbeddedEngine

        with tempfile.TemporaryDirectory(prefix="evaluate-search-") as directory:
            yield EmbeddedEngine(Path(directory))
    elif name == ELASTICSEARCH:
        if not url:
            raise UnknownEngine(
                "Die Adresse von Elasticsearch fehlt: Setzen Sie die Umgebungsvariable ELASTICSEARCH_URL."
            )
        from search.engines.elasticsearch.engine import ElasticsearchEngine

        engine = ElasticsearchEngine(url, f"evaluate-search-{uuid.uuid4().hex}")
        try:
            yield engine
        finally:
            engine.clear()
    else:
        raise UnknownEngine(f"Diese Suchmaschine gibt es nicht: {name}. Es gibt {EMBEDDED}, {ELASTICSEARCH}.")


def ask_all(
    engine: Engine, documents: Sequence[JudgedDocument], queries: Sequence[JudgedQuery]
) -> list[JudgedAnswer]:
    """Index ``documents`` and put each question to all of them, without filters.

    A region is no part of what is indexed or asked. Raises EngineUnavailable, IndexBusy.
    """
    engine.replace(
        (
            IndexDocument(id=number, title=document.title, text=document.text)
            for number, document in enumerate(documents)
        ),
        1,
    )
    outcomes = []
    for query in queries:
        began = time.perf_counter()
        request = SearchRequest(words=query.words, synonyms=start_synonyms(), limit=DEPTH, count=())
        hits = _ask(engine, request)
        took = (time.perf_counter() - began) * 1000
        outcomes.append(JudgedAnswer(query, tuple(documents[number].id for number in hits), took))
    return outcomes


def _ask(engine: Engine, request: SearchRequest) -> list[int]:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return [hit.id for hit in engine.search(request).hits]
        except EngineUnavailable:
            if attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def figures(outcomes: Sequence[JudgedAnswer]) -> Figures:
    """Work out the measures of at least one outcome."""
    ranks = [outcome.rank for outcome in outcomes]
    times = sorted(outcome.milliseconds for outcome in outcomes)
    return Figures(
        mrr_10=round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
        recall_1=_recall(ranks, 1),
        recall_5=_recall(ranks, 5),
        recall_10=_recall(ranks, DEPTH),
        zero_results=sum(not outcome.found for outcome in outcomes),
        queries=len(outcomes),
        p50_ms=round(statistics.median(times), 2),
        p95_ms=round(times[math.ceil(0.95 * len(times)) - 1], 2),
    )


def by_region(outcomes: Sequence[JudgedAnswer]) -> dict[str, Figures]:
    """Work out the measures for the questions of each region, in alphabetical order."""
    regions = sorted({outcome.query.region for outcome in outcomes})
    return {
        region: figures([outcome for outcome in outcomes if outcome.query.region == region])
        for region in regions
    }


def _recall(ranks: Sequence[int | None], depth: int) -> float:
    return round(sum(rank is not None and rank <= depth for rank in ranks) / len(ranks), 3)
