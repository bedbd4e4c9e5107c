"""Names in the administration what uses an object before it is deleted or taken down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.db.models import Model
from django.template import Context

from core.usage import Usage, usage_of

register = template.Library()

# What Wagtail's confirmations call the row of a list that they are drawing.
_ROWS = ("page", "snippet", "image", "document", "user")


@register.simple_tag(takes_context=True)
def usage_here(context: Context) -> Usage:
    """Give what uses the object that a confirmation of Wagtail's is about, single or one of many."""
    instance = _object(context)
    request = context.get("request")
    if instance is None or request is None:
        return Usage()
    return usage_of(instance, request.user)


def _object(context: Context) -> Model | None:
    for row in (context.get(name) for name in _ROWS):
        if isinstance(row, Mapping) and "item" in row:
            return _model(row["item"])
    items: Any = context.get("items")
    if isinstance(items, list) and len(items) == 1:
        return _model(items[0]["item"])
    return _model(context.get("object")) or _model(context.get("page"))


def _model(value: Any) -> Model | None:
    return value if isinstance(value, Model) else None
