"""The names of small vocabularies, held in each process: fields of action, life phases, municipalities.

They change a few times a year and every search needs nearly all of them. A search reads the token of their
state, which is one small query, and the names only when it is another one.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from core.prepared import Prepared
from search.models import VocabularyState

Names = Mapping[str, Mapping[str, str]]  # facet, slug, name

_models: dict[str, type[Model]] = {}
_token = Prepared(lambda: VocabularyState.objects.values_list("token")[:1])
_held: tuple[Any, Names] = (None, {})


def register_vocabulary(facet: str, model: type[Model]) -> None:
    """Say that the values of ``facet`` are the slugs of ``model``, which has few rows, called by their
    ``name``, in its own order; and watch every change of it."""
    _models[facet] = model
    for signal in (post_save, post_delete):
        signal.connect(_tell_change, sender=model, dispatch_uid=f"search.vocabulary.{id(signal)}.{facet}")


def is_vocabulary(facet: str) -> bool:
    """Tell whether the names of ``facet`` are held."""
    return facet in _models


def current_names() -> Names:
    """Give the names of all registered vocabularies; costs one query, and one for each after a change."""
    global _held
    # The token before the names: the other way round, a change in between would never be noticed.
    token = next(iter(_token.rows()), None)
    held, names = _held
    if token is None or held != token or names.keys() != _models.keys():
        names = {facet: _names_of(model) for facet, model in _models.items()}
        _held = (token, names)
    return names


def _names_of(model: type[Model]) -> dict[str, str]:
    return dict(model._default_manager.values_list("slug", "name"))


def _tell_change(**_signal: Any) -> None:
    """Let every process read the names again, in the transaction that changes them."""
    VocabularyState.objects.update_or_create(pk=1, defaults={"token": uuid.uuid4()})
