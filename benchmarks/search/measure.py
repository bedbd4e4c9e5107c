"""Measures one size in a process of its own.

    python -m benchmarks.search.measure --offers 10000 --json FILE [--rounds 5] [--slow 6] [--seconds 5]

Prints what it does and writes the figures. Ways to search take turns with every query, so that a busy moment
of the machine hits all of them.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.memory import largest_child
from benchmarks.search.load import Target, ask_once, per_second
from benchmarks.search.opponent import DATABASE, ELASTICSEARCH, Stock, stock
from benchmarks.search.queries import QUERIES, municipality
from benchmarks.served import session_of_a_reader, web_worker
from benchmarks.throwaway import refresh_statistics, site, spend

EMBEDDED, ELASTIC = "ours, embedded", "ours, Elasticsearch"
# Both engines hold what they have counted; stock Wagtail's facets come from what Elasticsearch holds, too.
UNHELD = "ours, embedded, never asked before"
STOCK_ELASTIC, STOCK_SQLITE = "stock, Elasticsearch", "stock, SQLite"
WORKERS = 2
Figures = dict[str, dict[str, float]]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5, help="of all queries, after one that warms up")
    parser.add_argument("--slow", type=int, default=6, help="queries to stock Wagtail on SQLite")
    parser.add_argument("--seconds", type=float, default=5, help="of each burst of requests")
    options = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)  # both sites on SQLite
    with site(), tempfile.TemporaryDirectory(prefix="stock-wagtail-") as directory:
        figures: dict[str, Any] = {"offers": options.offers, "rebuild": _build(options.offers)}
        with stock(Path(directory)) as opponent:
            _say("update_index")
            figures["rebuild"] |= _update_index(opponent, options.offers)
            _say("searches")
            figures["search"] = _searches(opponent, options.rounds)
            figures["engine"] = _engines(options.rounds)
            _say(f"{options.slow} searches of stock Wagtail on SQLite")
            figures["slow"] = _slow_searches(opponent, options.slow)
            _say("publishing")
            figures["publish"] = _publishing(opponent)
            _say("pages over HTTP")
            figures["http"] = _pages(opponent, options.rounds, options.seconds)
    options.json.write_text(json.dumps(figures, indent=1), "utf-8")


def _say(what: str) -> None:
    print(f"  {time.strftime('%H:%M:%S')} {what} …", flush=True)


@contextmanager
def _asking(engine: str) -> Iterator[None]:
    """Let the site ask this engine."""
    from django.conf import settings

    url = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = url if engine == ELASTIC else ""
    try:
        yield
    finally:
        settings.ELASTICSEARCH_URL = url


def _build(offers: int) -> Figures:
    """Make the offers, their entries and every index; give documents a second."""
    from benchmarks.search.offers import make_offers
    from search.engines.configured import engines
    from search.index.outbox import mark_everything
    from search.index.projection import project_all
    from search.index.sync import rebuild

    _say(f"making {offers:,} offers")
    make_offers(offers)
    refresh_statistics()
    project_all()
    refresh_statistics()
    _say("entries and indexes")
    mark_everything()
    count, entries = spend(project_all)
    names = {"embedded": EMBEDDED, "elasticsearch": ELASTIC}
    figures = {"entries": {"per_s": count / entries.clock, "per_cpu_s": count / entries.cpu}}
    for engine in engines():
        number, took = spend(lambda engine=engine: rebuild(engine))
        whole = entries.clock + took.clock
        figures[names[engine.name]] = {
            "per_s": number / took.clock,
            "per_cpu_s": number / took.cpu,
            "with_entries_per_s": number / whole,
        }
    return figures


def _update_index(opponent: Stock, offers: int) -> Figures:
    figures = {}
    for name, backend in ((STOCK_ELASTIC, ELASTICSEARCH), (STOCK_SQLITE, DATABASE)):
        took = opponent.tell("index", backend=backend)
        figures[name] = {"per_s": offers / took["s"], "per_cpu_s": offers / took["cpu_s"]}
    return figures


def _municipalities() -> list[str]:
    from core.models import Municipality
    from search.models import Entry

    rows = Entry.objects.values_list("facets", flat=True)[:2000]
    used = {slug for facets in rows for slug in facets.get("municipality", ())}
    return sorted(set(Municipality.objects.values_list("slug", flat=True)) & used)


def _searches(opponent: Stock, rounds: int) -> Figures:
    """Time the search call alone: hits with snippets, all filters counted, objects read."""
    from search.registry.facets import counted_facets

    reader, places = _reader(), _municipalities()

    def ours(engine: str, words: str, place: str) -> dict[str, float]:
        with _asking(engine):
            return _search(words, place, reader)

    ways: dict[str, Callable[[str, str], dict[str, float]]] = {
        UNHELD: lambda words, place: ours(EMBEDDED, never_asked(words), place),
        EMBEDDED: lambda words, place: ours(EMBEDDED, words, place),
        ELASTIC: lambda words, place: ours(ELASTIC, words, place),
        STOCK_ELASTIC: lambda words, place: opponent.tell(
            "search", words=words, municipality=place, backend=ELASTICSEARCH
        ),
    }
    answers: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for number, words in enumerate(QUERIES):
            for name, ask in ways.items():
                answer = ask(words, municipality(number, places))
                if turn:
                    answers[name].append(answer)
    figures = {name: _summary(found) for name, found in answers.items()}
    for name in (UNHELD, EMBEDDED, ELASTIC):
        figures[name]["facets"] = len(counted_facets())
    return figures


def never_asked(words: str) -> str:
    """Give the same question in capitals and small letters as nobody has typed it yet."""
    number = next(_numbers[words])
    return "".join(
        letter.upper() if number >> place & 1 else letter.lower() for place, letter in enumerate(words)
    )


_numbers: dict[str, Iterator[int]] = defaultdict(itertools.count)


def _search(words: str, place: str, reader: Any) -> dict[str, float]:
    from django.http import QueryDict

    from search.query.search_query import read_query
    from search.registry.labels import Labels
    from search.results.page import search_entries

    data = QueryDict(urlencode({"q": words} | ({"kommune": place} if place else {})))
    began, cpu = time.perf_counter(), time.process_time()
    labels = Labels()
    results = search_entries(read_query(data, labels), reader, labels)
    took = time.perf_counter() - began
    return {
        "ms": took * 1000,
        "cpu_ms": (time.process_time() - cpu) * 1000,
        "hits": len(results.hits),
        "values": sum(len(facet.values) for facet in results.facets),
        "stood_in": float(results.degraded),
    }


def _engines(rounds: int) -> Figures:
    """Time the engines alone, without a database, each time with a question that was never asked before."""
    from search.engines.base import SearchRequest
    from search.engines.configured import engines
    from search.registry.facets import counted_facets

    places = _municipalities()
    times: dict[str, list[float]] = {engine.name: [] for engine in engines()}
    for turn in range(rounds + 1):
        for number, words in enumerate(QUERIES):
            place = municipality(number, places)
            filters = {"municipality": frozenset({place})} if place else {}
            request = SearchRequest(words=never_asked(words), filters=filters, count=counted_facets())
            for engine in engines():
                began = time.perf_counter()
                engine.search(request)
                if turn:
                    times[engine.name].append((time.perf_counter() - began) * 1000)
    return {name: _times(values) for name, values in times.items()}


def _slow_searches(opponent: Stock, number: int) -> Figures:
    """Time stock Wagtail's database search and ours in turns, for queries that stock Wagtail finds anything
    for: it wants all words as they are, and nothing is found in no time."""
    if not number:
        return {}
    reader, places = _reader(), _municipalities()
    step = max(len(QUERIES) // number, 1)
    answers: dict[str, list[dict[str, float]]] = {UNHELD: [], STOCK_SQLITE: []}
    for place_in_list in range(0, len(QUERIES), step):
        words, place = QUERIES[place_in_list], municipality(place_in_list, places)
        answer = opponent.tell("search", words=words, municipality=place, backend=DATABASE)
        if not answer["values"]:
            continue
        answers[STOCK_SQLITE].append(answer)
        with _asking(EMBEDDED):
            answers[UNHELD].append(_search(never_asked(words), place, reader))
    return {name: _summary(found) for name, found in answers.items()}


def _publishing(opponent: Stock) -> Figures:
    """Publish a page with a new word and ask for it until it is found."""
    from directory.models import OfferPage

    figures, reader = {}, _reader()
    for name in (EMBEDDED, ELASTIC):
        times = []
        for number, offer in enumerate(OfferPage.objects.order_by("pk")[:5]):
            word = f"neuheit{name[-3:]}{number}"
            offer.title = f"{offer.title} {word}"
            with _asking(name):
                began = time.perf_counter()
                offer.save_revision().publish()
                while not _search(word, "", reader)["hits"]:
                    time.sleep(0.01)
                times.append((time.perf_counter() - began) * 1000)
        figures[name] = _times(times)
    for name, backend in ((STOCK_ELASTIC, ELASTICSEARCH), (STOCK_SQLITE, DATABASE)):
        times = [
            opponent.tell("publish", word=f"neuheit{name[-3:]}{number}".lower(), backend=backend)["ms"]
            for number in range(5)
        ]
        figures[name] = _times(times)
    return figures


def _pages(opponent: Stock, rounds: int, seconds: float) -> Figures:
    """Ask for the whole page of ours, signed in, and the bare page of stock Wagtail."""
    from django.conf import settings

    name, key = session_of_a_reader()
    cookie = f"{name}={key}"
    ours, stocks = _addresses("/suche/", "q", "kommune"), _addresses("/search/", "query", "municipality")
    application = "benchmarks.search.stock.wsgi:application"
    with ExitStack() as running:
        start = running.enter_context
        servers = {
            EMBEDDED: start(web_worker(WORKERS, ELASTICSEARCH_URL="")),
            ELASTIC: start(web_worker(WORKERS, ELASTICSEARCH_URL=settings.ELASTICSEARCH_URL)),
            STOCK_ELASTIC: start(web_worker(WORKERS, application, **opponent.environment)),
        }
        targets = {
            EMBEDDED: Target(servers[EMBEDDED][1], cookie, ours),
            ELASTIC: Target(servers[ELASTIC][1], cookie, ours),
            STOCK_ELASTIC: Target(servers[STOCK_ELASTIC][1], "", stocks),
        }
        times: dict[str, list[float]] = {name: [] for name in targets}
        sizes: dict[str, list[int]] = {name: [] for name in targets}
        for turn in range(rounds + 2):  # two rounds warm up, as there are two workers
            for number in range(len(QUERIES)):
                for name, target in targets.items():
                    ms, size = ask_once(target, number)
                    if turn > 1:
                        times[name].append(ms)
                        sizes[name].append(size)
        rates: dict[str, list[float]] = {name: [] for name in targets}
        for _turn in range(3):
            for name, target in targets.items():
                rates[name].append(per_second(target, seconds))
        return {
            name: {
                **_times(times[name]),
                "per_s": statistics.median(rates[name]),
                "bytes": statistics.median(sizes[name]),
                "mb": largest_child(servers[name][0]),
            }
            for name in targets
        }


def _addresses(path: str, words: str, place: str) -> list[str]:
    places = _municipalities()
    addresses = []
    for number, query in enumerate(QUERIES):
        chosen = municipality(number, places)
        addresses.append(f"{path}?{urlencode({words: query} | ({place: chosen} if chosen else {}))}")
    return addresses


def _reader() -> Any:
    from accounts.models import User

    return User.objects.get_or_create(email="asker@benchmark.example")[0]


def _summary(answers: list[dict[str, float]]) -> dict[str, float]:
    """Sum up what the engine itself has answered; ``stood_in`` is the share that another one did for it."""
    own = [answer for answer in answers if not answer.get("stood_in")] or answers
    return {
        **_times([answer["ms"] for answer in own]),
        "cpu_ms": statistics.median(answer["cpu_ms"] for answer in own),
        "values": statistics.median(answer["values"] for answer in own),
        "stood_in": statistics.fmean(answer.get("stood_in", 0.0) for answer in answers),
    }


def _times(values: list[float]) -> dict[str, float]:
    p95 = statistics.quantiles(values, n=20)[-1] if len(values) > 19 else max(values)
    return {"p50": statistics.median(values), "p95": p95}


if __name__ == "__main__":
    main()
