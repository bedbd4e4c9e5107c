"""What Wagtail tells only by a hook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks

from search.marks import mark


@hooks.register("after_bulk_action")
def mark_changed_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Model], action: Any
) -> None:
    """Mark what a bulk action has changed: "Add to collection" is an update without any signal."""
    if action_type == "add_to_collection":
        for instance in objects:
            mark(instance)
