"""Stock Wagtail as a process that does what it is told: a line of JSON in, a line of JSON out.

    python -m benchmarks.search.stock.probe

Times are taken here, so that the pipe does not count.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Figures = dict[str, float]


def main() -> None:
    """Answer until the input ends."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.search.stock.settings"
    import django

    django.setup()
    for line in sys.stdin:
        order = json.loads(line)
        answer = ORDERS[order.pop("do")](**order)
        print(json.dumps(answer), flush=True)


def load(file: str) -> Figures:
    """Make the database and a page for each line of ``file``, without indexing them."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    with Path(file).open(encoding="utf-8") as lines:
        return {"pages": _insert(json.loads(line) for line in lines)}


def _insert(rows: Any) -> int:
    """Write pages below the site's root in bulk, the rows of both tables."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from django.utils import timezone
    from wagtail.models import Page, Site

    from benchmarks.search.stock.models import OfferPage

    root, now = Site.objects.get().root_page, timezone.now()
    content_type = ContentType.objects.get_for_model(OfferPage)
    pages, total = [], 0
    own = OfferPage._meta.local_concrete_fields
    with transaction.atomic():
        for number, row in enumerate(rows, 1):
            pages.append(
                OfferPage(
                    **row,
                    draft_title=row["title"],
                    slug=f"offer-{number}",
                    path=Page._get_path(root.path, root.depth + 1, number),
                    depth=root.depth + 1,
                    url_path=f"{root.url_path}offer-{number}/",
                    content_type=content_type,
                    locale_id=root.locale_id,
                    first_published_at=now,
                    last_published_at=now,
                )
            )
            total = number
        names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
        bases = Page.objects.bulk_create(
            [Page(**{name: getattr(page, name) for name in names}) for page in pages], batch_size=500
        )
        for page, base in zip(pages, bases, strict=True):
            page.pk = page.page_ptr_id = base.pk
        for start in range(0, total, 100):
            OfferPage._base_manager._insert(pages[start : start + 100], fields=own, using="default")
        Page.objects.filter(pk=root.pk).update(numchild=total)
    return total


def index(backend: str) -> Figures:
    """Run ``update_index`` for one backend."""
    from django.core.management import call_command
    from django.db import connection

    began, cpu = time.perf_counter(), time.process_time()
    call_command("update_index", backend_name=backend, stdout=io.StringIO(), verbosity=0)
    took = {"s": time.perf_counter() - began, "cpu_s": time.process_time() - cpu}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    refresh()
    return took


def refresh() -> Figures:
    """Let Elasticsearch show what was written, so that no search has to wait for it."""
    from wagtail.search.backends import get_search_backend

    get_search_backend("elasticsearch").es.indices.refresh(index=f"{os.environ['STOCK_INDEX']}*")
    return {}


def search(words: str, municipality: str, backend: str) -> Figures:
    """Search, count the four filters, read the objects."""
    from benchmarks.search.stock.finding import NUMBER, find

    began, cpu = time.perf_counter(), time.process_time()
    results, facets = find(words, municipality, backend)
    hits = list(results[:NUMBER])
    took = time.perf_counter() - began
    return {
        "ms": took * 1000,
        "cpu_ms": (time.process_time() - cpu) * 1000,
        "hits": len(hits),
        "values": sum(len(values) for values in facets.values()),
    }


def publish(word: str, backend: str) -> Figures:
    """Publish a page with a new word and ask for it until it is found."""
    from benchmarks.search.stock.models import OfferPage

    page = OfferPage.objects.order_by("pk")[0]
    page.title = f"{page.title} {word}"
    began = time.perf_counter()
    page.save_revision().publish()
    while not OfferPage.objects.live().search(word, backend=backend)[:1]:
        time.sleep(0.01)
    return {"ms": (time.perf_counter() - began) * 1000}


ORDERS: dict[str, Callable[..., Figures]] = {
    name.__name__: name for name in (load, index, refresh, search, publish)
}

if __name__ == "__main__":
    main()
