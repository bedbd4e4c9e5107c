"""Browser tests and their server use one in-memory database at once, and none stops the other for good."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import threading
from django.conf import settings
settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes"],
)
import django
django.setup()
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections, transaction
from tests.e2e.one_connection import taking_turns

call_command("migrate", verbosity=0)
shared = connections["default"]
shared.inc_thread_sharing()


def use(name):
    connections["default"] = shared
    for number in range(300):
        # For SQLite, Django's regular expressions are a function written in Python.
        assert not ContentType.objects.filter(model__regex="^x.*y$").exists()
        with transaction.atomic(), transaction.atomic():
            ContentType.objects.create(app_label=name, model=str(number))


with taking_turns():
    threads = [threading.Thread(target=use, args=[name]) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(ContentType.objects.exclude(app_label="contenttypes").count())
"""


def test_two_threads_may_read_and_write_at_once() -> None:
    """In a process of its own: what goes wrong here stops the whole process."""
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False
    )
    assert (run.stdout.strip(), run.stderr) == ("600", "")
