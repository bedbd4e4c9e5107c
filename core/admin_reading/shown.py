"""What forms show of things that stand in them already: where they may not be read, only that there is one.

Somebody else has put it there, such as coordination a private paper on a town's page. It is kept when the
page is saved, and may be taken away, but it is not named.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q
from django.forms import BaseForm, Field, ModelChoiceField
from django.utils.translation import gettext as _
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ChooserBlock, ListBlock, RichTextBlock
from wagtail.blocks.base import BlockWidget
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from core.admin_reading.numbers import number
from core.admin_reading.rules import is_ruled, readable
from core.admin_reading.sent import IN_TEXT

# What scripts of the administration know of one thing besides its number; "" where nothing is to be known.
_TITLES = ("title", "display_title", "adminTitle")
_ADDRESSES = ("url", "src", "filename", "edit_url", "editUrl", "default_alt_text", "alt")
# One point that nobody sees, for the picture that a chooser would show.
_BLANK = {
    "url": "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
    "width": 165,
    "height": 165,
}
# Takes a model and what a form knows of one of its rows, returns what it shows of it.
type_of_look = Callable[[type[Model], dict[str, Any]], dict[str, Any]]


def hide_names(form: BaseForm, user: Any) -> None:
    """Let a form and the rows in it show no name, address or choice that ``user`` may not read."""
    for name, field in form.fields.items():
        if isinstance(field, ModelChoiceField) and not isinstance(field.widget, BaseChooser):
            _hide_choices(field, form.get_initial_for_field(field, name), user)
        _hide_in_widget(field, user)
    for rows in getattr(form, "formsets", {}).values():
        for row in rows.forms:
            hide_names(row, user)


def unreadable_label() -> str:
    """Return what stands in place of a name."""
    return _("Für Sie nicht lesbar")


def _hide_choices(field: Any, initial: Any, user: Any) -> None:
    rows = field.queryset
    if not is_ruled(rows.model):
        return
    values = [initial] if isinstance(initial, str | Model | int | None) else initial
    kept = {getattr(value, "pk", value) for value in values} - {None, ""}
    there: Any = rows.model._base_manager
    seen = readable(there.all(), user).order_by().values("pk")
    field.queryset = rows.filter(Q(pk__in=seen) | Q(pk__in=kept))
    unread = kept and kept - set(readable(there.filter(pk__in=kept), user).values_list("pk", flat=True))
    if unread:
        label = field.label_from_instance
        field.label_from_instance = lambda row: unreadable_label() if row.pk in unread else label(row)


def _hide_in_widget(field: Field, user: Any) -> None:
    widget: Any = field.widget
    if isinstance(widget, BaseChooser):
        model, of_value = widget.model_class, widget.get_value_data
        widget.get_value_data = lambda value: _looked_at(
            lambda look: look(model, data) if (data := of_value(value)) else data, user
        )
    elif isinstance(widget, DraftailRichTextArea):
        of_text = widget.format_value
        widget.format_value = lambda value: _looked_at(lambda look: _text(of_text(value), look), user)
    elif isinstance(widget, BlockWidget):
        field.widget = _HidingWidget(widget, user)


class _HidingBlock:
    """A block as it is, but for what its form shows of things that may not be read."""

    def __init__(self, block: Block, user: Any) -> None:
        self._block, self._user = block, user

    def __getattr__(self, name: str) -> Any:
        return getattr(self._block, name)

    def get_form_state(self, value: Any) -> Any:
        """Return what the form shows."""
        state = self._block.get_form_state(value)
        return _looked_at(lambda look: _block(self._block, state, look), self._user)


class _HidingWidget(BlockWidget):
    """The widget of a body, but for what it shows of things that may not be read."""

    def __init__(self, widget: BlockWidget, user: Any) -> None:
        super().__init__(_HidingBlock(widget.block_def, user), widget.attrs)
        self._widget = widget

    @property
    def js_context(self) -> Any:
        """Scripts know the blocks as they are."""
        return self._widget.js_context

    @property
    def block_json(self) -> Any:
        """Scripts know the blocks as they are."""
        return self._widget.block_json


def _looked_at(walk: Callable[[type_of_look], Any], user: Any) -> Any:
    """Go through something twice: to find what it names, and to hide what of that ``user`` may not read."""
    named: dict[type[Model], set[int]] = {}

    def note(model: type[Model], data: dict[str, Any]) -> dict[str, Any]:
        if is_ruled(model) and (pk := number(data.get("id"))) is not None:
            named.setdefault(model, set()).add(pk)
        return data

    found = walk(note)
    unread = {
        (model, pk)
        for model, keys in named.items()
        for pk in keys
        - set(readable(model._base_manager.filter(pk__in=keys), user).values_list("pk", flat=True))
    }
    if not unread:
        return found
    return walk(lambda model, data: _hidden(data) if (model, number(data.get("id"))) in unread else data)


def _hidden(data: dict[str, Any]) -> dict[str, Any]:
    hidden = {
        name: value for name, value in data.items() if name in ("id", "format", "parentId", "parent_id")
    }
    hidden |= {name: unreadable_label() for name in _TITLES if name in data}
    hidden |= {name: "" for name in _ADDRESSES if name in data}
    return hidden | ({"preview": _BLANK} if "preview" in data else {})


def _block(block: Block, state: Any, look: type_of_look) -> Any:
    if state is None:
        return None
    if isinstance(block, BaseStructBlock):
        return {name: _block(block.child_blocks[name], value, look) for name, value in state.items()}
    if isinstance(block, ListBlock):
        return [{**row, "value": _block(block.child_block, row["value"], look)} for row in state]
    if isinstance(block, BaseStreamBlock):
        return [
            {**row, "value": _block(block.child_blocks[row["type"]], row["value"], look)} for row in state
        ]
    if isinstance(block, BaseTypedTableBlock):
        blocks = [block.child_blocks[column["type"]] for column in state["columns"]]
        rows = [
            {
                **row,
                "values": [
                    _block(kind, value, look) for kind, value in zip(blocks, row["values"], strict=True)
                ],
            }
            for row in state["rows"]
        ]
        return {**state, "rows": rows}
    if isinstance(block, RichTextBlock):
        return _text(state, look)
    if isinstance(block, ChooserBlock):
        return look(block.model_class, state)
    return state


def _text(text: Any, look: type_of_look) -> Any:
    """Look at what one running text names, in the form that Wagtail's editor has it in."""
    try:
        content = json.loads(text)
        entities = content["entityMap"]
    except (ValueError, TypeError, KeyError):
        return text
    for entity in entities.values():
        if (model := IN_TEXT.get(entity["type"])) is not None:
            entity["data"] = look(model, entity["data"])
    return json.dumps(content)
