"""Versions of pages that name what has been deleted since: they open with an empty field instead of failing.

``modelcluster`` reads a version in which a key with PROTECT leads nowhere by raising an error, for good: the
database protects what is published, and knows nothing of drafts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import PROTECT, RESTRICT, ForeignKey, ManyToManyField, Model
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ChooserBlock, ListBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from core.row_numbers import row_number

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Missing:
    """The German labels of the fields of a version that name what is gone; ``needed``: those of them that may
    not be empty."""

    labels: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


def without_missing(model: type[Model], content: Content, live: Model) -> tuple[Content, Missing]:
    """Return ``content`` of a version without keys that lead nowhere, and which fields had such keys.

    A field that may be empty becomes empty, one that may not keeps what ``live``, the page as it is stored,
    has there. A row of its own, as of a partner, goes where it cannot be without.
    """
    tidy, labels, needed = dict(content), [], []
    for field in _keys(model):
        if _is_gone(field, content.get(field.name)):
            labels.append(_label(field))
            needed += [] if field.null and field.blank else labels[-1:]
            tidy[field.name] = None if field.null else getattr(live, field.attname)
    for relation in get_all_child_relations(model):
        if relation.related_model._meta.app_label == Page._meta.app_label:  # comments
            continue
        name, rows = relation.get_accessor_name(), content.get(relation.get_accessor_name()) or []
        kept, gone = _rows_without_missing(relation, rows)
        if gone:
            labels.append(capfirst(str(relation.related_model._meta.verbose_name_plural)))
            tidy[name] = kept
    for field in get_all_child_m2m_relations(model):
        chosen = content.get(field.name) or []
        there = _there(field.related_model, chosen)
        if len(there) < len(set(chosen)):
            labels.append(_label(field))
            needed += [] if field.blank or there else labels[-1:]
            tidy[field.name] = [key for key in chosen if key in there]
    return tidy, Missing(tuple(labels), tuple(needed))


def what_is_missing(page: Page) -> list[str]:
    """Return the German labels of the fields and bodies of a version that name what is deleted now."""
    return [*getattr(page, "missing_in_version", Missing()).labels, *emptied_bodies(page)]


def emptied_bodies(page: Page) -> list[str]:
    """Return the German labels of the bodies of ``page`` in which a block has chosen what is gone.

    Wagtail opens such a block with an empty field, and says nothing.
    """
    labels = []
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            chosen: dict[type[Model], set[int]] = {}
            for model, key in _chosen(field.stream_block, list(getattr(page, field.name).raw_data)):
                chosen.setdefault(model, set()).add(key)
            if any(len(_there(model, list(keys))) < len(keys) for model, keys in chosen.items()):
                labels.append(capfirst(str(field.verbose_name)))
    return labels


def _chosen(block: Block | None, value: Any) -> Iterator[tuple[type[Model], int]]:
    """What a block and those in it have chosen, as it is stored."""
    if isinstance(block, ChooserBlock):
        if (key := row_number(value)) is not None:
            yield block.model_class, key
    elif isinstance(block, BaseStructBlock) and isinstance(value, Mapping):
        for name, child in block.child_blocks.items():
            yield from _chosen(child, value.get(name))
    elif isinstance(block, BaseStreamBlock | ListBlock) and isinstance(value, Iterable):
        for row in value:
            children = getattr(block, "child_blocks", None)
            if isinstance(row, Mapping) and "type" in row:
                child = block.child_block if children is None else children.get(row["type"])
                yield from _chosen(child, row.get("value"))


def is_protected_in_drafts(model: type[Model]) -> bool:
    """Tell whether a page, or a row of one, names rows of ``model`` with a key that protects them."""
    return any(
        isinstance(relation.field, ForeignKey)
        and relation.on_delete in (PROTECT, RESTRICT)
        and (issubclass(relation.related_model, Page) or _is_row_of_page(relation.related_model))
        for relation in model._meta.related_objects
    )


def _is_row_of_page(model: type[Model]) -> bool:
    return any(
        isinstance(field, ParentalKey) and issubclass(field.related_model, Page)
        for field in model._meta.concrete_fields
    )


def _rows_without_missing(relation: Any, rows: list[Content]) -> tuple[list[Content], bool]:
    kept, gone = [], False
    fields = [field for field in _keys(relation.related_model) if field.name != relation.field.name]
    for row in rows:
        missing = [field for field in fields if _is_gone(field, row.get(field.name))]
        gone = gone or bool(missing)
        if all(field.null for field in missing):
            kept.append(row | {field.name: None for field in missing})
    return kept, gone


def _keys(model: type[Model]) -> list[Any]:
    """The foreign keys of a model that somebody may have chosen; those of a page's own tables are not."""
    return [
        field
        for field in model._meta.concrete_fields
        # Wagtail keeps the keys of its own, such as who wrote the page.
        if isinstance(field, ForeignKey) and not field.remote_field.parent_link and field.model is not Page
    ]


def _is_gone(field: Any, key: Any) -> bool:
    return key is not None and not _there(field.related_model, [key])


def _there(model: Any, keys: list[Any]) -> set[Any]:
    if not keys:
        return set()
    return set(model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))


def _label(field: ForeignKey[Any, Any] | ManyToManyField[Any, Any]) -> str:
    return capfirst(str(field.verbose_name))
