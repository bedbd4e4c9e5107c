"""``manage.py db_worker``: the worker of django-tasks-db, which comes back when the database was away."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django_tasks_db.management.commands import db_worker

logger = logging.getLogger(__name__)

FIRST_PAUSE = 1.0  # seconds, twice as long after each failure
LONGEST_PAUSE = 30.0
# After so many seconds without a failure the next one is a first one.
WELL_AGAIN = 60.0


class Command(db_worker.Command):
    """Runs tasks. A database that restarts, cuts the connection or is locked for long does not end it."""

    def handle(self, *args: Any, batch: bool, **options: Any) -> None:
        """Run the worker until somebody ends it; with ``--batch`` a failure ends it too."""
        pause = FIRST_PAUSE
        while True:
            begun = time.monotonic()
            try:
                super().handle(*args, batch=batch, **options)
            except (OperationalError, InterfaceError) as error:
                if batch:
                    raise
                logger.warning("The worker lost the database and begins again: %s", type(error).__name__)
                connections.close_all()
                if time.monotonic() - begun > WELL_AGAIN:
                    pause = FIRST_PAUSE
                time.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return
