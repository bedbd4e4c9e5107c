"""The names of small vocabularies, held in each process: fields of action, life phases, municipalities.

They change a few times a year and every search needs nearly all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Model

from core.process_cache import ProcessCache
from search.models import VocabularyState

Names = Mapping[str, Mapping[str, str]]  # facet, slug, name

_models: dict[str, type[Model]] = {}


def register_vocabulary(facet: str, model: type[Model]) -> None:
    """Say that the values of ``facet`` are the slugs of ``model``, which has few rows, called by their
    ``name``, in its own order; and watch every change of it."""
    _models[facet] = model
    _names.watch(model)
    _names.clear()


def is_vocabulary(facet: str) -> bool:
    """Tell whether the names of ``facet`` are held."""
    return facet in _models


def current_names() -> Names:
    """Give the names of all registered vocabularies; costs one query, and one for each after a change."""
    return _names.current()


def _read_names() -> Names:
    return {
        facet: dict(model._default_manager.values_list("slug", "name")) for facet, model in _models.items()
    }


_names = ProcessCache(VocabularyState, _read_names)
