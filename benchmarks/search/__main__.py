"""Our search and stock Wagtail's side by side, on the same offers, in one run.

    python -m benchmarks.search [--offers 10000 [100000 …]] [--rounds 5] [--slow 6] [--seconds 5] [--write]

Needs ELASTICSEARCH_URL. For each size a process of its own (``benchmarks.search.measure``) makes a throw-away
site of ours and one of stock Wagtail (``benchmarks.search.stock``) with the same texts, both on SQLite, and
asks both in turns. Prints figures and ratios; with ``--write`` they go into ``docs/performance/search.md``
with plots beside it. Exits with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.search.plots import draw
from benchmarks.search.report import report, targets

DOCS = Path(__file__).resolve().parents[2] / "docs" / "performance"


def main() -> int:
    """Measure each size, print, write; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--offers", type=int, nargs="+", default=[10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not os.environ.get("ELASTICSEARCH_URL"):
        parser.error("ELASTICSEARCH_URL is not set: stock Wagtail is measured on Elasticsearch too.")
    load = os.getloadavg()[0]
    runs = [
        # Stock Wagtail on SQLite needs seconds for a search; one size of it is enough.
        _measure(number, options, options.slow if place == 0 else 0)
        for place, number in enumerate(sorted(options.offers))
    ]
    text = report(runs, load)
    print(text)
    if options.write:
        DOCS.mkdir(parents=True, exist_ok=True)
        (DOCS / "search.md").write_text(text, "utf-8")
        draw(runs, DOCS)
    return 0 if all(target.reached for target in targets(runs)) else 1


def _measure(offers: int, options: argparse.Namespace, slow: int) -> dict[str, Any]:
    print(f"{offers:,} offers", flush=True)
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "figures.json"
        command = [sys.executable, "-m", "benchmarks.search.measure", "--json", str(file)]
        command += ["--offers", str(offers), "--rounds", str(options.rounds), "--slow", str(slow)]
        command += ["--seconds", str(options.seconds)]
        subprocess.run(command, check=True)  # noqa: S603 - nothing from outside
        return json.loads(file.read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
