"""How full the database is."""

from __future__ import annotations

from django.apps import apps


def row_counts() -> dict[str, int]:
    """Give the number of rows of every table by model."""
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    return {model._meta.label: model._base_manager.count() for model in models}
