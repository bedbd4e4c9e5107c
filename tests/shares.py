"""Which tests CI runs on one of its pairs only, and why.

CI has two pairs: SQLite with the embedded engine, PostgreSQL with Elasticsearch. A test runs on both, unless
a row of ``SHARES`` says otherwise, or it asks no database at all, or one engine alone. ``.ci/run`` sets
``SHARED=1``; without it, as on everybody's own machine and with ``FULL=1 .ci/run``, all tests run. That each
test function has run somewhere is looked at afterwards, by ``tests.durations``.

What is run with each engine runs with that of the pair only: embedded on SQLite, Elasticsearch on PostgreSQL.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import pytest
from django.db import connection

# As ``connection.vendor`` calls them.
SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = "both"


@dataclass(frozen=True)
class Share:
    """Where the tests run whose name begins with ``start``; the first row that fits counts."""

    start: str
    pair: str
    reason: str


SHARES = [
    Share("tests/e2e/", POSTGRESQL, "a browser sees pages, not databases; as on a big site"),
    Share("tests/demo/relevance/", BOTH, "each engine ranks by itself"),
    Share("tests/demo/", SQLITE, "asks what the demo's texts say, whatever keeps them"),
    Share("tests/permissions/test_admin_language.py", SQLITE, "reads words, whatever keeps them"),
    Share("tests/permissions/", BOTH, "who may see what is never left out anywhere"),
]


def shared() -> bool:
    """Tell whether tests are shared between the pairs."""
    return bool(os.environ.get("SHARED"))


def leave_out_what_runs_elsewhere(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what the other pair runs, where tests are shared."""
    if not shared():
        return
    here: list[pytest.Item] = []
    elsewhere: list[pytest.Item] = []
    for item in items:
        (here if pair_of(item) in (connection.vendor, BOTH) else elsewhere).append(item)
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = here


def pair_of(item: pytest.Item) -> str:
    """Return where CI runs a test: ``SQLITE``, ``POSTGRESQL`` or ``BOTH``."""
    if item.get_closest_marker("elasticsearch"):
        return POSTGRESQL
    given = getattr(item, "callspec", None)
    if given and "embedded" in given.params.values():
        return SQLITE
    if row := next((row for row in SHARES if item.nodeid.startswith(row.start)), None):
        return row.pair
    # What asks no database gives the same answer on both.
    return BOTH if _asks_database(item) else SQLITE


def _asks_database(item: pytest.Item) -> bool:
    """Tell whether a test may ask the database: it is marked so, or a fixture of its does."""
    names = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or names & {"db", "transactional_db", "django_db_setup"})
