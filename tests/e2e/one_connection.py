"""One connection for several threads: the in-memory database that browser tests share with their server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from threading import RLock
from typing import Any
from unittest.mock import patch

from django.db.models.sql.compiler import SQLCompiler, SQLInsertCompiler
from django.db.transaction import Atomic

# Whoever has it may use the database: a request from its beginning to its end, a test for a query or a
# transaction.
turn = RLock()


@contextmanager
def taking_turns() -> Iterator[None]:
    """Let threads use the database in turn for the time of the block.

    Transactions of two threads would get into each other's way. And a thread that runs a query keeps the
    connection to itself while it waits for the interpreter, to call a function written in Python; one that
    fills in the values of a query keeps the interpreter to itself while it waits for the connection. Together
    they would stop the whole process for good.
    """
    with ExitStack() as stack:
        for compiler in (SQLCompiler, SQLInsertCompiler):
            stack.enter_context(patch.object(compiler, "execute_sql", _in_turn(compiler.execute_sql)))
        stack.enter_context(patch.object(Atomic, "__enter__", _beginning(Atomic.__enter__)))
        stack.enter_context(patch.object(Atomic, "__exit__", _ending(Atomic.__exit__)))
        yield


def _in_turn(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        with turn:
            return method(*args, **kwargs)

    return wrapped


def _beginning(enter: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(enter)
    def wrapped(self: Atomic) -> None:
        turn.acquire()
        try:
            enter(self)
        except BaseException:
            turn.release()
            raise

    return wrapped


def _ending(leave: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(leave)
    def wrapped(self: Atomic, *error: Any) -> Any:
        try:
            return leave(self, *error)
        finally:
            turn.release()

    return wrapped
