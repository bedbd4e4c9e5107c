"""Where the time of the tests goes, and whether each test function has run somewhere.

    python -m tests.durations REPORT.xml …

Reads what ``pytest --junit-xml`` wrote, a report of each of CI's pairs. Prints the seconds of each folder
and the slowest files; exits with 1 and the names when a test function was skipped wherever it should run.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from defusedxml.ElementTree import parse

SLOWEST = 15


@dataclass(frozen=True)
class Case:
    """A test as a report has it: ``place`` as in «tests.core.test_slugs»."""

    place: str
    function: str
    seconds: float
    ran: bool


def main(names: list[str]) -> int:
    """Print, and return the exit status."""
    reports = {Path(name).stem: list(cases(Path(name))) for name in names}
    print(f"\n{'seconds of processor and waiting':<46}" + "".join(f"{name:>14}" for name in reports))
    folders = {name: Counter(_summed(found, 2)) for name, found in reports.items()}
    files = {name: Counter(_summed(found, 9)) for name, found in reports.items()}
    for table, most in ((folders, None), (files, SLOWEST)):
        for place, _ in sum(table.values(), Counter()).most_common(most):
            print(f"{place:<46}" + "".join(f"{found[place]:>14.0f}" for found in table.values()))
        print()
    nowhere = never_run([case for found in reports.values() for case in found])
    for name in nowhere:
        print(f"never run: {name}")
    return 1 if nowhere else 0


def cases(report: Path) -> Iterator[Case]:
    """Give the tests of a report."""
    for found in parse(report).iter("testcase"):
        place, name = found.get("classname", ""), found.get("name", "")
        yield Case(place, name.partition("[")[0], float(found.get("time", 0)), found.find("skipped") is None)


def never_run(found: list[Case]) -> list[str]:
    """Return the functions that ran in no report, «tests.core.test_slugs.test_…», in order."""
    named = {f"{case.place}.{case.function}": False for case in found}
    for case in found:
        named[f"{case.place}.{case.function}"] |= case.ran
    return sorted(name for name, ran in named.items() if not ran)


def _summed(found: list[Case], parts: int) -> Counter[str]:
    summed: Counter[str] = Counter()
    for case in found:
        summed["/".join(case.place.split(".")[:parts])] += case.seconds
    return summed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
