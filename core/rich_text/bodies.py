"""Find running text in the stored form of a body, at any depth."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from core.rich_text.opening import for_editor


def put_in_order(block: blocks.Block, raw: Any) -> Any:
    """Return what a body stores with every running text in it as the editor can open it."""
    if isinstance(block, blocks.RichTextBlock):
        return for_editor(raw, block.features) if isinstance(raw, str) else raw
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
        return [_member(block.child_blocks.get(_kind(part)), part) for part in raw]
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return [
            _member(block.child_block, part)
            if isinstance(part, dict) and part.get("type") == "item"
            else put_in_order(block.child_block, part)  # as lists were stored before Wagtail 2.16
            for part in raw
        ]
    if isinstance(block, BaseTypedTableBlock) and isinstance(raw, dict):
        return _table(block, raw)
    if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        children = block.child_blocks
        return {
            name: put_in_order(children[name], part) if name in children else part
            for name, part in raw.items()
        }
    return raw


def _table(block: BaseTypedTableBlock, raw: dict[str, Any]) -> dict[str, Any]:
    """Return a table whose columns say of what kind the cells below them are."""
    kinds = [block.child_blocks.get(_kind(column)) for column in raw.get("columns") or []]
    rows = [
        {
            **row,
            "values": [
                put_in_order(kind, cell) if kind is not None else cell
                for kind, cell in zip_longest(kinds, row.get("values") or [])
            ][: len(row.get("values") or [])],
        }
        for row in raw.get("rows") or []
    ]
    return {**raw, "rows": rows} if "rows" in raw else raw


def _kind(part: Any) -> str:
    return str(part.get("type")) if isinstance(part, dict) else ""


def _member(block: blocks.Block | None, part: Any) -> Any:
    if block is None or not isinstance(part, dict) or "value" not in part:
        return part
    return {**part, "value": put_in_order(block, part["value"])}
