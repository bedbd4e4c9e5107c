"""What one ``tick`` does: everything that is due, long work by the worker, whatever fails."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jobs.due import run_due
from jobs.models import JobState
from jobs.registry import Every, Job, JobFailed
from jobs.running import run

pytestmark = pytest.mark.django_db
AddJob = Callable[..., Job]


def fail() -> None:
    raise JobFailed("kaputt")


def test_what_is_urgent_runs_first(add: AddJob) -> None:
    done: list[str] = []
    for name, order in (("search", 70), ("links", 80), ("mail", 10)):
        add(name, lambda name=name: done.append(name), order=order)
    run_due()
    assert done == ["mail", "search", "links"]


def test_a_job_that_fails_keeps_no_other_from_running(add: AddJob) -> None:
    done: list[str] = []
    add("first", fail)
    add("second", lambda: done.append("second"))
    assert run_due() == {"first": "kaputt"}
    assert done == ["second"]


def test_a_job_whose_state_cannot_be_written_keeps_no_other_from_running(
    add: AddJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    add("first")
    add("second", lambda: done.append("second"))

    def refuse(job: Job) -> Any:
        if job.name == "first":
            raise DatabaseError("Frau Meier")
        return JobState.objects.of(job, "")

    JobState.objects.create(name="second")
    monkeypatch.setattr("jobs.running.state_of", refuse)
    assert run_due() == {"first": "django.db.utils.DatabaseError"}
    assert done == ["second"]


@pytest.fixture
def long_job(add: AddJob, queued: None) -> list[Any]:
    """A job that takes long; what it is to do next time is the last of the list."""
    outcomes: list[Any] = []
    add("long", lambda: outcomes.pop()(), Every.DAY, in_background=True)
    return outcomes


def waiting() -> int:
    return DBTaskResult.objects.ready().count()


def work() -> None:
    for result in DBTaskResult.objects.ready():
        result.task.func(*result.args_kwargs["args"])
        result.delete()


def test_long_work_is_left_to_the_worker(long_job: list[Any]) -> None:
    long_job.append(lambda: 4)
    assert run_due() == {}
    assert (waiting(), len(long_job)) == (1, 1)
    assert JobState.objects.get().outcome == JobState.Outcome.QUEUED
    work()
    assert JobState.objects.get().rows == 4
    run_due()
    assert waiting() == 0  # it is done for today


def test_work_that_waits_for_the_worker_is_not_queued_again(long_job: list[Any]) -> None:
    for _number in range(3):
        run_due()
    assert waiting() == 1


def test_work_whose_task_was_lost_is_queued_again(long_job: list[Any]) -> None:
    run_due()
    DBTaskResult.objects.all().delete()
    run_due()
    assert waiting() == 0
    JobState.objects.update(queued_until=timezone.now() - datetime.timedelta(minutes=1))
    run_due()
    assert waiting() == 1


def test_work_that_failed_in_the_background_is_told_and_queued_again(long_job: list[Any]) -> None:
    long_job.extend([lambda: 1, fail])
    run_due()
    work()
    assert run_due() == {"long": "kaputt"}
    work()
    assert run_due() == {}


def test_work_that_runs_in_the_background_is_not_queued(long_job: list[Any], registry: Any) -> None:
    long_job.append(lambda: len(run_due()))
    run(registry["long"])
    assert waiting() == 0


def test_a_task_for_a_job_that_is_no_more_does_nothing(long_job: list[Any], registry: Any) -> None:
    run_due()
    registry._items.clear()
    work()
    assert JobState.objects.get().started_at is None
