"""How many rows a second an import takes, against making the same pages one by one.

    python -m benchmarks.importing [--sample 60] [--file FILE.csv] [--mapping MAPPING.toml]

Imports FILE (default: the day-care centres in ``$TEST_DATA_DIR/kitas``, else in ``../shared/data/kitas``)
into a throw-away site with ``import_offers``. Half before and half after it, a sample of the same offers is
made with ``add_child`` and ``save_revision().publish()``, in two ways: each by itself, as an editor or a
simple script does it, and all in one transaction, which is the best that can be said for it. Tasks go into
the database's queue, as on a real site; what waits there afterwards is done by ``db_worker`` and measured
too. Exits with 1 when the import is not at least ten times as fast as the pages one by one, each by itself.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.throwaway import Spent, environment, refresh_statistics, site, spend

AT_LEAST = 10
ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("TEST_DATA_DIR", ROOT.parent / "shared" / "data"))


def main() -> int:
    """Measure and print; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--file", type=Path, default=DATA / "kitas/kitas_schleswig_holstein.csv")
    parser.add_argument(
        "--mapping", type=Path, default=ROOT / "directory/mappings/kitas_schleswig_holstein.toml"
    )
    options = parser.parse_args()
    with site():
        return _compare(options.file, options.mapping, options.sample)


def _compare(file: Path, mapping_file: Path, sample: int) -> int:
    from django.db import transaction

    from directory.importing import load_mapping, read_table
    from directory.models import MunicipalityPage

    mapping = load_mapping(mapping_file)
    rows = read_table(file, mapping)
    elsewhere = iter(MunicipalityPage.objects.order_by("path"))
    half = sample // 2

    def alone(number: int) -> None:
        _one_by_one(rows, mapping, next(elsewhere), number, 0)

    def together(number: int) -> None:
        with transaction.atomic():
            _one_by_one(rows, mapping, next(elsewhere), number, number)

    print(environment())
    alone(5)  # warms up
    by_itself = [spend(lambda: alone(half))[1]]
    in_one = [spend(lambda: together(half))[1]]
    _work_off()
    refresh_statistics()
    count, took = spend(lambda: _import(file, mapping_file))
    left, followed = spend(_work_off)
    _, again = spend(lambda: _import(file, mapping_file))
    by_itself.append(spend(lambda: alone(half))[1])
    in_one.append(spend(lambda: together(half))[1])
    _work_off()

    slow, fair = _sum(by_itself), _sum(in_one)
    made = half * 2
    print(f"import of {len(rows):,} rows, {count:,} offers made: {took.per(len(rows))}")
    print(f"  the worker afterwards, {left} tasks (search follows): {followed.clock:.1f} s")
    print(f"  the same file again, nothing changes: {again.per(len(rows))}")
    print(f"one by one, each by itself ({made}): {slow.per(made)}")
    print(f"one by one, in one transaction ({made}): {fair.per(made)}")
    ratio = _ratio(took, count, slow, made)
    whole = Spent(took.clock + followed.clock, took.cpu + followed.cpu)
    print(f"ratio to each by itself:          {ratio:.1f} {_cpu_ratio(took, count, slow, made)}")
    print(f"ratio with the worker's part:     {_ratio(whole, count, slow, made):.1f}")
    print(
        f"ratio to all in one transaction:  {_ratio(took, count, fair, made):.1f} "
        f"{_cpu_ratio(took, count, fair, made)}"
    )
    print(f"{'Reached' if ratio >= AT_LEAST else 'MISSED'}: at least {AT_LEAST} times as fast.")
    return 0 if ratio >= AT_LEAST else 1


def _import(file: Path, mapping: Path) -> int:
    """Run the command; give the number of offers there were made."""
    from django.core.management import call_command

    from directory.models import OfferPage

    before = OfferPage.objects.count()
    quiet = io.StringIO()
    call_command("import_offers", str(file), mapping=mapping, stdout=quiet, stderr=quiet)
    return OfferPage.objects.count() - before


def _one_by_one(rows: Sequence[Any], mapping: Any, parent: Any, number: int, skip: int) -> None:
    """Make ``number`` offers the usual way, spread over the table, below ``parent``."""
    from directory.importing.drafting import check_new, draft_from, new_offer
    from directory.importing.providers import Providers
    from directory.importing.values import Vocabulary
    from directory.models import OfferOrigin

    providers, vocabulary = Providers(mapping, None), Vocabulary()
    step = len(rows) // (number * 3)
    made = 0
    for row in rows[skip % step :: step]:
        draft = draft_from(row, mapping, providers, vocabulary)
        if draft.problems or made == number:
            continue
        offer = new_offer(draft, parent)
        check_new(draft, offer, parent, mapping)
        if draft.problems:
            continue
        if draft.provider is not None:
            offer.provider = providers.save(draft.provider)
        parent.add_child(instance=offer)
        offer.save_revision().publish()
        OfferOrigin.objects.create(
            offer=offer, source=f"one by one below {parent.slug}", external_id=draft.external_id
        )
        made += 1
    if made != number:
        raise RuntimeError(f"Only {made} of {number} rows of the sample were good.")


def _work_off() -> int:
    """Do what waits in the queue, as the worker does; give how many tasks there were."""
    from django.core.management import call_command
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.ready().count()
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    return waiting


def _sum(parts: Sequence[Spent]) -> Spent:
    return Spent(sum(part.clock for part in parts), sum(part.cpu for part in parts))


def _ratio(
    fast: Spent, many: int, slow: Spent, few: int, by: Callable[[Spent], float] = lambda s: s.clock
) -> float:
    return (many / by(fast)) / (few / by(slow))


def _cpu_ratio(fast: Spent, many: int, slow: Spent, few: int) -> str:
    return f"(by processor time {_ratio(fast, many, slow, few, lambda s: s.cpu):.1f})"


if __name__ == "__main__":
    sys.exit(main())
