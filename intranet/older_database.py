"""A database that another release has written is not touched: neither upgraded half-way nor filled.

Release 0.1.0 began its migrations anew. What came before names migrations that no longer exist; so does a
database of a later release than the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.migrations.loader import MigrationLoader

ADVICE = (
    "Sie bleibt, wie sie ist. Entweder mit der Fassung weiterarbeiten, mit der sie angelegt wurde, oder leer "
    "beginnen: mit einer neuen Datenbank und einem neuen DATA_DIR (ohne Angabe: den Ordner var umbenennen)."
)


def unknown_migrations(alias: str = "default") -> list[str]:
    """Return those of our apps' migrations, as ``app.name``, that the database has and this release has not.

    Raises OperationalError when the database does not answer.
    """
    loader = MigrationLoader(connections[alias], ignore_no_migrations=True)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    ours = {config.label for config in apps.get_app_configs() if _is_ours(config.path)}
    return sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if app in ours and (app, name) not in known
    )


def refusal(unknown: Sequence[str]) -> str:
    """Return the sentence that says why a database with ``unknown`` migrations is refused."""
    more = f" und {len(unknown) - 1} weitere" if len(unknown) > 1 else ""
    return (
        "Diese Datenbank wurde mit einer anderen Fassung von Präventionsnetz angelegt, meist einer älteren "
        f"als 0.1.0 (unbekannt: {unknown[0]}{more})."
    )


def check_release_of_database(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Give an error (intranet.E001) for a database of another release; ``migrate`` then changes nothing."""
    return [
        Error(refusal(unknown), hint=ADVICE, id="intranet.E001")
        for alias in databases or ()
        if (unknown := unknown_migrations(alias))
    ]


def _is_ours(path: str) -> bool:
    return Path(path).parent == settings.BASE_DIR
