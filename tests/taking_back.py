"""What is made once for many tests, and taken back when they are over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction


@contextmanager
def taken_back(blocker: Any) -> Iterator[None]:
    """Write to the database outside of a test, for the tests of a module; it is all taken back at the end.

    ``blocker`` is pytest-django's fixture ``django_db_blocker``. Each test starts from what is written here
    and is taken back by itself, as its transaction is one within this.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
