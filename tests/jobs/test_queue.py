"""Tasks that are over are forgotten, and those whose worker died."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from home.models import HomePage
from jobs.models import JobState
from jobs.queue import forget_old_tasks
from mail.tasks import send_mails

pytestmark = pytest.mark.django_db


def task(status: str, days: float) -> DBTaskResult:
    result = send_mails.enqueue()
    then = timezone.now() - datetime.timedelta(days=days)
    rows = DBTaskResult.objects.filter(pk=result.id)
    rows.update(status=status, started_at=then, finished_at=None if status == "RUNNING" else then)
    return rows.get()


@pytest.mark.parametrize(
    ("status", "days", "stays"),
    [
        ("SUCCESSFUL", 15, False),
        ("SUCCESSFUL", 13, True),
        ("FAILED", 15, False),
        ("RUNNING", 2, False),  # its worker was killed
        ("RUNNING", 0.5, True),
        ("READY", 90, True),
    ],
)
def test_tasks_that_are_over_or_lost_are_forgotten(
    queued: None, status: str, days: float, stays: bool
) -> None:
    row = task(status, days)
    forget_old_tasks()
    assert DBTaskResult.objects.filter(pk=row.pk).exists() is stays


def test_tick_does_the_work_of_the_day(queued: None, home_page: HomePage) -> None:
    old = task("SUCCESSFUL", 20)
    Session.objects.create(
        session_key="alt", session_data="", expire_date=timezone.now() - datetime.timedelta(days=1)
    )
    call_command("tick")
    assert not DBTaskResult.objects.filter(pk=old.pk).exists()
    assert not Session.objects.exists()


def test_states_of_jobs_and_hosts_that_are_gone_are_forgotten() -> None:
    now = timezone.now()
    for name, host, days in (
        ("search", "da", 1),
        ("search", "weg", 3),
        ("mail", "", 400),
        ("gibt es nicht mehr", "", 0),
    ):
        JobState.objects.create(name=name, host=host, started_at=now - datetime.timedelta(days=days))
    forget_old_tasks()
    assert set(JobState.objects.values_list("name", "host")) == {("search", "da"), ("mail", "")}
