"""Background work goes on when a process ends or the database cuts its connections."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django_tasks_db.management.commands import db_worker as packaged
from django_tasks_db.models import DBTaskResult

from intranet.launch import Kept
from intranet.management.commands import db_worker
from mail.models import OutgoingMail
from tests.mail.factories import write
from tests.needs import ROOT, need
from tests.search.processes import database_url

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SOON = 60  # seconds that anything here may take on a busy machine


@pytest.fixture(autouse=True)
def _queue(settings: Any) -> None:
    settings.TASKS = QUEUE


def wait_for(there: Callable[[], object]) -> None:
    for _attempt in range(SOON * 10):
        if there():
            return
        time.sleep(0.1)
    pytest.fail("it did not happen")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("command", [["db_worker", "--verbosity", "0"], ["send_mails", "--watch"]])
def test_a_worker_whose_connection_is_cut_goes_on(tmp_path: Path, command: list[str]) -> None:
    need("postgresql", connection.vendor == "postgresql", "SQLite cuts no connections")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
        "DATABASE_URL": database_url(tmp_path),
        "DATA_DIR": str(tmp_path / "data"),
        "EMAIL_URL": "dummymail://",
        "PGAPPNAME": "worker-to-be-cut",
    }
    worker = subprocess.Popen([sys.executable, "manage.py", *command], env=environment, cwd=ROOT)  # noqa: S603
    try:
        for _round in range(2):
            write()
            wait_for(lambda: not OutgoingMail.objects.waiting().exists())
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                    "WHERE application_name = 'worker-to-be-cut' AND datname = current_database()"
                )
                assert cursor.fetchone()[0] > 0
        write()
        wait_for(lambda: not OutgoingMail.objects.waiting().exists())
        assert worker.poll() is None
    finally:
        worker.terminate()
        worker.wait(timeout=20)


def test_a_worker_begins_again_after_a_failure_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []

    def run(self: Any) -> None:
        runs.append(1)
        if len(runs) < 3:
            raise OperationalError("terminating connection due to administrator command")

    monkeypatch.setattr(packaged.Worker, "run", run)
    monkeypatch.setattr(packaged.Worker, "configure_signals", lambda self: None)
    monkeypatch.setattr(db_worker, "FIRST_PAUSE", 0.0)
    monkeypatch.setattr(db_worker.connections, "close_all", lambda: None)
    call_command("db_worker", backend_name="default", verbosity=0)
    assert len(runs) == 3


def test_a_worker_that_does_one_round_tells_of_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(self: Any) -> None:
        raise OperationalError("weg")

    monkeypatch.setattr(packaged.Worker, "run", run)
    monkeypatch.setattr(packaged.Worker, "configure_signals", lambda self: None)
    with pytest.raises(OperationalError):
        call_command("db_worker", batch=True, backend_name="default", verbosity=0)


@pytest.mark.django_db
def test_a_worker_does_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged, "close_old_connections", lambda: None)  # the test's own is in a transaction
    write()
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    assert not OutgoingMail.objects.waiting().exists()
    assert DBTaskResult.objects.successful().exists()


def test_make_run_starts_a_worker_again_that_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Kept, "FIRST_PAUSE", 0.0)
    starts = tmp_path / "starts"
    code = f"open({str(starts)!r}, 'a').write('x')"
    kept = Kept([sys.executable, "-c", code])

    def started_thrice() -> bool:
        kept.look()
        return starts.exists() and len(starts.read_text()) >= 3

    wait_for(started_thrice)
    kept.process.wait(timeout=SOON)
    assert "wird neu gestartet" in capfd.readouterr().out


def test_pauses_between_starts_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept([sys.executable, "-c", "pass"])
    pauses = []
    for _round in range(8):
        kept.process.wait(timeout=SOON)
        pauses.append(kept._pause)
        kept.look()
        kept._ended = time.monotonic() - kept.LONGEST_PAUSE
        kept.look()
    kept.process.wait(timeout=SOON)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
