"""How long suggestions take while somebody types, with Wagtail's own autocompletion beside ours.

    python -m benchmarks.suggest [--offers 10000] [--rounds 3]

Fills a throw-away site and types twelve searches, asking after the second letter and then after every third,
in this process and in turns: our suggestions (offers, providers, articles, tags, towns and more, with
visibility checked and entries read again), the same as the answer to a signed-in browser, and
``OfferPage.objects.live().autocomplete()`` of Wagtail's database backend, ten titles of offers, whoever asks.
Prints medians and 95th percentiles in milliseconds on the clock and of processor time, and the ratio of the
medians to Wagtail's. Exits with 1 when the engine needs over 10 ms even in the fastest round of a prefix.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.throwaway import environment, site

LIMIT = 10.0  # milliseconds
TYPED = (
    "frühe hilfen",
    "beratung",
    "beratung schw",
    "elterncafé",
    "krabbelgruppe olfen",
    "lüdinghausen",
    "sprechstunde",
    "spielgruppe",
    "jugendtreff",
    "kreis",
    "familienzentrum",
    "hebamme",
)
STOCK = {"default": {"BACKEND": "wagtail.search.backends.database"}}


def main() -> int:
    """Measure and print; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with site(options.offers):
        from django.core.management import call_command
        from django.test import override_settings

        with override_settings(WAGTAILSEARCH_BACKENDS=STOCK):
            call_command("update_index", verbosity=0)
            print(f"{options.offers:,} offers; {environment()}")
            return _measure(options.rounds)


def _measure(rounds: int) -> int:
    ways = _ways()
    prefixes = [typed[:end] for typed in TYPED for end in range(2, len(typed) + 1, 3)]
    clock: dict[str, list[float]] = {name: [] for name in ways}
    cpu: dict[str, list[float]] = {name: [] for name in ways}
    fastest: dict[str, float] = {}
    for turn in range(rounds + 1):
        for prefix in prefixes:
            for name, ask in ways.items():
                began, began_cpu = time.perf_counter(), time.process_time()
                ask(prefix)
                spent = (time.perf_counter() - began) * 1000
                if turn:  # the first round fills what a process keeps
                    clock[name].append(spent)
                    cpu[name].append((time.process_time() - began_cpu) * 1000)
                    if name == next(iter(ways)):
                        fastest[prefix] = min(spent, fastest.get(prefix, spent))
    *_ours, stock = ways
    base = statistics.median(clock[stock])
    print(f"{'':<38}{'median ms':>10}{'p95 ms':>9}{'cpu ms':>8}{'cpu p95':>9}{'× Wagtail':>11}")
    for name, times in clock.items():
        median = statistics.median(times)
        print(
            f"{name:<38}{median:>10.1f}{_p95(times):>9.1f}{statistics.median(cpu[name]):>8.1f}"
            f"{_p95(cpu[name]):>9.1f}{median / base:>11.2f}"
        )
    slow = [prefix for prefix, spent in fastest.items() if spent > LIMIT]
    if slow:
        print(f"Longer than {LIMIT:.0f} ms: {', '.join(slow)}")
    return 1 if slow else 0


def _ways() -> dict[str, Callable[[str], Any]]:
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from accounts.models import User
    from accounts.role_table import Role
    from accounts.roles import group_of
    from directory.models import OfferPage
    from search.browse.suggestions import suggest
    from search.engines.configured import get_engine
    from search.engines.suggest import SuggestRequest

    reader = User.objects.create_user("reader@benchmark.example", None)
    reader.groups.add(group_of(Role.READER))
    client = Client(SERVER_NAME="localhost")
    client.force_login(reader)
    address = reverse("search:suggestions")
    engine, today = get_engine(), timezone.localdate()
    return {
        "our engine alone": lambda typed: engine.suggest(SuggestRequest(typed, on=today)),
        "ours": lambda typed: suggest(typed, reader),
        "ours, as the answer to a browser": lambda typed: client.get(address, {"q": typed}),
        "Wagtail's autocomplete(), 10 offers": lambda typed: list(
            OfferPage.objects.live().autocomplete(typed)[:10]
        ),
    }


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
