"""Bodies of demo pages: from short rows to what a StreamField keeps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db.models import Model

from core.models import LifePhase, Municipality, Topic
from demo.chosen import by_slug, page_at
from demo.media import public_document, public_image

# The part of a block's value that is a list of items.
_LISTS = {"accordion": "sections", "documents": "documents", "linked_entries": "entries"}
# The vocabulary that a listing filters by.
_TERMS: dict[str, type[Model]] = {"municipalities": Municipality, "life_phases": LifePhase, "topics": Topic}


def body(name: str, rows: Sequence[Sequence[Any]]) -> str:
    """Give ``rows`` of a kind of block and its value as the JSON of a StreamField.

    Images and documents are named by their key in ``demo.media``, pages by their address below the
    start page, terms by their slug. The ids of the blocks follow from ``name``, so that every load gives the
    same. Raises LookupError for a page or term and KeyError for a file that does not exist.
    """
    return json.dumps(
        [
            {"type": kind, "value": _value(kind, value, f"{name}/{number}"), "id": _id(f"{name}/{number}")}
            for number, (kind, value) in enumerate(rows)
        ]
    )


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"praeventionsnetz-demo/{name}"))


def _value(kind: str, value: Any, name: str) -> Any:
    if kind == "image":
        image = public_image(value["image"])
        return {
            "image": {"image": image.pk, "alt_text": image.alt_text, "decorative": False},
            "caption": value["caption"],
        }
    if kind == "listing":
        return {**value, **{name: _ids(model, value[name]) for name, model in _TERMS.items()}}
    if kind not in _LISTS:
        return value
    part = _LISTS[kind]
    items = [
        {"type": "item", "value": _item(kind, item), "id": _id(f"{name}/{number}")}
        for number, item in enumerate(value[part])
    ]
    return {**value, part: items}


def _item(kind: str, item: Any) -> Any:
    if kind == "documents":
        return public_document(item).pk
    if kind == "linked_entries":
        return {"page": page_at(item["page"]).pk, "note": item["note"]}
    return item


def _ids(model: type[Model], slugs: Sequence[str]) -> list[int]:
    return [row.pk for row in by_slug(model, slugs)]
