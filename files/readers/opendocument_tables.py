"""Rows and cells of OpenDocument tables that are shown."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any

from files.readers.markup import attribute, name_of

_HIDDEN = frozenset({"collapse", "filter"})
_GROUPS = frozenset({"table-rows", "table-header-rows", "table-row-group"})
_COLUMN_GROUPS = frozenset({"table-columns", "table-header-columns", "table-column-group"})


def seen_rows(table: Any) -> Iterator[Any]:
    """Return what a table shows: its rows without hidden ones and cells of hidden columns, and drawings."""
    hidden = _hidden_columns(table)
    yield from _rows(table, hidden)


def _rows(parent: Any, hidden: list[range]) -> Iterator[Any]:
    for element in parent:
        name = name_of(element)
        if name in _GROUPS:
            yield from _rows(element, hidden)
        elif name == "table-row":
            if attribute(element, "visibility") not in _HIDDEN:
                yield _without(element, hidden) if hidden else element
        elif name and name not in _COLUMN_GROUPS and name != "table-column":
            yield element


def _without(row: Any, hidden: list[range]) -> Any:
    """Return a row without the cells that stand in hidden columns only."""
    place = 0
    shown = copy(row)
    for cell in list(shown):
        width = int(attribute(cell, "number-columns-repeated") or 1)
        if any(place in columns and place + width - 1 in columns for columns in hidden):
            shown.remove(cell)
        place += width
    return shown


def _hidden_columns(table: Any) -> list[range]:
    place, hidden = 0, []
    for column in _columns(table):
        width = int(attribute(column, "number-columns-repeated") or 1)
        if attribute(column, "visibility") in _HIDDEN:
            hidden.append(range(place, place + width))
        place += width
    return hidden


def _columns(parent: Any) -> Iterator[Any]:
    for element in parent:
        if name_of(element) in _COLUMN_GROUPS:
            yield from _columns(element)
        elif name_of(element) == "table-column":
            yield element
