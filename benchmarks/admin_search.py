"""How long the administration's search, choosers and lists take, with Wagtail's own ranking beside ours.

    python -m benchmarks.admin_search [--offers 10000] [--files 2000] [--rounds 5]

Fills a throw-away site, signs coordination in and asks for every view through Django's test client, in this
process. On SQLite each is asked in turns with the site's backend and with Wagtail's own; on PostgreSQL, where
the site uses Wagtail's own, there is one pair of figures. Prints medians in milliseconds on the clock and of
processor time (without the database server's), their ratio, and queries. Exits with 1 when even the fastest
round of a view took longer than 300 ms.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from functools import partial
from typing import Any

from benchmarks.throwaway import Spent, environment, refresh_statistics, site, spend

LIMIT = 0.3  # seconds
STOCK = {"default": {"BACKEND": "wagtail.search.backends.database"}}


def main() -> int:
    """Measure and print; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with site(options.offers):
        _add_files(options.files)
        refresh_statistics()
        print(f"{options.offers:,} offers, {options.files:,} images and documents; {environment()}")
        slow = _measure(options.rounds)
    if slow:
        print(f"Longer than {LIMIT * 1000:.0f} ms: {', '.join(slow)}")
    return 1 if slow else 0


def _add_files(number: int) -> None:
    """Add images and documents by the thousand (each kind shares one file) and index everything there is."""
    import io

    from django.core.files.base import ContentFile
    from django.core.files.images import ImageFile
    from django.core.management import call_command
    from PIL import Image as Picture

    from files.models import Document, Image

    content = io.BytesIO()
    Picture.new("RGB", (40, 30), "teal").save(content, "PNG")
    image = Image.objects.create(title="Bild", file=ImageFile(content, "bild.png"))
    document = Document.objects.create(title="Protokoll", file=ContentFile(b"Text", "protokoll.txt"))
    for first, shared in ((image, {"width": image.width, "height": image.height}), (document, {})):
        shared |= {"file": first.file.name, "collection": first.collection}
        type(first).objects.bulk_create(
            [type(first)(title=f"{first.title} Elterncafé {n}", **shared) for n in range(1, number)]
        )
    call_command("update_index", verbosity=0)


def _addresses() -> dict[str, str]:
    from django.urls import reverse
    from wagtail.models import Site

    from directory.models import OfferPage
    from directory.viewsets import ProviderViewSet

    providers = ProviderViewSet()
    provider_chooser = providers.chooser_viewset
    parent = OfferPage.objects.get(slug="erzeugt-7").get_parent()
    home = Site.objects.get(is_default_site=True).root_page
    search, choose = reverse("wagtailadmin_pages:search"), reverse("wagtailadmin_choose_page_search")
    return {
        "pages: one word": f"{search}?q=Beratung",
        "pages: words": f"{search}?q=Elterncafé+Nottuln",
        "pages: one letter": f"{search}?q=e",
        "pages: everything": search,
        "explorer: one word": f"{reverse('wagtailadmin_explore', args=[home.pk])}?q=Beratung",
        "explorer: list of a municipality": reverse("wagtailadmin_explore", args=[parent.pk]),
        "page chooser: one word": f"{choose}?q=Beratung",
        "page chooser: one letter": f"{choose}?q=e",
        "page chooser: list": reverse("wagtailadmin_choose_page_child", args=[parent.pk]),
        "images: one word": f"{reverse('wagtailimages:index')}?q=Elterncafé",
        "image chooser: one word": f"{reverse('wagtailimages_chooser:choose_results')}?q=Elterncafé",
        "documents: one word": f"{reverse('wagtaildocs:index')}?q=Elterncafé",
        "document chooser: one word": f"{reverse('wagtaildocs_chooser:choose_results')}?q=Elterncafé",
        "providers: list": reverse(providers.get_url_name("list")),
        "providers: one word": f"{reverse(providers.get_url_name('list'))}?q=Kreis",
        "provider chooser: one word": f"{reverse(provider_chooser.get_url_name('choose_results'))}?q=Kreis",
    }


def _measure(rounds: int) -> list[str]:
    """Print a line for each view; give the names of those that take too long with the site's backend."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings

    client = Client(SERVER_NAME="localhost")
    client.force_login(_coordination())
    backends = {"ours": settings.WAGTAILSEARCH_BACKENDS, "stock": STOCK}
    if settings.WAGTAILSEARCH_BACKENDS == STOCK:
        del backends["stock"]
    slow = []
    heads = [f"{name} {what}" for name in backends for what in ("ms", "cpu")]
    print(f"{'view':<34}" + "".join(f"{head:>10}" for head in heads) + f"{'× cpu':>8}{'queries':>9}")
    for view, address in _addresses().items():
        if client.get(address).status_code != 200:
            raise RuntimeError(f"{address} was refused")
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        queries = len(captured)
        spent: dict[str, list[Spent]] = {name: [] for name in backends}
        for _ in range(rounds):
            for name, backend in backends.items():
                with override_settings(WAGTAILSEARCH_BACKENDS=backend):
                    spent[name].append(spend(partial(client.get, address))[1])
        cpu = {name: 1000 * statistics.median(one.cpu for one in times) for name, times in spent.items()}
        clock = {name: 1000 * statistics.median(one.clock for one in times) for name, times in spent.items()}
        figures = "".join(f"{clock[name]:>10.0f}{cpu[name]:>10.0f}" for name in backends)
        ratio = f"{cpu['stock'] / cpu['ours']:8.1f}" if "stock" in cpu else f"{'–':>8}"
        print(f"{view:<34}{figures}{ratio}{queries:>9}", flush=True)
        # On a machine that others use too, the fastest round tells the most.
        if min(one.clock for one in spent["ours"]) > LIMIT:
            slow.append(view)
    return slow


def _coordination() -> Any:
    from accounts.models import User
    from accounts.roles import coordination_group

    user = User.objects.create_user("koordination@example.org", "ein-langes-passwort")
    user.groups.add(coordination_group())
    return user


if __name__ == "__main__":
    sys.exit(main())
