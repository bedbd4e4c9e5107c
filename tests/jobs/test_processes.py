"""Several ``tick`` at once, and one that is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.search.processes import Site, database_url

pytestmark = pytest.mark.django_db(transaction=True)
BEGIN = """
import time
from datetime import timedelta
from django.utils import timezone
from core.registry import Registry
from jobs import due
from jobs.models import JobState
from jobs.registry import Every, Job

def note():
    with open(LOG, "a") as log:
        log.write("ran\\n")
    time.sleep(0.2)

def ran():
    return len(Path(LOG).read_text().splitlines()) if Path(LOG).exists() else 0

due.JOBS = Registry()
"""


def site(tmp_path: Path) -> tuple[Site, str]:
    """Return a site, and how its processes begin."""
    return Site(database_url(tmp_path), tmp_path / "index"), f"LOG = {str(tmp_path / 'log')!r}\n{BEGIN}"


def test_ticks_at_once_run_a_job_of_the_day_once(tmp_path: Path) -> None:
    place, start = site(tmp_path)
    answer = place.run(
        start
        + """
due.JOBS.register(Job("probe", "Probe", note, Every.DAY))
pids = [begin(due.run_due) for _number in range(4)]
codes = [end(pid) for pid in pids]
answer = {"codes": codes, "ran": ran(), "states": JobState.objects.count()}
"""
    )
    assert answer == {"codes": [0, 0, 0, 0], "ran": 1, "states": 1}


def test_a_job_of_a_killed_tick_runs_again_when_its_lease_is_over(tmp_path: Path) -> None:
    place, start = site(tmp_path)
    answer = place.run(
        start
        + """
due.JOBS.register(Job("probe", "Probe", killed, Every.TICK))
code = end(begin(due.run_due))
due.JOBS = Registry()
due.JOBS.register(Job("probe", "Probe", note, Every.TICK))
problems = due.run_due()
before = ran()
JobState.objects.update(lease_until=timezone.now())
due.run_due()
answer = {"code": code, "problems": problems, "before": before, "after": ran()}
"""
    )
    assert answer == {"code": -9, "problems": {}, "before": 0, "after": 1}
