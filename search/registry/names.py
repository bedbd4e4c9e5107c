"""How the values of facets are called.

The names of small vocabularies (fields of action, life phases, municipalities) are kept in each process: they
change a few times a year and every search needs nearly all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.utils.translation import get_language

from core.process_cache import ProcessCache
from search.models import VocabularyState

# Takes slugs and returns German names by slug. It may return more than it was asked for, in the order in
# which people want to see them; it leaves out slugs it does not know. At most one query.
NamesOf = Callable[[Collection[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ``name`` of each row of ``model`` by its slug, in its own order; see ``vocabulary``."""

    model: type[Model]


_models: dict[type[Model], None] = {}


def choice_names(choices: Callable[[], Mapping[str, Any]]) -> NamesOf:
    """Return the names of values that the program names: ``choices`` returns all of them and is called once
    for each language."""

    @lru_cache(maxsize=8)
    def names(_language: str | None) -> Mapping[str, str]:
        return {str(slug): str(name) for slug, name in choices().items()}

    return lambda slugs: names(get_language())


def vocabulary(model: type[Model]) -> Vocabulary:
    """Return the names of a ``model`` with few rows and watch every change of it."""
    _models[model] = None
    _names.watch(model)
    _names.clear()
    return Vocabulary(model)


def by_slug(model: type[Model]) -> NamesOf:
    """Return a look-up of the names of a ``model`` that has many rows."""

    def names(slugs: Collection[str]) -> Mapping[str, str]:
        return dict(model._default_manager.filter(slug__in=slugs).values_list("slug", "name"))

    return names


def current_names() -> Mapping[type[Model], Mapping[str, str]]:
    """Return the names by slug of each vocabulary; costs one query, and one for each after a change."""
    return _names.current()


def _read_names() -> Mapping[type[Model], Mapping[str, str]]:
    return {model: dict(model._default_manager.values_list("slug", "name")) for model in _models}


_names = ProcessCache(VocabularyState, _read_names)
