"""What is done once a day, and what is forgotten then."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from home.daily import daily_duties, forget_old_tasks, once_a_day
from home.models import DailyDuty, HomePage
from home.older_texts import RULES
from mail.tasks import send_mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


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


def test_a_daily_duty_runs_once_a_day() -> None:
    done: list[int] = []
    for _number in range(3):
        once_a_day("probe", lambda: done.append(1))
    assert done == [1]
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    DailyDuty.objects.update(done_on=yesterday)
    once_a_day("probe", lambda: done.append(2))
    assert done == [1, 2]


def test_a_daily_duty_that_fails_is_tried_again() -> None:
    done: list[int] = []

    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once_a_day("probe", fail)
    once_a_day("probe", lambda: done.append(1))
    assert done == [1]


def test_tick_does_the_work_of_the_day(queued: None, home_page: HomePage) -> None:
    old = task("SUCCESSFUL", 20)
    Session.objects.create(
        session_key="alt", session_data="", expire_date=timezone.now() - datetime.timedelta(days=1)
    )
    call_command("tick")
    assert not DBTaskResult.objects.filter(pk=old.pk).exists()
    assert not Session.objects.exists()
    assert {duty.name for duty in DailyDuty.objects.all()} == {
        f"older_texts_{RULES}",
        *(name for name, _duty in daily_duties()),
    }
