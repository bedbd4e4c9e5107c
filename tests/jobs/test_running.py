"""A job runs when it is due, alone, and what came of it is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from jobs.models import JobState
from jobs.registry import Every, Job, JobFailed
from jobs.running import run

pytestmark = pytest.mark.django_db
AddJob = Callable[..., Job]


def fail() -> None:
    raise JobFailed("Der Server antwortet nicht.")


def pass_days(days: int) -> None:
    for state in JobState.objects.exclude(succeeded_at=None):
        JobState.objects.filter(pk=state.pk).update(
            succeeded_at=state.succeeded_at - datetime.timedelta(days=days)
        )


@pytest.mark.parametrize(
    ("every", "same_day", "next_day"), [(Every.TICK, 3, 6), (Every.DAY, 1, 2), (Every.ONCE, 1, 1)]
)
def test_a_job_runs_as_often_as_it_says(add: AddJob, every: Every, same_day: int, next_day: int) -> None:
    done: list[int] = []
    job = add("probe", lambda: done.append(1), every)
    for _number in range(3):
        run(job)
    assert len(done) == same_day
    pass_days(1)
    for _number in range(3):
        run(job)
    assert len(done) == next_day


def test_a_day_begins_at_midnight_and_not_24_hours_later(add: AddJob, monkeypatch: Any) -> None:
    done: list[int] = []
    job = add("probe", lambda: done.append(1), Every.DAY)
    evening = timezone.make_aware(datetime.datetime(2026, 6, 1, 23, 50))
    for minutes in (0, 5, 15, 20):
        monkeypatch.setattr(timezone, "now", lambda at=evening + datetime.timedelta(minutes=minutes): at)
        run(job)
    assert len(done) == 2


@pytest.mark.parametrize("every", [Every.DAY, Every.ONCE])
def test_a_job_that_fails_is_tried_again(add: AddJob, every: Every) -> None:
    outcomes = [fail, lambda: 3, fail]
    job = add("probe", lambda: outcomes.pop(0)(), every)
    assert run(job) == "Der Server antwortet nicht."
    assert run(job) == ""
    assert run(job) == ""
    assert len(outcomes) == 1


def test_what_came_of_a_run_is_kept(add: AddJob) -> None:
    begun = timezone.now()
    run(add("probe", lambda: 7))
    state = JobState.objects.get()
    assert (state.rows, state.error, state.outcome) == (7, "", JobState.Outcome.WELL)
    assert state.duration is not None
    assert begun <= state.started_at == state.succeeded_at <= timezone.now()
    assert state.lease_owner == ""


def test_the_error_of_the_last_run_stays_until_one_goes_well(add: AddJob) -> None:
    outcomes: list[Any] = [lambda: 2, fail, lambda: 0]
    job = add("probe", lambda: outcomes.pop(0)())
    run(job)
    went_well = JobState.objects.get().succeeded_at
    run(job)
    state = JobState.objects.get()
    assert (state.error, state.rows) == ("Der Server antwortet nicht.", None)
    assert state.succeeded_at == went_well
    assert state.outcome_text == "gescheitert: Der Server antwortet nicht."
    run(job)
    assert JobState.objects.get().outcome_text == "in Ordnung"


def test_words_of_an_exception_that_may_repeat_content_are_not_kept(add: AddJob) -> None:
    def stumble() -> None:
        raise ValueError("Frau Meier sucht Hilfe")

    assert run(add("probe", stumble)) == "ValueError"
    assert JobState.objects.get().error == "ValueError"


def test_nobody_runs_a_job_that_somebody_runs(add: AddJob) -> None:
    seen: list[tuple[str, str]] = []

    def look() -> None:
        state = JobState.objects.get()
        seen.append((state.outcome, run(job)))

    job = add("probe", look)
    run(job)
    assert seen == [(JobState.Outcome.RUNNING, "")]


@pytest.mark.parametrize(
    ("minutes_left", "runs"),
    [(5, False), (-1, True), (60 * 24 * 365, True)],  # held, over, of a clock that was wrong
)
def test_a_lease_ends_by_itself(add: AddJob, minutes_left: int, runs: bool) -> None:
    done: list[int] = []
    job = add("probe", lambda: done.append(1))
    until = timezone.now() + datetime.timedelta(minutes=minutes_left)
    JobState.objects.create(name="probe", lease_owner="killed", lease_until=until)
    run(job)
    assert bool(done) is runs


def test_a_run_whose_lease_is_over_is_shown_as_interrupted(add: AddJob) -> None:
    add("probe")
    past = timezone.now() - datetime.timedelta(minutes=1)
    state = JobState.objects.create(name="probe", lease_owner="killed", lease_until=past)
    assert state.outcome_text == "abgebrochen"


def test_a_run_that_is_stopped_by_hand_lets_go(add: AddJob) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(add("probe", stop))
    state = JobState.objects.get()
    assert (state.lease_owner, state.outcome_text) == ("", "gescheitert: abgebrochen")


def test_whoever_has_lost_the_lease_notes_nothing(add: AddJob) -> None:
    def lose() -> int:
        JobState.objects.update(lease_owner="another")
        return 5

    run(add("probe", lose))
    state = JobState.objects.get()
    assert (state.lease_owner, state.rows, state.succeeded_at) == ("another", None, None)


def test_each_host_runs_what_it_keeps_itself(add: AddJob, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    jobs = [
        add("index", lambda: done.append("index"), Every.DAY, per_host=True),
        add("site", lambda: done.append("site"), Every.DAY),
    ]
    for host in ("eins", "zwei", "eins"):
        monkeypatch.setattr("socket.gethostname", lambda host=host: host)
        for job in jobs:
            run(job)
    assert done == ["index", "site", "index"]
    assert {(state.name, state.host) for state in JobState.objects.all()} == {
        ("index", "eins"),
        ("index", "zwei"),
        ("site", ""),
    }
