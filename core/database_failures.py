"""Failures of the machine rather than of what somebody has sent: full disk, busy or lost database."""

from __future__ import annotations

import errno
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

_FULL = "Der Datenträger des Servers ist voll."
_BUSY = "Die Datenbank war zu lange mit anderem beschäftigt."
_LOST = "Die Datenbank antwortet nicht mehr."
_DISK_FULL = "53100"  # PostgreSQL's code


def machine_failure(error: BaseException) -> str:
    """Return in German what failed, "" when what was written is to blame for ``error``.

    Nothing is gained by trying the same with fewer rows, or by blaming one.
    """
    for part in _chain(error):
        if isinstance(part, OSError) and part.errno in (errno.ENOSPC, errno.EDQUOT):
            return _FULL
        if getattr(part, "sqlstate", "") == _DISK_FULL or "disk is full" in str(part):
            return _FULL
        if isinstance(part, OperationalError | InterfaceError):
            return _BUSY if "locked" in str(part) else _LOST
    return ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Return ``error`` and what it comes from, the innermost first: it says most."""
    if error is not None:
        yield from _chain(error.__cause__)
        yield error
