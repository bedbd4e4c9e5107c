"""What one click makes of a row in the report of searches.

The log knows neither synonyms nor gaps; whoever does registers an action when its app is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.registry import Registry
from searchlog.removal_view import PERMISSION as MAY_REMOVE


@dataclass(frozen=True, slots=True)
class Searched:
    """A row of the report: its text, and the slugs of what the report is narrowed to, "" for all."""

    text: str
    municipality: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ReportAction:
    """A button in each row: its label, the address it leads to, and who gets it."""

    name: str
    label: str | Promise
    url_for: Callable[[Searched], str]
    may: Callable[[Any], bool]
    order: int = 100


REPORT_ACTIONS: Registry[ReportAction] = Registry()


def report_actions(user: Any) -> list[ReportAction]:
    """Return the actions that ``user`` may use, in their order."""
    return sorted((action for action in REPORT_ACTIONS if action.may(user)), key=lambda action: action.order)


def register_own() -> None:
    """Let a row become a recommended result, and its text be taken out of the log."""
    REPORT_ACTIONS.register(
        ReportAction(
            "recommend",
            _("Treffer empfehlen"),
            lambda searched: _address("wagtailsearchpromotions:add", query=searched.text),
            may=lambda user: user.has_perm("wagtailsearchpromotions.add_searchpromotion"),
            order=200,
        )
    )
    REPORT_ACTIONS.register(
        ReportAction(
            "remove_text",
            _("Text entfernen"),
            lambda searched: _address("search_text_removal", text=searched.text),
            may=lambda user: user.has_perm(MAY_REMOVE),
            order=900,
        )
    )


def _address(name: str, **query: str) -> str:
    return f"{reverse(name)}?{urlencode(query)}"
