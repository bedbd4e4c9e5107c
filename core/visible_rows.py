"""Rows and versions that were stored before texts were taken in as people see them.

What is typed, imported and pasted today goes through ``core.text`` and ``core.visible_markup``; here the same
rules are put to what stands in the database already. Slugs, addresses of pages and names of files stay: links
lead there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks, fields

from core.letter_case import SameNameField
from core.rich_text.bodies import changed
from core.text import visible_text, without_invisible_signs
from core.visible_markup import visible_markup

# Where a row goes instead of another: keys by keys of one model.
Instead = Mapping[int, int]
_ADDRESSES = (models.SlugField, models.FileField, models.FilePathField, SameNameField)
_ADDRESSES_OF_PAGES = frozenset({"path", "url_path"})


def visible_changes(row: models.Model) -> dict[str, Any]:
    """Return what changes in a row when its texts are as people see them, by names of fields."""
    changes = {}
    for field in row._meta.concrete_fields:
        before = getattr(row, field.attname)
        if isinstance(field, fields.StreamField):
            raw = before.get_prep_value()
            if (after := visible_body(field, raw)) != raw:
                changes[field.name] = field.to_python(json.dumps(after))
        elif isinstance(before, str) and (after := _visible(field, before)) != before:
            changes[field.name] = after
    return changes


def visible_content(model: type[models.Model], content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a version with its texts, also of rows below, as people see them."""
    seen = dict(content)
    for field in model._meta.concrete_fields:
        before = content.get(field.name)
        if not isinstance(before, str):
            continue
        if isinstance(field, fields.StreamField):
            raw = json.loads(before)
            if (after := visible_body(field, raw)) != raw:
                seen[field.name] = json.dumps(after)
        else:
            seen[field.name] = _visible(field, before)
    for name, below in _rows_below(model, content):
        seen[name] = [visible_content(below, row) for row in content[name]]
    return seen


def content_instead(
    model: type[models.Model], content: dict[str, Any], target: type[models.Model], instead: Instead
) -> dict[str, Any]:
    """Return the content of a version whose rows below name other rows of ``target``, each of them once."""
    seen = dict(content)
    for name, below in _rows_below(model, content):
        for key in (field.name for field in below._meta.concrete_fields if field.related_model is target):
            kept: dict[Any, dict[str, Any]] = {}
            for row in seen[name]:
                to = instead.get(row[key], row[key])
                kept.setdefault(to, {**row, key: to})
            seen[name] = list(kept.values())
    return seen


def visible_body(field: fields.StreamField, raw: Any) -> Any:
    """Return what a body stores with the texts in it as people see them."""
    return changed(field.stream_block, raw, _visible_block)


def _rows_below(model: type[models.Model], content: dict[str, Any]) -> list[tuple[str, type[models.Model]]]:
    if not issubclass(model, ClusterableModel):
        return []
    relations = [(one.get_accessor_name(), one.related_model) for one in get_all_child_relations(model)]
    return [(name, below) for name, below in relations if content.get(name)]


def _visible(field: models.Field[Any, Any], text: str) -> str:
    if isinstance(field, fields.RichTextField):
        return visible_markup(text)
    if isinstance(field, models.URLField):
        return without_invisible_signs(text)
    if not isinstance(field, models.CharField | models.TextField) or isinstance(field, _ADDRESSES):
        return text
    if field.choices or field.name in _ADDRESSES_OF_PAGES:
        return text
    seen = visible_text(text)
    return seen if isinstance(field, models.TextField) else seen.replace("\n", " ")


def _visible_block(block: blocks.Block, raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    if isinstance(block, blocks.RichTextBlock):
        return visible_markup(raw)
    if isinstance(block, blocks.URLBlock):
        return without_invisible_signs(raw)
    if isinstance(block, blocks.TextBlock):
        return visible_text(raw)
    if isinstance(block, blocks.CharBlock):
        return visible_text(raw).replace("\n", " ")
    return raw
