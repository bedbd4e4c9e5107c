"""How fast the engines index and answer: documents a second, time per search, memory of the process.

    .venv/bin/python -m benchmarks.search_engine [NUMBER]

Makes NUMBER (default 10,000) offers out of the field's words, always the same ones, builds an index, writes
single documents, and asks each of 40 queries 10 times: 20 hits with snippets, all facets counted, one facet
chosen in every second. Indexes are temporary; Elasticsearch takes part when ELASTICSEARCH_URL is set.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from search.engines.base import Engine, IndexDocument, SearchRequest
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.german.word_lists import read_words

TOWNS = (
    "ascheberg",
    "billerbeck",
    "coesfeld",
    "duelmen",
    "havixbeck",
    "luedinghausen",
    "nordkirchen",
    "nottuln",
    "olfen",
    "rosendahl",
    "senden",
)
# One to six words as people type them: compounds, forms, places, abbreviations, questions, three misspelt.
QUERIES = """
Hebamme
Schwangerschaftsberatung
Beratung in der Schwangerschaft
Elterncafé Senden
Kita
Krabbelgruppe
Sprachkurs
Trennung und Scheidung
Schulden
Frühe Hilfen
Stillberatung
Luedinghausen Jugendamt
Hausaufgaben
Ferienbetreuung
Wohngeldantrag
Impfung U3
Familienpaten
Willkommensbesuch
Suchtberatung Jugendliche
Hebame
Kindertagespflege
Inklusion Schule
Dolmetscher
Alleinerziehende Treff
Frühförderung
Vaterkurs
Gewaltschutz
Ausbildungsberatnug
Ganztagsbetreung
Babyschwimmen
Zwillinge
Kinderarzt Olfen
Elterngeld
Gesundheitsamt
Wo finde ich eine Hebamme?
Wie bekomme ich einen Kitaplatz?
Ehrenamt
Therapie für Kinder
Sozialarbeit
Verein
""".strip().splitlines()


def offers(number: int) -> Iterator[IndexDocument]:
    """Make ``number`` offers of about 120 words; the same ones at every call."""
    chance = random.Random(3)  # noqa: S311 - nothing secret about it
    words = read_words("parts.txt")
    nouns = [word for word in words if len(word) > 4]
    vocabulary = nouns + [f"{first}{second.lower()}" for first in words[:60] for second in nouns[:60]]
    for pk in range(1, number + 1):
        age = chance.randrange(0, 120)
        yield IndexDocument(
            id=pk,
            title=" ".join(chance.choices(vocabulary, k=3)),
            summary=" ".join(chance.choices(vocabulary, k=12)),
            text=" ".join(chance.choices(vocabulary, k=100)),
            keywords=" ".join(chance.choices(words, k=5)),
            facets={
                "kind": ("offer",),
                "municipality": tuple(chance.sample(TOWNS, k=chance.randint(1, 3))),
                "topic": tuple(f"thema-{n}" for n in chance.sample(range(12), k=2)),
                "life_phase": (f"phase-{chance.randrange(6)}",),
                "format": (f"format-{chance.randrange(9)}",),
                "cost": (f"kosten-{chance.randrange(6)}",),
                "language": (f"sprache-{chance.randrange(12)}",),
                "provider": (f"traeger-{chance.randrange(300)}",),
                "tag": tuple(f"wort-{n}" for n in chance.sample(range(200), k=3)),
            },
            age_from=age,
            age_to=age + chance.randrange(12, 100),
        )


def measure(engine: Engine, number: int) -> dict[str, float]:
    """Build, write and ask; give the figures. The index is removed afterwards."""
    began = time.perf_counter()
    engine.replace(offers(number), 1)
    figures = {"documents_per_second": round(number / (time.perf_counter() - began))}
    try:
        writes = []
        for version, document in enumerate(offers(20), 2):
            began = time.perf_counter()
            engine.write([document], [], version)
            writes.append((time.perf_counter() - began) * 1000)
        times = []
        for turn in range(10):
            for place, words in enumerate(QUERIES):
                filters = {"municipality": frozenset({TOWNS[place % 11]})} if place % 2 else {}
                began = time.perf_counter()
                engine.search(SearchRequest(words=words, filters=filters, hidden=frozenset({"p1", "c2"})))
                if turn:
                    times.append((time.perf_counter() - began) * 1000)
    finally:
        engine.clear()
    return {
        **figures,
        "write_p50_ms": round(statistics.median(writes), 1),
        "search_p50_ms": round(statistics.median(times), 1),
        "search_p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
    }


def memory() -> int:
    """Give the process's memory in MB, where the system says so."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def main() -> None:
    """Print the figures of every engine there is."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as directory:
        engines: list[Engine] = [EmbeddedEngine(Path(directory))]
        if url := os.environ.get("ELASTICSEARCH_URL"):
            engines.append(ElasticsearchEngine(url, f"benchmark-{uuid.uuid4().hex[:8]}"))
        for engine in engines:
            print(engine.name, {"documents": number, **measure(engine, number), "memory_mb": memory()})


if __name__ == "__main__":
    main()
