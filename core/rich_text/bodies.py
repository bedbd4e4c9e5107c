"""Find texts in the stored form of a body, at any depth."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from core.rich_text.opening import for_editor

# Gives what a block that has no others in it stores instead of what it has stored.
Change = Callable[[blocks.Block, Any], Any]


def put_in_order(block: blocks.Block, raw: Any) -> Any:
    """Return what a body stores with every running text in it as the editor can open it."""
    return changed(block, raw, _in_order)


def _in_order(block: blocks.Block, raw: Any) -> Any:
    if isinstance(block, blocks.RichTextBlock) and isinstance(raw, str):
        return for_editor(raw, block.features)
    return raw


def changed(block: blocks.Block, raw: Any, change: Change) -> Any:
    """Return what ``block`` stores with ``change`` made wherever a block in it has no others in it."""
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
        return [_member(block.child_blocks.get(_kind(part)), part, change) for part in raw]
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return [
            _member(block.child_block, part, change)
            if isinstance(part, dict) and part.get("type") == "item"
            else changed(block.child_block, part, change)  # as lists were stored before Wagtail 2.16
            for part in raw
        ]
    if isinstance(block, BaseTypedTableBlock) and isinstance(raw, dict):
        return _table(block, raw, change)
    if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        children = block.child_blocks
        return {
            name: changed(children[name], part, change) if name in children else part
            for name, part in raw.items()
        }
    return change(block, raw)


def _table(block: BaseTypedTableBlock, raw: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return a table whose columns say of what kind the cells below them are."""
    kinds = [block.child_blocks.get(_kind(column)) for column in raw.get("columns") or []]
    rows = [
        {
            **row,
            "values": [
                changed(kind, cell, change) if kind is not None else cell
                for kind, cell in zip_longest(kinds, row.get("values") or [])
            ][: len(row.get("values") or [])],
        }
        for row in raw.get("rows") or []
    ]
    return {**raw, "rows": rows} if "rows" in raw else raw


def _kind(part: Any) -> str:
    return str(part.get("type")) if isinstance(part, dict) else ""


def _member(block: blocks.Block | None, part: Any, change: Change) -> Any:
    if block is None or not isinstance(part, dict) or "value" not in part:
        return part
    return {**part, "value": changed(block, part["value"], change)}
