"""Querysets whose SQL is written once per process and run with other values.

Django writes the SQL of a queryset anew each time: on SQLite that takes ten times as long as running a small
query. A page of search results needs several that never change but for a few numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet

# Stand for the values while the SQL is written: numbers that no queryset has of its own, within 32 bits.
_FIRST_STAND_IN = 2_000_000_011


class Prepared:
    """A queryset that ``build`` gives for some whole numbers, run without writing its SQL again.

    ``build`` takes as many numbers as ``values`` and must use each in its SQL as it is, as a primary key, and
    must not look at them. What it gives must not depend on anything else.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], values: int = 0) -> None:
        """Take what builds the queryset; it is called once, with the first use."""
        self._build = build
        self._stand_ins = range(_FIRST_STAND_IN, _FIRST_STAND_IN + values)
        self._written: dict[str, tuple[str, list[Any]]] = {}

    def rows(self, *values: int) -> list[tuple[Any, ...]]:
        """Give the rows as the database does: nothing is converted, so ask for numbers and texts."""
        using, sql, parameters = self._with(values)
        with connections[using].cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall()

    def objects(self, model: type[Model], *values: int) -> list[Any]:
        """Give the objects of ``model``; the queryset must select all its columns."""
        using, sql, parameters = self._with(values)
        return list(model._default_manager.using(using).raw(sql, parameters))

    def _with(self, values: Sequence[int]) -> tuple[str, str, list[Any]]:
        if len(values) != len(self._stand_ins):
            raise TypeError(f"{len(self._stand_ins)} values are needed, not {len(values)}")
        using = self._queryset.db
        if using not in self._written:
            sql, parameters = self._queryset.query.get_compiler(using).as_sql()
            self._written[using] = (sql, list(parameters))
        sql, parameters = self._written[using]
        given = dict(zip(self._stand_ins, values, strict=True))
        return using, sql, [given.get(value, value) for value in parameters]

    @cached_property
    def _queryset(self) -> QuerySet[Any, Any]:
        return self._build(*self._stand_ins)
