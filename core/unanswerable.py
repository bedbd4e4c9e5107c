"""Requests that no browser of ours sends and no view can answer: 400 or 404 instead of a server error.

A few rules for all views, ours and Wagtail's, instead of a check in each. Only failures that what was sent
has led to are taken; a mistake of ours still is a server error. Why:
docs/decisions/0047-unanswerable-requests.md.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, RawPostDataException, UnreadablePostError
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import bad_request, page_not_found

from core.row_numbers import LARGEST
from core.sent_forms import brings_form

logger = logging.getLogger(__name__)

_LIBRARIES = (sys.prefix, sys.base_prefix)
# How forms of several rows say how many there are: Django's formsets, Wagtail's blocks.
_COUNTS = ("-TOTAL_FORMS", "-count")
_FURTHER_COUNTS = ("-INITIAL_FORMS",)
# What the drivers say of numbers and texts that a database cannot hold.
_DRIVERS_WORDS = (
    "A string literal cannot contain NUL",
    "PostgreSQL text fields cannot contain NUL",
    "embedded null character",
    "surrogates not allowed",
)
# What Django says of a text that was to be the number of a row, or an address to go on to.
_MISTAKEN = re.compile(
    r"^Field '\w+' expected a number but got (.*)\.$|^Reverse for ('.*') not found", re.DOTALL
)


class UnanswerableRequestMiddleware:
    """Answers what cannot be answered, before a view sees it or after a view has failed by it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; an address that no database can hold is of nothing that there is."""
        if "\0" in request.path_info:
            raise Http404("No address has NUL in it.")
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Refuse numbers that no row can have, and counts of rows that were not sent."""
        if any(isinstance(value, int) and value > LARGEST for value in kwargs.values()):
            raise Http404("No row has this number.")
        if brings_form(request, view):
            check_counts(request.POST)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Tell whoever sent it that it cannot be answered, when the failure is theirs."""
        if not is_senders(request, exception):
            return None
        # With the place it comes from: what looks like the sender's mistake may be one of ours.
        logger.warning("A request could not be answered", exc_info=exception)
        if request.method in ("GET", "HEAD") and not request.GET:
            return page_not_found(request, exception)
        return bad_request(request, exception)


def check_counts(data: Any) -> None:
    """Raise BadRequest when a form says that it has more rows than there are fields.

    Each row has at least one field of its own, so all counts together are never more than the fields. Django
    and Wagtail go through as many rows as they are told.
    """
    total = 0
    for name in data:
        if name.endswith((*_COUNTS, *_FURTHER_COUNTS)):
            count = _count(data[name])
            total += count if name.endswith(_COUNTS) else 0
            if count > len(data) or total > len(data):
                raise BadRequest("More rows are counted than were sent.")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise BadRequest("A number of rows is no number.")
    return int(text)


def is_senders(request: HttpRequest, exception: BaseException) -> bool:
    """Return whether ``exception`` comes of what was sent: a value that no database holds, a text where a
    number is due, a form without its own fields, JSON that is none."""
    if isinstance(exception, (OverflowError, DataError)):
        return True
    if isinstance(exception, ValueError) and any(words in str(exception) for words in _DRIVERS_WORDS):
        return True
    if isinstance(exception, (ValueError, NoReverseMatch)) and (found := _MISTAKEN.search(str(exception))):
        return (found[1] or found[2]) in {repr(value) for value in _sent(request)}
    if request.method != "POST":
        return False
    if isinstance(exception, json.JSONDecodeError):
        return exception.doc in (_body(request), *_sent(request))
    if isinstance(exception, KeyError) and not isinstance(exception, MultiValueDictKeyError):
        return not _was_sent(request, exception) and not _is_raised_by_us(exception)
    return isinstance(exception, (MultiValueDictKeyError, UnicodeError))


def _was_sent(request: HttpRequest, error: KeyError) -> bool:
    """Whether the form has the field that was missed: then it is missed for another reason."""
    return not error.args or error.args[0] in request.POST


def _is_raised_by_us(error: BaseException) -> bool:
    """Whether the line that failed is one of ours, which ask forms for their fields and miss none.

    Wagtail's views take the fields of their own pages for granted.
    """
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    file = place.tb_frame.f_code.co_filename if place is not None else ""
    return file.startswith(str(settings.BASE_DIR)) and not file.startswith(_LIBRARIES)


def _body(request: HttpRequest) -> str | None:
    """Return the body where a view has read it as a whole, otherwise None."""
    try:
        return request.body.decode("utf-8", "replace")
    except (RawPostDataException, UnreadablePostError):
        return None


def _sent(request: HttpRequest) -> Iterator[str]:
    """Give the values of an address and of what was sent with it."""
    found = request.resolver_match
    for value in (*found.args, *found.kwargs.values()) if found else ():
        yield unquote(str(value))
    for data in (request.GET, request.POST):
        for _name, values in data.lists():
            yield from values
