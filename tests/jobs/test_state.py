"""How the jobs stand, for people and for machines."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.role_table import Role
from accounts.roles import group_of, setup_roles
from home.models import HomePage
from jobs.due import run_due
from jobs.models import JobState
from jobs.registry import Every, Job, JobFailed
from jobs.state import jobs_word, states

pytestmark = pytest.mark.django_db
AddJob = Callable[..., Job]
REPORT = "/admin/berichte/arbeiten/"


def fail() -> None:
    raise JobFailed("Der Server antwortet nicht.")


def age(name: str, **span: int) -> None:
    JobState.objects.filter(name=name).update(succeeded_at=timezone.now() - datetime.timedelta(**span))


def test_jobs_that_never_ran_are_shown_in_their_order(add: AddJob) -> None:
    add("later", order=90)
    add("first", order=10)
    assert [(state.name, state.outcome_text) for state in states()] == [
        ("first", "noch nie gelaufen"),
        ("later", "noch nie gelaufen"),
    ]


@pytest.mark.parametrize(
    ("every", "hours", "word"),
    [
        (Every.TICK, 0, "ok"),
        (Every.TICK, 2, "late"),
        (Every.DAY, 30, "ok"),
        (Every.DAY, 50, "late"),
        (Every.ONCE, 5000, "ok"),
    ],
)
def test_work_that_was_not_done_for_long_is_late(add: AddJob, every: Every, hours: int, word: str) -> None:
    add("probe", every=every)
    run_due()
    age("probe", hours=hours)
    assert jobs_word() == word


def test_work_that_failed_last_time_is_failing(add: AddJob) -> None:
    add("well")
    add("ill", fail)
    run_due()
    assert jobs_word() == "failing"


def test_work_of_each_host_is_late_when_no_host_does_it(add: AddJob, monkeypatch: pytest.MonkeyPatch) -> None:
    add("index", per_host=True)
    for host in ("eins", "zwei"):
        monkeypatch.setattr("socket.gethostname", lambda host=host: host)
        run_due()
    JobState.objects.filter(host="eins").update(succeeded_at=timezone.now() - datetime.timedelta(days=1))
    assert jobs_word() == "ok"
    age("index", days=1)
    assert jobs_word() == "late"


@pytest.fixture
def coordination(home_page: HomePage, client: Client) -> Client:
    setup_roles()
    user = User.objects.create_user("koordination@example.org", "x")
    user.groups.add(group_of(Role.COORDINATION))
    client.force_login(user)
    return client


def test_coordination_reads_what_ran_and_what_went_wrong(coordination: Client, add: AddJob) -> None:
    add("mail", lambda: 417)
    add("links", fail, Every.DAY)
    run_due()
    html = coordination.get(REPORT).text
    assert ">417<" in "".join(html.split())
    assert "gescheitert: Der Server antwortet nicht." in html
    assert "täglich" in html


def test_the_report_can_be_taken_along(coordination: Client, add: AddJob) -> None:
    add("mail", lambda: 3)
    add("never")
    run_due()
    JobState.objects.filter(name="never").delete()
    answer = coordination.get(REPORT, {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].split(";")[:3] == ["Arbeit", "Wie oft", "Server"]
    assert lines[1].startswith("Mail;bei jedem Lauf;;")
    assert lines[1].endswith(";3;in Ordnung")
    assert lines[2].endswith("noch nie gelaufen")


def test_the_start_of_the_administration_says_that_work_failed(coordination: Client, add: AddJob) -> None:
    user = User.objects.get()
    user.groups.set([group_of(Role.ADMINISTRATION)])
    add("links", fail)
    run_due()
    html = coordination.get("/admin/").text
    assert "Eine Arbeit ist gescheitert." in html
    assert REPORT in html
