"""Where the time of the tests goes, and whether each test function has run somewhere.

    python -m tests.durations REPORT.xml …

Reads what ``pytest --junit-xml`` wrote, a report of each of CI's pairs. Prints the seconds of each folder
and the slowest files; exits with 1 and the names when a test function was skipped wherever it should run. One
that needs something which ``REQUIRE`` does not name (``tests.needs``) may be skipped; those are counted.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from defusedxml.ElementTree import parse

from tests.needs import NEEDS

SLOWEST = 15


@dataclass(frozen=True)
class Case:
    """A test of a report: its file «tests.core.test_slugs», its function «tests.core.test_slugs.test_…».

    ``lacks`` is what it would have needed to run, "" where it ran or was skipped for another reason.
    """

    place: str
    function: str
    seconds: float
    ran: bool
    lacks: str = ""


def main(names: list[str]) -> int:
    """Print, and return the exit status."""
    reports = {Path(name).stem: list(cases(Path(name))) for name in names}
    print(f"\n{'seconds of processor and waiting':<46}" + "".join(f"{name:>14}" for name in reports))
    for parts, most in ((2, None), (None, SLOWEST)):  # folders, then files
        table = [_summed(found, parts) for found in reports.values()]
        for place, _ in sum(table, Counter()).most_common(most):
            print(f"{place:<46}" + "".join(f"{summed[place]:>14.0f}" for summed in table))
        print()
    nowhere = never_run([case for found in reports.values() for case in found])
    for lacking, count in sorted(Counter(filter(None, nowhere.values())).items()):
        print(f"not run for want of {lacking}: {count} test functions")
    nowhere = {name: lacking for name, lacking in nowhere.items() if not lacking}
    for name in nowhere:
        print(f"never run: {name}")
    return 1 if nowhere else 0


def cases(report: Path) -> Iterator[Case]:
    """Give the tests of a report."""
    for found in parse(report).iter("testcase"):
        place, name = found.get("classname", ""), found.get("name", "")
        function = f"{place}.{name.partition('[')[0]}"
        skipped = found.find("skipped")
        lacks = (skipped.get("message") or "").partition(":")[0] if skipped is not None else ""
        may_lack = lacks in set(NEEDS) - set(os.environ.get("REQUIRE", "").split())
        seconds = float(found.get("time", 0))
        yield Case(place, function, seconds, skipped is None, lacks if may_lack else "")


def never_run(found: list[Case]) -> dict[str, str]:
    """Return the functions that ran in no report, in order, each with what it lacked."""
    ran = {case.function for case in found if case.ran}
    skipped = sorted((case.function, case.lacks) for case in found if case.function not in ran)
    return dict(skipped)


def _summed(found: list[Case], parts: int | None) -> Counter[str]:
    """Return seconds by place, of which the first ``parts`` count."""
    summed: Counter[str] = Counter()
    for case in found:
        summed["/".join(case.place.split(".")[:parts])] += case.seconds
    return summed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
