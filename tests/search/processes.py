"""A site in a database file (or on PostgreSQL) that several real processes work on, and may be killed on.

One Python process sets Django up and forks the others, which is as real and much faster than to begin each
anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

_BEGIN = """
import json, os, signal, sys, traceback
from pathlib import Path
import django
django.setup()
from django.conf import settings
settings.SEARCH_INDEX_DIR = Path(os.environ["TEST_INDEX_DIR"])
settings.ELASTICSEARCH_URL = os.environ["TEST_ELASTICSEARCH_URL"]
settings.ELASTICSEARCH_INDEX = os.environ["TEST_ELASTICSEARCH_INDEX"]

from dataclasses import asdict
from home.models import HomePage
from search.index.sync import catch_up_all
from search.engines.base import SearchRequest
from search.engines.configured import engines
from search.models import Entry, Mark
from search.index.repair import repair

def begin(function, *arguments):
    if pid := os.fork():
        return pid
    code = 1
    try:
        function(*arguments)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)

def end(pid):
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def killed(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)

def publish(*slugs):
    for slug in slugs:
        HomePage.objects.get(slug=slug).get_latest_revision().publish()

def check(codes):
    problems = catch_up_all()
    found = {}
    for engine in engines():
        hits = engine.search(SearchRequest(limit=500)).hits
        titles = dict(Entry.objects.values_list("pk", "title"))
        found[engine.name] = sorted(titles[hit.id] for hit in hits)
    done = repair()
    faults = {name: found.faults for name, found in done.indexes.items()}
    faults["entries"] = sum(found.faults for found in done.entries.values())
    waiting = Mark.objects.count()
    return {"codes": codes, "problems": problems, "waiting": waiting, "found": found, "faults": faults}
"""


@dataclass
class Site:
    """Where the processes find database and index."""

    database_url: str
    index_dir: Path
    elasticsearch_url: str = ""
    elasticsearch_index: str = "x"

    def run(self, script: str) -> dict[str, Any]:
        """Run ``script`` with the site set up, and give the answer that it leaves in ``answer``."""
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "intranet.settings.test",
            "DATABASE_URL": self.database_url,
            "TEST_INDEX_DIR": str(self.index_dir),
            "TEST_ELASTICSEARCH_URL": self.elasticsearch_url,
            "TEST_ELASTICSEARCH_INDEX": self.elasticsearch_index,
        }
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", f"{_BEGIN}\n{script}\nprint(json.dumps(answer))"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer


def database_url(directory: Path) -> str:
    """Give the address of a database with what the test has committed.

    It is the test's own on PostgreSQL, and a copy in a file on SQLite, as tests themselves run in memory.
    """
    if connection.vendor == "sqlite":
        path = directory / "site.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        # As ``migrate`` leaves it: of several processes that make this switch at once, SQLite refuses some
        # without waiting.
        with closing(sqlite3.connect(path)) as copy:
            copy.execute("PRAGMA journal_mode=WAL")
        return f"sqlite:///{path}"
    given = connection.settings_dict
    user, password = given["USER"], given["PASSWORD"]
    return f"postgres://{user}:{password}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
