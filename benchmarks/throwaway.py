"""A site of one's own for a benchmark: empty database, index and uploads, all removed afterwards.

The settings are those of ``make run`` without debugging: cached templates, tasks in the database's queue.
With DATABASE_URL the database is made beside the one it names (``benchmark_…``), with ELASTICSEARCH_URL the
index has a name of its own; nothing that exists is touched.
"""

from __future__ import annotations

import os
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")


@contextmanager
def site(offers: int = 0) -> Iterator[None]:
    """Set Django up on a throw-away site with the frame of ``home.site_setup`` and generated offers.

    The offers are in the search index when the block begins. Once per process, before any model is imported.
    """
    with tempfile.TemporaryDirectory(prefix="praeventionsnetz-benchmark-") as directory:
        name = f"benchmark_{uuid.uuid4().hex[:8]}"
        _environment(Path(directory), name)

        import django

        django.setup()
        from django.db import connection, connections

        creation = connection.creation
        before = connection.settings_dict["NAME"]
        sqlite = connection.vendor == "sqlite"
        connection.settings_dict["TEST"]["NAME"] = str(Path(directory) / "db.sqlite3") if sqlite else name
        creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        if not sqlite:
            # What a benchmark starts as a process of its own works on the same database.
            url = urlsplit(os.environ["DATABASE_URL"])
            os.environ["DATABASE_URL"] = url._replace(path=f"/{name}").geturl()
        try:
            _fill(offers)
            yield
        finally:
            _clear_indexes()
            connections.close_all()
            creation.destroy_test_db(before, verbosity=0)


def _environment(directory: Path, name: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.dev"
    os.environ["DEBUG"] = "0"
    os.environ["DATA_DIR"] = str(directory)
    os.environ["ELASTICSEARCH_INDEX"] = name.replace("_", "-")
    os.environ.setdefault("EMAIL_URL", "dummymail://")


def _fill(offers: int) -> None:
    from demo.generated import generate_offers
    from demo.providers import load_providers
    from home.site_setup import setup_site
    from search.index.sync import catch_up_all

    setup_site()
    load_providers()
    generate_offers(offers)
    if problems := catch_up_all():
        raise RuntimeError(f"Search could not follow: {problems}")
    refresh_statistics()


def refresh_statistics() -> None:
    """Let the database learn what is in its tables, as it does by itself on a site that lives."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _clear_indexes() -> None:
    from search.engines.configured import engines

    for engine in engines():
        engine.clear()


@dataclass(frozen=True, slots=True)
class Spent:
    """How long something took, in seconds: on the clock, and of this process's processor time.

    The clock also counts what others do on a shared machine; processor time leaves out the database server.
    """

    clock: float
    cpu: float

    def per(self, number: int) -> str:
        """Tell how many of ``number`` things a second that was."""
        return f"{number / self.clock:,.0f}/s on the clock, {number / self.cpu:,.0f}/s of processor time"


def spend(work: Callable[[], T]) -> tuple[T, Spent]:
    """Do ``work`` once; give its result and what it took."""
    clock, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, Spent(time.perf_counter() - clock, time.process_time() - cpu)


def environment() -> str:
    """Name what was measured: database, engines, Python."""
    import platform

    from django.db import connection

    from search.engines.configured import engines

    names = ", ".join(engine.name for engine in engines())
    return f"{connection.display_name}, search: {names}, Python {platform.python_version()}"
