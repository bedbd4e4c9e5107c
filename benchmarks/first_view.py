"""What a phone has to fetch for the first view of a page, and how long until something is to be seen.

    python -m benchmarks.first_view [--offers 10000] [--rounds 5]

Serves a throw-away site as ``make run`` does and opens each page in Chromium, 360 pixels wide, with an empty
cache, as a reader. Prints the bytes over the wire (headers included) by kind of file, the time to the first
paint with content (median), and its ratio to the health check opened the same way in the same run; then the
same with a warm cache. Exits with 1 when a first view weighs more than 150 KB.
``CHROMIUM`` names the browser.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from typing import Any

from benchmarks.served import HOST, session_of_a_reader, web_worker
from benchmarks.throwaway import environment, site

LIMIT = 150_000  # bytes
KINDS = {"Document": "HTML", "Stylesheet": "CSS", "Script": "JS", "Font": "fonts", "Image": "images"}
BARE = "health check (bare)"
BROWSER = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"),
    *("--disable-component-update", "--no-first-run"),
)
FIRST_PAINT = """() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return paint ? paint.startTime : performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd;
}"""


def main() -> int:
    """Measure and print; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with site(options.offers):
        print(f"{options.offers:,} offers; {environment()}")
        session, addresses = session_of_a_reader(), _addresses()
        with web_worker() as (_process, port):
            return _measure(f"http://{HOST}:{port}", session, addresses, options.rounds)


def _addresses() -> dict[str, str]:
    from directory.models import OfferPage

    offer = OfferPage.objects.get(slug="erzeugt-7")
    return {
        BARE: "/health/",
        "start page": "/",
        "search, words": "/suche/?q=Beratung",
        "offer": offer.url,
        "municipality": offer.get_parent().url,
        "directory with map": "/angebote/",
        "chain": "/praeventionskette/",
        "sign-in": "/konto/anmelden/",
    }


def _measure(base: str, session: tuple[str, str], addresses: dict[str, str], rounds: int) -> int:
    from playwright.sync_api import sync_playwright

    from tests.needs import chromium

    cold: dict[str, list[float]] = {name: [] for name in addresses}
    warm: dict[str, list[float]] = {name: [] for name in addresses}
    weights: dict[str, Counter[str]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(BROWSER))
        for _ in range(rounds):
            for name, address in addresses.items():
                context = browser.new_context(viewport={"width": 360, "height": 740}, locale="de-DE")
                if name != "sign-in":
                    context.add_cookies([{"name": session[0], "value": session[1], "url": base}])
                page = context.new_page()
                weights[name] = _open(page, base + address)
                cold[name].append(page.evaluate(FIRST_PAINT))
                page.goto(base + address, wait_until="load")
                warm[name].append(page.evaluate(FIRST_PAINT))
                context.close()
        browser.close()
    bare = statistics.median(cold[BARE])
    print(f"{'page':<22}{'KB':>6}" + "".join(f"{kind:>8}" for kind in KINDS.values()), end="")
    print(f"{'cold ms':>9}{'× bare':>8}{'warm ms':>9}")
    for name, weight in weights.items():
        first = statistics.median(cold[name])
        print(f"{name:<22}{weight.total() / 1000:>6.0f}", end="")
        print("".join(f"{weight[kind] / 1000:>8.1f}" for kind in KINDS), end="")
        print(f"{first:>9.0f}{first / bare:>8.1f}{statistics.median(warm[name]):>9.0f}")
    heavy = [name for name, weight in weights.items() if weight.total() > LIMIT]
    if heavy:
        print(f"More than {LIMIT // 1000} KB: {', '.join(heavy)}")
    return 1 if heavy else 0


def _open(page: Any, address: str) -> Counter[str]:
    """Open ``address`` and give the bytes that came over the wire by kind of file."""
    kinds: dict[str, str] = {}
    weight: Counter[str] = Counter()
    wire = page.context.new_cdp_session(page)
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on(
        "Network.loadingFinished",
        lambda event: weight.update(
            {kinds.get(event["requestId"], "Other"): int(event["encodedDataLength"])}
        ),
    )
    wire.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    wire.detach()
    return weight


if __name__ == "__main__":
    sys.exit(main())
