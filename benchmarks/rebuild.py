"""How fast search is made anew: entries from pages, and the index of each engine from entries.

    python -m benchmarks.rebuild [--offers 10000]

On a throw-away site with that many generated offers (100000 takes minutes more). Prints rows a second for
making the offers in bulk, for the projection (entries made again from all pages, as ``search_rebuild``
does), for the index of every engine that is set up, and how long it takes until one changed page is found
again.
"""

from __future__ import annotations

import argparse
import statistics

from benchmarks.throwaway import Spent, environment, refresh_statistics, site, spend


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--offers", type=int, default=10_000)
    options = parser.parse_args()
    with site():
        _measure(options.offers)


def _measure(offers: int) -> None:
    from demo.generated import generate_offers
    from search.engines.configured import engines
    from search.index.outbox import mark_everything
    from search.index.projection import project_all
    from search.index.sync import rebuild
    from search.models import Entry

    print(f"{offers:,} offers; {environment()}")
    _, made = spend(lambda: generate_offers(offers))
    _line("pages made in bulk", offers, made)
    refresh_statistics()
    _, first = spend(project_all)
    entries = Entry.objects.filter(deleted=False).count()
    _line("projection, entries new", entries, first)
    refresh_statistics()
    _, marked = spend(mark_everything)
    print(f"{'marking everything':<28}{marked.clock:.2f} s")
    _, second = spend(project_all)
    _line("projection, nothing changed", entries, second)
    for engine in engines():
        count, took = spend(lambda engine=engine: rebuild(engine))
        _line(f"index of {engine.name}", count, took)
    print(f"{'one saved page is found after':<30}{_found_again():.0f} ms (median of 20, saving included)")


def _found_again() -> float:
    """Save offers one by one; everything up to the write to each index happens when the change commits."""
    from directory.models import OfferPage
    from search.engines.configured import engines
    from search.index.projection import versions
    from search.index.sync import catch_up_all

    if problems := catch_up_all():
        raise RuntimeError(f"Search could not follow: {problems}")
    times = []
    for number, offer in enumerate(OfferPage.objects.order_by("pk")[:20]):
        offer.summary = f"Geändert, {number}."
        times.append(spend(offer.save)[1].clock * 1000)
        if any(engine.position() != versions()[1] for engine in engines()):
            raise RuntimeError("An index has not followed.")
    return statistics.median(times)


def _line(what: str, number: int, took: Spent) -> None:
    print(f"{what:<28}{took.clock:.1f} s: {took.per(number)}")


if __name__ == "__main__":
    main()
