"""A site in a database file (or on PostgreSQL) that several real processes work on, and may be killed on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

_BEGIN = """
import json, os, signal, sys, time
from pathlib import Path
import django
django.setup()
from django.conf import settings
settings.SEARCH_INDEX_DIR = Path(os.environ["TEST_INDEX_DIR"])
settings.ELASTICSEARCH_URL = os.environ["TEST_ELASTICSEARCH_URL"]
settings.ELASTICSEARCH_INDEX = os.environ["TEST_ELASTICSEARCH_INDEX"]

def killed(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)

"""

_CHECK = """
from dataclasses import asdict
from search.catching_up import catch_up_all
from search.engines import SearchRequest, engines
from search.models import Entry, Mark
from search.repair import repair
problems = catch_up_all()
found = {}
for engine in engines():
    hits = engine.search(SearchRequest(limit=500)).hits
    titles = dict(Entry.objects.values_list("pk", "title"))
    found[engine.name] = sorted(titles[hit.id] for hit in hits)
done = repair()
print(json.dumps({
    "problems": problems,
    "waiting": Mark.objects.count(),
    "found": found,
    "faults": {
        "entries": sum(found.faults for found in done.entries.values()),
        **{name: found.faults for name, found in done.indexes.items()},
    },
}))
"""


@dataclass
class Site:
    """Where the processes find database and index."""

    database_url: str
    index_dir: Path
    elasticsearch_url: str = ""
    elasticsearch_index: str = "x"
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, script: str, *arguments: str) -> subprocess.Popen[str]:
        """Begin to run ``script`` in a process of its own, with the site set up."""
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "intranet.settings.test",
            "DATABASE_URL": self.database_url,
            "TEST_INDEX_DIR": str(self.index_dir),
            "TEST_ELASTICSEARCH_URL": self.elasticsearch_url,
            "TEST_ELASTICSEARCH_INDEX": self.elasticsearch_index,
        }
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", _BEGIN + script, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.running.append(process)
        return process

    def run(self, script: str, *arguments: str) -> int:
        """Run ``script`` and give its exit code, negative for a signal."""
        process = self.start(script, *arguments)
        process.communicate()
        return process.returncode

    def check(self) -> dict[str, Any]:
        """Catch up in another process and give what is found then and what a repair finds wrong."""
        process = self.start(_CHECK)
        output, errors = process.communicate()
        assert process.returncode == 0, errors
        answer: dict[str, Any] = json.loads(output.splitlines()[-1])
        return answer

    def stop(self) -> None:
        """End whatever still runs."""
        for process in self.running:
            if process.poll() is None:
                process.kill()
                process.communicate()


def database_url(directory: Path) -> str:
    """Give the address of a database with what the test has committed.

    It is the test's own on PostgreSQL, and a copy in a file on SQLite, as tests themselves run in memory.
    """
    if connection.vendor == "sqlite":
        path = directory / "site.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        return f"sqlite:///{path}"
    given = connection.settings_dict
    user, password = given["USER"], given["PASSWORD"]
    return f"postgres://{user}:{password}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
