"""What was measured, in words: a page of Markdown with the machine, the versions, the figures, the ratios."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.search.measure import ELASTIC, EMBEDDED, STOCK_ELASTIC, STOCK_SQLITE, UNHELD, WORKERS

PACKAGES = ("wagtail", "Django", "tantivy", "elasticsearch", "granian")
Run = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """Something asked for: in words, what was measured, whether that is enough."""

    name: str
    measured: str
    reached: bool


def targets(runs: Sequence[Run]) -> list[Target]:
    """Judge the runs, the smallest first."""
    first = runs[0]
    search, http = first["search"], first["http"]
    found = [
        _at_least(
            f"search call, {name}: at least 3 times as fast as stock Wagtail on Elasticsearch",
            search[STOCK_ELASTIC]["p50"] / search[name]["p50"],
            3,
        )
        for name in (UNHELD, EMBEDDED, ELASTIC)
    ]
    if slow := first["slow"]:
        found.append(
            _at_least(
                "search call: at least 100 times as fast as stock Wagtail on SQLite",
                slow[STOCK_SQLITE]["p50"] / slow[UNHELD]["p50"],
                100,
            )
        )
    for name in (EMBEDDED, ELASTIC):
        found += [
            _at_most(
                f"page over HTTP, {name}: median no higher than stock's",
                http[name]["p50"] / http[STOCK_ELASTIC]["p50"],
                1,
            ),
            _at_least(
                f"page over HTTP, {name}: at least 1.5 times as many a second as stock",
                http[name]["per_s"] / http[STOCK_ELASTIC]["per_s"],
                1.5,
            ),
        ]
    fastest = max(first["rebuild"][STOCK_ELASTIC]["per_s"], first["rebuild"][STOCK_SQLITE]["per_s"])
    found += [
        _at_least(
            "index from entries: at least 5 times as many a second as `update_index`",
            first["rebuild"][EMBEDDED]["per_s"] / fastest,
            5,
        ),
        _limit("published and found, embedded", first["publish"][EMBEDDED]["p95"], 1000, "ms"),
        _limit("published and found, Elasticsearch", first["publish"][ELASTIC]["p95"], 1000, "ms"),
    ]
    last = runs[-1]
    found.append(
        _limit(f"memory of a web process, {last['offers']:,} offers", last["http"][EMBEDDED]["mb"], 250, "MB")
    )
    if len(runs) > 1:
        growth = last["engine"]["embedded"]["p95"] / first["engine"]["embedded"]["p95"]
        found += [
            _limit(
                f"embedded engine, p95 with {last['offers']:,} offers",
                last["engine"]["embedded"]["p95"],
                15,
                "ms",
            ),
            _at_most(
                f"p95 grows from {first['offers']:,} to {last['offers']:,} less than 3 times", growth, 3
            ),
        ]
    return found


def _at_least(name: str, ratio: float, least: float) -> Target:
    return Target(name, f"{ratio:.1f} times", ratio >= least)


def _at_most(name: str, ratio: float, most: float) -> Target:
    return Target(name, f"{ratio:.1f} times", ratio <= most)


def _limit(name: str, value: float, most: float, unit: str) -> Target:
    return Target(f"{name}: at most {most:g} {unit}", f"{value:.0f} {unit}", value <= most)


def report(runs: Sequence[Run], load: float) -> str:
    """Give the page; ``load`` is that of the machine before the run."""
    parts = [
        "# Search, ours and stock Wagtail's\n",
        "Made by `python -m benchmarks.search --write`; do not edit. What is measured and how fair it is"
        " stands in [performance.md](../performance.md).\n",
        f"{date.today():%Y-%m-%d}, {_machine(load)}\n",
        _table(
            "target",
            ["measured", ""],
            (
                (target.name, [target.measured, "reached" if target.reached else "**missed**"])
                for target in targets(runs)
            ),
        ),
    ]
    for run in runs:
        parts.append(f"## {run['offers']:,} offers\n")
        parts += [_searches(run), _pages(run), _rebuild(run), _publishing(run)]
    parts.append("![Search call alone](search-call.svg)\n\n![Pages a second](search-pages.svg)\n")
    return "\n".join(parts)


def _searches(run: Run) -> str:
    base = run["search"][STOCK_ELASTIC]["p50"]
    rows = [(name, _search_row(row, base)) for name, row in run["search"].items()]
    text = (
        "Search call alone: 20 hits, all filters counted, objects read (ours with snippets, visibility).\n\n"
    )
    text += _table("", ["p50 ms", "p95 ms", "CPU ms", "filter values", "times stock"], rows)
    if run["slow"]:
        base = run["slow"][STOCK_SQLITE]["p50"]
        rows = [(name, _search_row(row, base)) for name, row in run["slow"].items()]
        text += "\nThose of the same queries that stock Wagtail answers at all, each once, as it is slow:\n\n"
        text += _table("", ["p50 ms", "p95 ms", "CPU ms", "filter values", "times stock"], rows)
    text += "".join(
        f"\n{row['stood_in']:.0%} of the answers of «{name}» came from the engine that stands in, as the"
        " machine was too busy for Elasticsearch to answer in time; they are left out.\n"
        for name, row in run["search"].items()
        if row["stood_in"]
    )
    rows = [(name, [f"{row['p50']:.1f}", f"{row['p95']:.1f}"]) for name, row in run["engine"].items()]
    return (
        text
        + "\nThe engines alone, with questions never asked before:\n\n"
        + _table("", ["p50 ms", "p95 ms"], rows)
    )


def _search_row(row: dict[str, float], base: float) -> list[str]:
    times = f"{base / row['p50']:.1f}"
    return [f"{row['p50']:.1f}", f"{row['p95']:.1f}", f"{row['cpu_ms']:.1f}", f"{row['values']:.0f}", times]


def _pages(run: Run) -> str:
    base = run["http"][STOCK_ELASTIC]
    rows = [
        (
            name,
            [
                f"{row['p50']:.1f}",
                f"{row['p95']:.1f}",
                f"{row['per_s']:.1f}",
                f"{row['per_s'] / base['per_s']:.2f}",
                f"{row['bytes']:,.0f}",
                f"{row['mb']:.0f}",
            ],
        )
        for name, row in run["http"].items()
    ]
    heads = ["p50 ms", "p95 ms", "a second, 8 at once", "times stock", "bytes", "MB of a process"]
    text = f"The page over HTTP with {WORKERS} workers: ours whole and signed in, stock's bare.\n\n"
    return text + _table("", heads, rows)


def _rebuild(run: Run) -> str:
    rows = [
        (name, [f"{row['per_s']:,.0f}", f"{row['per_cpu_s']:,.0f}"]) for name, row in run["rebuild"].items()
    ]
    text = "Rebuilding, documents a second (stock: `update_index`; ours: entries from pages, indexes from\n"
    text += "entries):\n\n"
    return text + _table("", ["on the clock", "of processor time"], rows)


def _publishing(run: Run) -> str:
    rows = [(name, [f"{row['p50']:.0f}", f"{row['p95']:.0f}"]) for name, row in run["publish"].items()]
    return "From publishing until found:\n\n" + _table("", ["median ms", "longest ms"], rows)


def _table(first: str, heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    lines = [f"| {first} | " + " | ".join(heads) + " |", "| --- |" + " --: |" * len(heads)]
    lines += [f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows]
    return "\n".join(lines) + "\n"


def _machine(load: float) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{os.cpu_count()} processors ({_processor()}), {platform.system()}, load {load:.1f} before the run, "
        f"Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown")
