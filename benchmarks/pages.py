"""How long readers' pages take, how many queries they need and how large they are.

    python -m benchmarks.pages [--offers 10000] [--rounds 30]

Fills a throw-away site, signs a reader in and asks for every page through Django's test client, in this
process: no network, no server. Prints the median and 95th percentile in milliseconds, processor time
(median), queries, bytes of HTML, and the ratio of the median to that of the health check, the barest answer
the site gives, in the same run. Pages take turns, so that a busy moment of the machine hits all of them.
Below it, searching is compared with Wagtail's own database search for the same words. Exits with 1 when a
page needs more than 25 queries.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.throwaway import environment, site

MOST_QUERIES = 25
BARE = "health check (bare)"
WORDS = ("Beratung", "Elterncafé Nottuln", "Jugendtreff Lebensphase", "Spielgruppe Olfen", "Sprechstunde")


def main() -> int:
    """Measure and print; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    with site(options.offers):
        print(f"{options.offers:,} offers; {environment()}")
        too_many = _pages(options.rounds)
        _searches(options.rounds)
    if too_many:
        print(f"More than {MOST_QUERIES} queries: {', '.join(too_many)}")
    return 1 if too_many else 0


def _addresses() -> dict[str, str]:
    from django.urls import reverse

    from directory.models import OfferPage

    offer = OfferPage.objects.get(slug="erzeugt-7")
    place, phase = offer.municipalities.get(), offer.life_phases.get()
    search = reverse("search:search")
    age = (phase.age_from or 0) + 1
    filters = f"kommune={place.slug}&phase={phase.slug}&format=beratung&alter={age}+Monate"
    return {
        BARE: reverse("health"),
        "start page": "/",
        "directory": "/angebote/",
        "municipality": offer.get_parent().url,
        "offer": offer.url,
        "offer, all there is": _full_offer().url,
        "search, no words": search,
        "search, words": f"{search}?q=Beratung+{place.name}",
        "search, filters": f"{search}?q=Lebensphase&{filters}",
        "search, page 50": f"{search}?q=Beratung&seite=50",
        "A–Z of offers": reverse("directory:offers"),
        "A–Z of providers": reverse("directory:providers"),
    }


def _full_offer() -> Any:
    """Give an offer with whatever costs a query: documents, hours, records, somebody responsible."""
    from django.core.files.base import ContentFile

    from directory.choices import AvailabilityState
    from directory.models import Availability, Confirmation, OfferPage
    from directory.models.offer_parts import OfferDocument, OpeningHours
    from files.models import Document

    offer, user = OfferPage.objects.get(slug="erzeugt-8"), _reader()
    document = Document(title="Faltblatt")
    document.file.save("faltblatt.txt", ContentFile(b"Text"))
    offer.offer_documents = [OfferDocument(document=document)]
    offer.opening_hours = [OpeningHours(weekdays=["mo"])]
    offer.tags.add("Lasttest")
    offer.save_revision().publish()
    parent = offer.get_parent().specific
    type(parent).objects.filter(pk=parent.pk).update(responsible_person=user)
    Confirmation.objects.create(offer=offer, by=user)
    Availability.objects.create(offer=offer, by=user, state=AvailabilityState.values[0])
    return offer


def _pages(rounds: int) -> list[str]:
    """Print a line for each page; give the names of those with too many queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    client.force_login(_reader())
    addresses = _addresses()
    queries, size = {}, {}
    for name, address in addresses.items():
        client.get(address)  # fills what a process keeps: templates, content types, words
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        queries[name], size[name] = len(captured), len(response.content)
    clock: dict[str, list[float]] = {name: [] for name in addresses}
    cpu: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(rounds):
        for name, address in addresses.items():
            began, began_cpu = time.perf_counter(), time.process_time()
            client.get(address)
            clock[name].append((time.perf_counter() - began) * 1000)
            cpu[name].append((time.process_time() - began_cpu) * 1000)
    bare = statistics.median(clock[BARE])
    print(f"{'page':<22}{'median ms':>10}{'p95 ms':>9}{'cpu ms':>8}{'× bare':>8}{'queries':>9}{'bytes':>9}")
    for name in addresses:
        median = statistics.median(clock[name])
        print(
            f"{name:<22}{median:>10.1f}{_p95(clock[name]):>9.1f}{statistics.median(cpu[name]):>8.1f}"
            f"{median / bare:>8.1f}{queries[name]:>9}{size[name]:>9}"
        )
    return [name for name, number in queries.items() if number > MOST_QUERIES]


def _searches(rounds: int) -> None:
    """Compare our search (facets counted, snippets, visibility) with Wagtail's own database search."""
    from django.http import QueryDict

    from directory.models import OfferPage
    from search.query.search_query import read_query
    from search.registry.labels import Labels
    from search.results.page import search_entries

    reader = _reader()

    def ours(words: str) -> int:
        labels = Labels()
        query = QueryDict(mutable=True)
        query["q"] = words
        return len(search_entries(read_query(query, labels), reader, labels).hits)

    def wagtails(words: str) -> int:
        return len(OfferPage.objects.live().search(words)[:20])

    def wagtails_counted(words: str) -> int:
        found = OfferPage.objects.live().search(words)
        return len(found[:20]) and found.count()

    ways: dict[str, Callable[[str], Any]] = {
        "ours, 20 hits, all facets counted": ours,
        "Wagtail's database search, 20 hits": wagtails,
        "the same, hits counted": wagtails_counted,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(max(rounds // 3, 2)):
        for words in WORDS:
            for name, ask in ways.items():
                began = time.perf_counter()
                ask(words)
                if turn:
                    times[name].append((time.perf_counter() - began) * 1000)
    base = statistics.median(times["Wagtail's database search, 20 hits"])
    print(f"\n{'search without the page':<38}{'median ms':>10}{'p95 ms':>9}{'× Wagtail':>11}")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:<38}{median:>10.1f}{_p95(values):>9.1f}{median / base:>11.2f}")


def _reader() -> Any:
    from accounts.models import User
    from accounts.role_table import Role
    from accounts.roles import group_of

    user = User.objects.filter(email="reader@benchmark.example").first()
    if user is None:
        user = User.objects.create_user("reader@benchmark.example", None)
        user.groups.add(group_of(Role.READER))
    return user


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
