"""The rules by kind of thing, and the one function that asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Model
from wagtail.models import Page

# Takes a queryset and a user, returns the part of it that the user may read in the administration.
type_of_rule = Callable[[Any, Any], Any]
R = TypeVar("R")
_rules: dict[type[Model], list[type_of_rule]] = {}


def rule(model: type[Model]) -> Callable[[type_of_rule], type_of_rule]:
    """Decorate a function(rows, user) that narrows a queryset of ``model`` to what ``user`` may read.

    It holds for what inherits from ``model`` too. Of several rules for one model, all have to let a row pass.
    """

    def decorate(function: type_of_rule) -> type_of_rule:
        _rules.setdefault(model, []).append(function)
        return function

    return decorate


def readable(rows: Any, user: Any) -> Any:
    """Return what ``user`` may read of a queryset; what no rule speaks of is read by all who may enter."""
    if user.is_active and user.is_superuser:
        return rows
    for model in rows.model.__mro__:
        for narrow in _rules.get(model, ()):
            rows = narrow(rows, user)
    return rows


def only_readable(rows: Iterable[R], user: Any, thing_of: Callable[[R], Any] = lambda row: row) -> list[R]:
    """Return those of ``rows`` whose thing ``user`` may read, in their order; one query for each model."""
    rows = list(rows)
    by_model: dict[type[Model], set[Any]] = {}
    for thing in map(thing_of, rows):
        if isinstance(thing, Model):
            by_model.setdefault(_kind(thing), set()).add(thing.pk)
    there = {
        model: set(readable(model._base_manager.filter(pk__in=keys), user).values_list("pk", flat=True))
        if is_ruled(model)
        else keys
        for model, keys in by_model.items()
    }
    return [row for row in rows if (thing := thing_of(row)) is not None and thing.pk in there[_kind(thing)]]


def _kind(thing: Model) -> type[Model]:
    return Page if isinstance(thing, Page) else type(thing)


def is_ruled(model: type[Model]) -> bool:
    """Tell whether anything of ``model`` may be kept from those who may enter the administration."""
    return any(parent in _rules for parent in model.__mro__)
