"""The panels of the start of the administration: one for each group of lists, and their base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from worklists.registry import Group, WorkList, count_of, lists_for


class StartPanel(Component):
    """A panel for the person of ``request``; subclasses say what it shows in ``content``.

    A panel without content is not drawn. ``order`` is its place among Wagtail's, which begin at 210.
    """

    order = 100

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def content(self) -> dict[str, Any]:
        """Return the context of the template; empty when there is nothing to say."""
        raise NotImplementedError

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Draw the panel, or nothing."""
        content = self.content()
        if not content:
            return ""
        self._content = content
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Add the request, and the token for the panel's forms."""
        context = super().get_context_data(parent_context) or {}
        token = (parent_context or {}).get("csrf_token", "")
        return {**context, **self._content, "request": self.request, "csrf_token": token}


@dataclass(frozen=True, slots=True)
class ShownList:
    """The first rows of a list, and how many there are."""

    listed: WorkList
    rows: list[dict[str, Any]]
    count: int

    @property
    def heading(self) -> str:
        """How much waits, in words."""
        return self.listed.heading(self.count)

    @property
    def has_numbers(self) -> bool:
        """Whether the list is a table of numbers, whose headings have to be seen."""
        return any(column.is_number for column in self.listed.columns)

    @property
    def all_url(self) -> str:
        """Where all rows are; "" when they are here."""
        if self.listed.all_url:
            return self.listed.all_url()
        return report_url(self.listed) if self.count > len(self.rows) else ""


def report_url(listed: WorkList) -> str:
    """Return where all rows of a list are."""
    return listed.all_url() if listed.all_url else reverse("work_list", args=[listed.name])


def first_rows(listed: WorkList, request: HttpRequest) -> ShownList:
    """Return what the start of the administration shows of ``listed`` for the person of ``request``."""
    rows = listed.rows(request.user)
    first = list(rows[: listed.shown])
    places = listed.places(first, request.user) if listed.places and first else {}
    return ShownList(
        listed,
        [
            {
                "title": listed.title.value(row),
                "url": listed.url(row, request),
                "place": places.get(row.pk, "") if places else "",
                "cells": [(column.value(row), column.is_number) for column in listed.columns],
                "actions": [(action, action.url(row)) for action in listed.actions],
            }
            for row in first
        ],
        count_of(rows) if len(first) == listed.shown else len(first),
    )


class WorkListPanel(StartPanel):
    """The lists of one group: the first rows of each that has any."""

    template_name = "worklists/panel.html"

    def __init__(self, request: HttpRequest, group: Group, lists: list[WorkList]) -> None:
        super().__init__(request)
        self.group, self.lists = group, lists
        self.name, self.order = group.name, group.order

    def content(self) -> dict[str, Any]:
        """Return the lists that have rows; nothing when none has, and the group has no words for that."""
        shown = [found for listed in self.lists if (found := first_rows(listed, self.request)).rows]
        empty = "" if shown or not self.group.when_empty else self.group.when_empty(self.request.user)
        if not shown and not empty:
            return {}
        return {
            "group": self.group,
            "panel_id": f"start-{self.group.name}",
            "heading": self.group.heading or shown[0].heading,
            "headings": len(self.lists) > 1,
            "lists": shown,
            "empty": empty,
            "back": reverse("wagtailadmin_home"),
        }


def work_list_panels(request: HttpRequest) -> list[StartPanel]:
    """Return a panel for each group of lists that the person of ``request`` may see."""
    grouped = groupby(lists_for(request.user), key=lambda listed: listed.group)
    return [WorkListPanel(request, group, list(lists)) for group, lists in grouped]
