"""How much memory the processes of a site take: web worker (granian), background worker and mail worker.

    python -m benchmarks.memory [--offers 10000] [--searches 500] [--sides 6000]

Starts them as processes of their own on a throw-away site, signs a reader in, asks the web worker for its
search page with ever other words and for offers, first one by one and then by all its threads at once. Then
somebody from coordination does what takes most memory, by all threads at once as well: search in the
administration, edit pages of offers, uploads of large photographs and the pages with their renditions. A
table is imported by ``import_offers``, and the background worker makes all entries and the index again.
Prints memory in MB, of each process with its children, after each step, so that growth shows, and of the
import the most it took. Needs
Linux (/proc).
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote_plus

from benchmarks.editors import editors_work
from benchmarks.importing import DATA, ROOT
from benchmarks.served import get, session_of_a_reader, started, wait, web_worker
from benchmarks.throwaway import environment, site

THREADS = 4  # of the web worker
TABLE = DATA / "kitas/kitas_schleswig_holstein.csv"
MAPPING = ROOT / "directory/mappings/kitas_schleswig_holstein.toml"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--searches", type=int, default=500)
    parser.add_argument(
        "--sides", type=int, default=6_000, help="pixels of a photograph along its longer side"
    )
    parser.add_argument("--rows", type=int, default=1_870, help="rows of the imported table")
    options = parser.parse_args()
    with site(options.offers):
        print(f"{options.offers:,} offers; {environment()}")
        _web_worker(options.searches, options.sides)
        _import(options.rows)
        _mail_worker()
        _background_worker()


def _web_worker(searches: int, sides: int) -> None:
    name, key = session_of_a_reader()
    cookie = f"{name}={key}"
    with web_worker() as (process, port):
        get(port, "/", cookie)
        print(f"{'web worker, first page':<52}{resident(process):>6.0f} MB")
        tenth = max(searches // 10, 1)
        for number, address in enumerate(_addresses(searches), 1):
            get(port, address, cookie)
            if number == tenth:
                print(f"{f'  after {number} pages':<52}{resident(process):>6.0f} MB")
        print(f"{f'  after {searches} pages':<52}{resident(process):>6.0f} MB")
        # As on a busy morning: all threads of the worker at once, each with pages of its own.
        with ThreadPoolExecutor(THREADS) as people:
            list(people.map(lambda address: get(port, address, cookie), _addresses(2 * searches)))
        print(f"{f'  after {2 * searches} more, {THREADS} at once':<52}{resident(process):>6.0f} MB")
        for what, work in editors_work(port, sides):
            with ThreadPoolExecutor(THREADS) as people:
                list(people.map(lambda step: step(), work))
            print(f"{f'  after {len(work)} × {what}':<52}{resident(process):>6.0f} MB")


def _import(rows: int) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as table:
        # The fields of this table have no line breaks.
        lines = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)
        table.writelines(lines[: rows + 1])
        table.flush()
        most = 0.0
        with started(["manage.py", "import_offers", table.name, "--mapping", str(MAPPING)]) as process:
            while process.poll() is None:
                with suppress(OSError):  # it has just ended
                    most = max(most, resident(process))
                time.sleep(0.2)
        print(f"{f'import_offers, {rows:,} rows, at most':<52}{most:>6.0f} MB")


def _mail_worker() -> None:
    with started(["manage.py", "send_mails", "--watch"]) as process:
        time.sleep(8)
        print(f"{'mail worker, idle':<52}{resident(process):>6.0f} MB")


def _background_worker() -> None:
    from django_tasks_db.models import DBTaskResult

    from search.index.outbox import mark_everything
    from search.index.tasks import catch_up_task
    from search.models import Mark

    DBTaskResult.objects.all().delete()
    with started(["manage.py", "db_worker"]) as process:
        time.sleep(8)
        print(f"{'background worker, idle':<52}{resident(process):>6.0f} MB")
        mark_everything()
        marks = Mark.objects.count()
        catch_up_task.enqueue()
        wait(lambda: not DBTaskResult.objects.exclude(status__in=["SUCCESSFUL", "FAILED"]).exists())
        print(f"{f'  after {marks:,} marks handled':<52}{resident(process):>6.0f} MB")


def largest_child(process: subprocess.Popen[bytes]) -> float:
    """Give the memory of the largest child of a process in MB: one web process of several."""
    return max(_proportional(pid) for pid in _with_children(process.pid)[1:]) / 1024


def resident(process: subprocess.Popen[bytes]) -> float:
    """Give the resident memory of a process and its children in MB; what they share is counted once (Pss)."""
    return sum(_proportional(pid) for pid in _with_children(process.pid)) / 1024


def _proportional(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _with_children(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(below for child in children for below in _with_children(int(child)))]


def _addresses(number: int) -> Iterator[str]:
    """Searches with words that differ, every fifth a page of the offers instead."""
    from directory.models import OfferPage

    offers = [page.url for page in OfferPage.objects.order_by("pk")[: number // 5 + 1]]
    kinds = ("Beratung", "Elterncafé", "Jugendtreff", "Spielgruppe", "Hebame", "Wer hilft bei Streit?")
    for turn in range(number):
        if turn % 5 == 4:
            yield offers[turn // 5]
        else:
            yield f"/suche/?q={quote_plus(f'{kinds[turn % len(kinds)]} {turn}')}"


if __name__ == "__main__":
    main()
