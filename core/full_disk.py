"""What people read when the server has no room left: that nothing was stored, and whom to tell."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

_STATUS = 507  # Insufficient Storage (RFC 4918)
_FULL = (errno.ENOSPC, errno.EDQUOT)
# What SQLite and PostgreSQL say of it.
_DATABASES_WORDS = ("database or disk is full", "No space left on device", "could not extend file")


class FullDiskMiddleware:
    """Answers requests that failed for want of room; whatever shows content alone does not come to this."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page that says so; None for every other failure."""
        if not is_full(exception):
            return None
        logger.error("No room left on the disk: %s", type(exception).__name__)
        return HttpResponse(render_to_string("507.html"), status=_STATUS)


def is_full(exception: BaseException) -> bool:
    """Tell whether something failed because a disk or its quota is full."""
    if isinstance(exception, OSError):
        return exception.errno in _FULL
    return isinstance(exception, DatabaseError) and any(words in str(exception) for words in _DATABASES_WORDS)
