"""Mails that wait in the table until a test sends them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.mail.servers import Mailbox, mail_server, use


@pytest.fixture(autouse=True)
def _nothing_runs_by_itself(settings: Any) -> None:
    """Queue tasks as on a real site, where no worker runs here."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def server(settings: Any) -> Iterator[Mailbox]:
    """A mail server that takes everything."""
    with mail_server() as mailbox:
        use(settings, mailbox)
        yield mailbox
