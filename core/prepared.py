"""Querysets whose SQL is written once per process and run with other values.

Django writes the SQL of a queryset anew each time: on SQLite that takes ten times as long as running a small
query. A page of search results needs several that never change but for a few numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

# Stand for the values while the SQL is written: numbers that no queryset has of its own, within 32 bits.
# A column of texts makes texts of them.
_FIRST_STAND_IN = 2_000_000_011

Value = TypeVar("Value", int, str)


class _Written(NamedTuple):
    """SQL with its parameters, the names of its columns, and by place what makes values of them.

    Each parameter comes with the number of the value that takes its place, None where it stays.
    """

    sql: str
    parameters: list[tuple[Any, int | None]]
    columns: list[str]
    converters: dict[int, tuple[list[Callable[..., Any]], Any]]


class Prepared:
    """A queryset that ``build`` gives for some values, run without writing its SQL again.

    ``build`` takes as many values as ``values`` and must use each in its SQL as it is, as a primary key or a
    slug, and must not look at them. What it gives must not depend on anything else.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], values: int = 0) -> None:
        """Take what builds the queryset; it is called once, with the first use."""
        self._build = build
        self._stand_ins = range(_FIRST_STAND_IN, _FIRST_STAND_IN + values)
        self._written: dict[str, _Written] = {}

    def rows(self, *values: int | str) -> list[tuple[Any, ...]]:
        """Give the rows as the database does: nothing is converted, so ask for numbers and texts."""
        return self._run(values)[1]

    def objects(self, model: type[Model], *values: int | str) -> list[Any]:
        """Give the objects of ``model``; the queryset must select its columns and nothing else."""
        written, rows = self._run(values)
        using = self._queryset.db
        connection = connections[using]
        objects = []
        for row in map(list, rows):
            for place, (converters, column) in written.converters.items():
                for converter in converters:
                    row[place] = converter(row[place], column, connection)
            objects.append(model.from_db(using, written.columns, row))
        return objects

    def filled(self, values: Sequence[Value]) -> list[Value]:
        """Give as many values as are needed, the last one over and over: for "one of" it does not count how
        often."""
        missing = len(self._stand_ins) - len(values)
        return list(values) + list(values[-1:]) * missing

    def _run(self, values: Sequence[int | str]) -> tuple[_Written, list[tuple[Any, ...]]]:
        if len(values) != len(self._stand_ins):
            raise TypeError(f"{len(self._stand_ins)} values are needed, not {len(values)}")
        using = self._queryset.db
        written = self._written.get(using)
        if written is None:
            self._written[using] = written = self._write(using)
        parameters = [one if number is None else values[number] for one, number in written.parameters]
        with connections[using].cursor() as cursor:
            cursor.execute(written.sql, parameters)
            return written, cursor.fetchall()

    def _write(self, using: str) -> _Written:
        compiler = self._queryset.query.get_compiler(using)
        sql, parameters = compiler.as_sql()
        numbers = {form: at for at, one in enumerate(self._stand_ins) for form in (one, str(one))}
        # As Django does for every queryset, once for all runs.
        selected = [expression for expression, _sql, _alias in compiler.select]
        columns = [getattr(getattr(one, "target", None), "attname", "") for one in selected]
        numbered = [(one, numbers.get(one)) for one in parameters]
        return _Written(sql, numbered, columns, compiler.get_converters(selected))

    @cached_property
    def _queryset(self) -> QuerySet[Any, Any]:
        return self._build(*self._stand_ins)
