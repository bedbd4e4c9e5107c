"""Browser tests and their server use one in-memory database at once, and none stops the other for good."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import threading
from django.conf import settings
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
import django
django.setup()
from django.db import connections
from tests.e2e.one_connection import taking_turns

shared = connections["default"]
shared.inc_thread_sharing()


def ask():
    for number in range(2000):
        with shared.cursor() as cursor:
            # Django's functions for dates are written in Python.
            day = f"20{number % 100:02}-01-01"
            cursor.execute("SELECT django_date_extract('year', %s), %s", [day, number])
            assert cursor.fetchall() == [(2000 + number % 100, number)]
    finished.append(True)


finished = []
with taking_turns():
    shared.ensure_connection()
    threads = [threading.Thread(target=ask) for _thread in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(len(finished))
"""


def test_two_threads_may_ask_at_once() -> None:
    """In a process of its own: what goes wrong here stops the whole process."""
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False
    )
    assert (run.stdout.strip(), run.stderr) == ("2", "")
