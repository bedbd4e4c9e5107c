"""What one click makes of a row in the report of searches, registered the way Wagtail's hooks are.

``search`` knows neither synonyms nor gaps; whoever does registers an action when its app is ready::

    register_report_action(
        _("Synonym anlegen"),
        lambda searched: f"{reverse('synonyms:add')}?{urlencode({'word': searched.text})}",
        may=lambda user: user.has_perm("search.add_synonym"),
    )
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Searched:
    """A row of the report: its text, and the slugs of what the report is narrowed to, "" for all."""

    text: str
    municipality: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ReportAction:
    """A button in each row: its label, the address it leads to, and who gets it."""

    label: str | Promise
    url_for: Callable[[Searched], str]
    may: Callable[[Any], bool]
    order: int


_actions: list[ReportAction] = []


def register_report_action(
    label: str | Promise, url_for: Callable[[Searched], str], *, may: Callable[[Any], bool], order: int = 100
) -> None:
    """Add a button to each row; ``may`` tells for a user whether they may do what it leads to."""
    _actions.append(ReportAction(label, url_for, may, order))


def report_actions(user: Any) -> list[ReportAction]:
    """Give the actions that ``user`` may use, in their order."""
    return sorted((action for action in _actions if action.may(user)), key=lambda action: action.order)
