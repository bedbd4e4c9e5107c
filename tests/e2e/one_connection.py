"""One connection for several threads: the in-memory database that browser tests share with their server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any
from unittest.mock import patch

from django.db.backends.sqlite3.base import SQLiteCursorWrapper

_turn = RLock()


class CursorInTurn(SQLiteCursorWrapper):
    """Django's, so that one thread at a time is within SQLite.

    A thread that runs a query keeps the connection to itself while it waits for the interpreter, to call a
    function written in Python; one that fills in values of a query keeps the interpreter to itself while it
    waits for the connection. Together they would stop the whole process for good.
    """

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a query in turn."""
        with _turn:
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run a query with many values in turn."""
        with _turn:
            return super().executemany(query, param_list)

    def fetchone(self) -> Any:
        """Return a row, read in turn."""
        with _turn:
            return super().fetchone()

    def fetchmany(self, size: int | None = None) -> Any:
        """Return some rows, read in turn."""
        with _turn:
            return super().fetchmany(self.arraysize if size is None else size)

    def fetchall(self) -> Any:
        """Return the rows that are left, read in turn."""
        with _turn:
            return super().fetchall()


@contextmanager
def taking_turns() -> Iterator[None]:
    """Let all threads use connections to SQLite in turn for the time of the block."""
    with patch("django.db.backends.sqlite3.base.SQLiteCursorWrapper", CursorInTurn):
        yield
