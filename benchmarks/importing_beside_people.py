"""How long people wait for the database while an import writes: publishing an offer, and signing in.

    python -m benchmarks.importing_beside_people [--rows 12000] [--without-old]

Imports ROWS generated offers with ``import_offers`` in a process of its own, as on a server, while this one
publishes an offer through its editing form and signs in with a password, again and again, with the worker of
the tasks running beside. Prints median, 95th percentile and longest of the time spent on writing, which is
what an import keeps people from, and of the whole request: without an import, beside the import, and beside
an import as it was before, 250 rows read and written in each transaction and none between
(``--without-old`` leaves that out). Exits with 1 when the 95th percentile of writing beside the import is
above one second.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.served import started
from benchmarks.throwaway import environment, site

AT_MOST = 1.0  # seconds
PASSWORD = "not-a-secret-of-anybody"  # noqa: S105
SERVER = "localhost"
BETWEEN = 0.2  # seconds between two things somebody does
MAPPING = """
source = "{source}"
id = "Nr"
[fields]
title = {{ column = "Name" }}
summary = {{ column = "Kurz" }}
description = {{ column = "Text" }}
age_from = 0
access = ["anmeldung"]
town = "Coesfeld"
website = "https://beispiel.example/"
[provider]
name = {{ column = "Träger" }}
"""
# The import as it was: read and written within the transaction, many rows at once, no pause.
OLD = """
import sys
from pathlib import Path
import django
django.setup()
from django.db import transaction
from directory.importing import running
running.LEAST, running.CHUNK, running.PAUSE = 250, 250, 0
together = running._Run._together
def within(self, rows, seen):
    with transaction.atomic():
        return together(self, rows, seen)
running._Run._together = within
from django.core.management import call_command
call_command("import_offers", sys.argv[1], mapping=Path(sys.argv[2]))
"""


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=12_000)
    parser.add_argument("--without-old", action="store_true")
    options = parser.parse_args()
    with site(offers=50), TemporaryDirectory() as folder:
        print(environment())
        doings = _doings()
        for work in doings.values():
            work()  # templates and modules are loaded with the first
        _measured("without an import", doings, _for_a_while(10))
        new = _measured("beside the import", doings, _import(Path(folder), "new", options.rows))
        if not options.without_old:
            old = _measured("beside the import as it was", doings, _import(Path(folder), "old", options.rows))
            for name in doings:
                ratio = _p95(old[name]) / max(_p95(new[name]), 0.001)
                print(f"{name}: the 95th percentile was {ratio:.0f} times as long")
        worst = max(_p95(times) for times in new.values())
        print(f"{'Reached' if worst <= AT_MOST else 'MISSED'}: at most {AT_MOST} s in 95 of 100 cases.")
        return 0 if worst <= AT_MOST else 1


def _doings() -> dict[str, Callable[[], None]]:
    """Return what people do beside the import, by name."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse
    from wagtail.test.utils.form_data import querydict_from_html

    from directory.models import OfferPage

    editor = get_user_model().objects.create_superuser("editor@example.org", PASSWORD)
    offer = OfferPage.objects.order_by("pk").first()
    if offer is None:
        raise RuntimeError("There is no offer to publish.")
    address = reverse("wagtailadmin_pages:edit", args=[offer.pk])
    client = Client(SERVER_NAME=SERVER)
    people = count()
    client.force_login(editor)

    def publish() -> None:
        form = querydict_from_html(client.get(address).text, form_id="page-edit-form").copy()
        form["action-publish"] = "publish"
        _accept(client.post(address, form), 302)

    def sign_in() -> None:
        # From another address each time: how often one may sign in is limited.
        number = next(people)
        stranger = Client(SERVER_NAME=SERVER, REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}")
        answer = stranger.post(reverse("account_login"), {"login": editor.email, "password": PASSWORD})
        _accept(answer, 302)

    return {"publishing": publish, "signing in": sign_in}


def _accept(answer: Any, status: int) -> None:
    if answer.status_code != status:
        raise RuntimeError(f"Answered {answer.status_code} instead of {status}.")


@contextmanager
def _for_a_while(seconds: float) -> Iterator[Callable[[], bool]]:
    end = time.monotonic() + seconds
    yield lambda: time.monotonic() < end


@contextmanager
def _import(folder: Path, name: str, rows: int) -> Iterator[Callable[[], bool]]:
    """Run an import of ``rows`` new offers and the worker; give whether it still runs."""
    table, mapping = folder / f"{name}.csv", folder / f"{name}.toml"
    lines = (
        f"{number};Angebot {name} {number};Treffen für Eltern.;Jede Woche.;Träger {number % 300}"
        for number in range(rows)
    )
    table.write_text("\n".join(["Nr;Name;Kurz;Text;Träger", *lines]), "utf-8")
    mapping.write_text(MAPPING.format(source=name), "utf-8")
    command = ["manage.py", "import_offers", str(table), "--mapping", str(mapping)]
    if name == "old":
        command = ["-c", OLD, str(table), str(mapping)]
    started_at = time.monotonic()
    with started(["manage.py", "db_worker", "--interval", "1"]):
        importing = subprocess.Popen(  # noqa: S603 - nothing from outside
            [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        yield lambda: importing.poll() is None
        print(f"  {rows:,} rows in {time.monotonic() - started_at:.0f} s, exit status {importing.wait()}")


def _measured(name: str, doings: dict[str, Callable[[], None]], during: Any) -> dict[str, list[float]]:
    """Do everything by turns while ``during`` lasts, print, and return how long each waited to write."""
    from django.db import OperationalError, connection

    whole: dict[str, list[float]] = {doing: [] for doing in doings}
    waited: dict[str, list[float]] = {doing: [] for doing in doings}
    failed = 0
    print(name)
    with during as lasts:
        while lasts():
            for doing, work in doings.items():
                begun, clock = time.monotonic(), _WritingClock()
                try:
                    with connection.execute_wrapper(clock):
                        work()
                except (RuntimeError, OperationalError):
                    failed += 1
                whole[doing].append(time.monotonic() - begun)
                waited[doing].append(clock.seconds)
                time.sleep(BETWEEN)
    for doing, times in waited.items():
        print(f"  {doing} {len(times)} times: to write {_figures(times)}; in all {_figures(whole[doing])}")
    if failed:
        print(f"  {failed} of these were answered with an error")
    return waited


class _WritingClock:
    """Counts the seconds spent on statements that need the database for themselves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        begun = time.monotonic()
        try:
            return execute(sql, *rest)
        finally:
            if sql.startswith(("BEGIN", "INSERT", "UPDATE", "DELETE")):
                self.seconds += time.monotonic() - begun


def _figures(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} / {_p95(times):.2f} / {max(times):.2f} s"


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else max(times)


if __name__ == "__main__":
    sys.exit(main())
