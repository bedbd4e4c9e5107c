"""Measures the tree it is run in; ``benchmarks.against`` runs it in two. Prints its figures as JSON.

Uses only what old and new commits have in common: addresses, commands, Django. What has moved is looked for
at each place it has had.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

PAGES = {
    "start page": "/",
    "municipality page": "/angebote/olfen/",
    "A–Z of offers": "/angebote/a-z/",
    "search, no words": "/suche/",
    "search, words": "/suche/?q=Beratung+Olfen",
}
KINDS = ("Beratung", "Elterncafé", "Jugendtreff", "Spielgruppe", "Hebame", "Wer hilft bei Streit?")
PAGES_FOR_MEMORY = 500
PLACES = {
    "project_all": ("search.index.projection", "search.projection"),
    "mark_everything": ("search.index.outbox", "search.marks"),
}


def main() -> None:
    """Measure pages, memory after many of them, and making all entries again, in this order."""
    import django

    django.setup()
    client = _reader()
    figures = {
        f"{name}: processor time, ms": spent for name, spent in _pages(client, int(sys.argv[1])).items()
    }
    for number in range(PAGES_FOR_MEMORY):
        client.get(f"/suche/?q={KINDS[number % len(KINDS)]} {number}" if number % 5 else PAGES["start page"])
    figures[f"memory after {PAGES_FOR_MEMORY} pages, MB"] = _memory()
    figures["entries from pages, a second"] = _entries()
    sys.stdout.write(json.dumps(figures) + "\n")


def _reader() -> Any:
    from django.test import Client

    from accounts.models import User
    from accounts.role_table import Role
    from accounts.roles import group_of

    user, _created = User.objects.get_or_create(email="reader@benchmark.example")
    user.groups.add(group_of(Role.READER))
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def _pages(client: Any, rounds: int) -> dict[str, float]:
    """Return the median of the processor time of each page in ms; pages take turns."""
    spent: dict[str, list[float]] = {name: [] for name in PAGES}
    for turn in range(rounds + 1):
        for name, address in PAGES.items():
            began = time.process_time()
            response = client.get(address)
            if response.status_code != 200:
                raise RuntimeError(f"{address} answered {response.status_code}")
            if turn:  # the first fills what a process keeps
                spent[name].append((time.process_time() - began) * 1000)
    return {name: statistics.median(times) for name, times in spent.items()}


def _memory() -> float:
    """Return the proportional set size of this process in MB (Linux)."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE)
    assert found
    return int(found[1]) / 1024


def _entries() -> float:
    """Return how many entries a second of processor time are made from pages, when all are made again."""
    _lookup("mark_everything")()
    began = time.process_time()
    return _lookup("project_all")() / (time.process_time() - began)


def _lookup(name: str) -> Any:
    for place in PLACES[name]:
        try:
            return getattr(import_module(place), name)
        except ModuleNotFoundError:
            continue
    raise LookupError(name)


if __name__ == "__main__":
    main()
