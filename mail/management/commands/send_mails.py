"""``manage.py send_mails``."""

from __future__ import annotations

import signal
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections, connection

from mail.sending import send_due

PAUSE = 1.0  # seconds between two looks at the table


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class Command(BaseCommand):
    """Sends outgoing mail: what is due, or all the time with ``--watch``."""

    help = "Verschickt fällige E-Mails. Mit --watch dauernd, unabhängig von anderer Hintergrundarbeit."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--watch``."""
        parser.add_argument("--watch", action="store_true", help="dauernd verschicken, bis jemand beendet")

    def handle(self, *args: Any, watch: bool, **options: Any) -> None:
        """Send once and say what came of it, or send until the process is ended."""
        if not watch:
            self.stdout.write(str(send_due()))
            return
        # SIGINT too: a shell that starts this in the background has it ignored.
        signal.signal(signal.SIGTERM, _end)
        signal.signal(signal.SIGINT, _end)
        with suppress(KeyboardInterrupt):
            self._watch()

    def _watch(self) -> None:
        while True:
            close_old_connections()
            try:
                send_due()
            except Error as error:  # the database is away for a while
                self.stderr.write(f"{type(error).__name__}: the database does not answer")
                connection.close()
            time.sleep(PAUSE)
