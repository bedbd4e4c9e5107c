"""What the log may tell: where something failed and why, and nothing that people read, write or search for.

Addresses hold titles of pages and words of searches, and so do the messages of many exceptions: a database
that refuses a row repeats it. So a request is named by the pattern of its address, and an exception by its
kind and the lines of code it came through; its words are told only when they come from the system.
"""

from __future__ import annotations

import copy
import errno
import logging
import re
import traceback
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.db.models import Model

# The server of ``make dev`` names addresses. A developer needs them, but not what somebody searched for.
_OF_THE_DEVELOPERS_SERVER = "django.server"
_QUERY = re.compile(r"\?\S*")
# These speak of servers and settings.
_OF_THE_SYSTEM = (ImproperlyConfigured, ImportError, InterfaceError, OperationalError)


def told(error: BaseException) -> str:
    """Return the kind of ``error``, and its words where they cannot repeat what somebody entered."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, _OF_THE_SYSTEM):
        return f"{kind}: {' '.join(str(error).split())}"
    if isinstance(error, OSError) and error.errno is not None:
        # Without the name of the file, which may be that of an upload.
        return f"{kind}: {errno.errorcode.get(error.errno, error.errno)} {error.strerror or ''}".rstrip()
    return kind


class PrivateFormatter(logging.Formatter):
    """Writes records without addresses and without the words of exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``; other handlers see it as it was."""
        record = copy.copy(record)
        record.exc_text = None
        request = getattr(record, "request", None)
        if request is not None and hasattr(request, "path"):
            record.msg, record.args = _of_request(record, request), ()
        elif isinstance(record.args, tuple):
            record.args = tuple(_without_words(arg) for arg in record.args)
            if record.name == _OF_THE_DEVELOPERS_SERVER:
                record.args = tuple(_QUERY.sub("", str(arg)) for arg in record.args)
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        """Return the lines of code that an exception and those behind it came through."""
        error: BaseException | None = ei[1]
        parts: list[str] = []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            lines = traceback.format_list(traceback.extract_tb(error.__traceback__))
            parts.insert(0, "".join([*lines, told(error)]))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nThen:\n".join(parts)


def _without_words(arg: Any) -> Any:
    if isinstance(arg, BaseException):
        return told(arg)
    if isinstance(arg, Model):
        return f"{arg._meta.label} {arg.pk}"
    return arg


def _of_request(record: logging.LogRecord, request: Any) -> str:
    status = getattr(record, "status_code", "")
    match = getattr(request, "resolver_match", None)
    where = f"/{match.route.lstrip('/')}" if match else "no address of ours"
    return " ".join(str(part) for part in (status, request.method, where) if part)
