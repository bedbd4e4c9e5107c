"""Who counts what is searched for. ``search`` itself remembers no search; an app above it may.

A search that somebody sends off is counted with its page. While somebody types, each change is asked for:
there the page takes along the event, signed, and the browser hands it back once somebody has looked at the
hits (``static/js/search-count.js``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from core.registry import Registry
from search.results.page import Results


@dataclass(frozen=True, slots=True)
class SearchRecorder:
    """Counts searches of a person, given by their id.

    ``signed_event`` returns what a browser hands back to the address called ``url_name``, "" for what is not
    counted; ``record_after`` counts a search once its response has been sent.
    """

    name: str
    url_name: str
    signed_event: Callable[[Results, Any], str]
    record_after: Callable[[HttpResponse, Results, Any], None]


RECORDERS: Registry[SearchRecorder] = Registry()
