"""Numbers in forms that are sent: in fields that point at something, in rows, in blocks and in running text.

The fields of a model and its blocks say where they stand; what forms without a model send is named here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection as Numbers, Iterable, Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.http import QueryDict
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock, RichTextBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from core.admin_reading.numbers import known, number
from core.admin_reading.rules import is_ruled

# What forms call after what it points at, whatever they are about; rows have a prefix before it.
_NAMED: dict[str, type[Model]] = {
    "chooser": Page,
    "collection": Collection,
    "document": get_document_model(),
    "groups": Group,
    "image": get_image_model(),
    "new_parent_page": Page,
    "page": Page,
    "parent": Collection,
    "parent_page": Page,
    "redirect_page": Page,
    "root_page": Page,
}
# What running text names, in the form that Wagtail's editor sends it in.
IN_TEXT: dict[str, type[Model]] = {
    "LINK": Page,
    "DOCUMENT": get_document_model(),
    "IMAGE": get_image_model(),
}
# Takes a model, numbers of its rows and the field they are sent in; returns them with the number of nothing
# in place of what must not be named there.
type_of_check = Callable[[type[Model], Iterable[Any], str], list[Any]]


class Sent:
    """The names of a form's values by their parts: «body-0-value-image» lies in «body», «0», «value» …"""

    def __init__(self, names: Iterable[str]) -> None:
        self.parts: dict[str, Sent] = {}
        self.name = ""
        for name in names:
            node = self
            for part in name.split("-"):
                if part not in node.parts:
                    node.parts[part] = Sent(())
                node = node.parts[part]
            node.name = name

    def rows(self) -> Iterator[Sent]:
        """Return what is numbered."""
        return (node for part, node in self.parts.items() if part.isdecimal())

    def at(self, *path: str) -> Sent:
        """Return what lies at a path, empty where nothing does."""
        node = self
        for part in path:
            node = node.parts.get(part) or Sent(())
        return node


def known_only(data: QueryDict, model: type[Model] | None, check: type_of_check) -> QueryDict:
    """Return a copy of the values of a form about ``model`` in which ``check`` has seen every number."""
    checked = data.copy()
    for name in [name for name in data if name.rpartition("-")[2] in _NAMED]:
        kind = name.rpartition("-")[2]
        if "-" in name or model is None or not _has_field(model, kind):
            checked.setlist(name, check(_NAMED[kind], data.getlist(name), name))
    if model is not None:
        _check_model(model, Sent(data), checked, check, "")
    return checked


def _has_field(model: type[Model], name: str) -> bool:
    try:
        return bool(model._meta.get_field(name))
    except FieldDoesNotExist:
        return False


def _check_model(
    model: type[Model], sent: Sent, data: QueryDict, check: type_of_check, relation: str
) -> None:
    for field in model._meta.get_fields():
        place = sent.parts.get(field.name)
        if place is None:
            continue
        at = _In(data, check, relation or field.name)
        if isinstance(field, StreamField):
            at.check_block(field.stream_block, place)
        elif isinstance(field, RichTextField):
            at.check_text(place.name)
        elif isinstance(kind := field.related_model, type) and place.name and is_ruled(kind):
            at.check(kind, place.name)
    if issubclass(model, ClusterableModel):
        for child in get_all_child_relations(model):
            name = child.get_accessor_name() or ""
            for row in sent.at(name).rows():
                _check_model(child.related_model, row, data, check, relation or name)


class _In:
    """Checks what is sent in one field: rows of a relation and blocks of a body belong to it."""

    def __init__(self, data: QueryDict, check: type_of_check, field: str) -> None:
        self.data, self._check, self.field = data, check, field

    def check(self, model: type[Model], name: str) -> None:
        """Check the numbers that were sent by a name."""
        self.data.setlist(name, self._check(model, self.data.getlist(name), self.field))

    def check_block(self, block: Block, place: Sent) -> None:
        """Check what a block and the blocks in it name."""
        if isinstance(block, BaseStructBlock):
            for name, child in block.child_blocks.items():
                self.check_block(child, place.at(name))
        elif isinstance(block, ListBlock):
            for row in place.rows():
                self.check_block(block.child_block, row.at("value"))
        elif isinstance(block, BaseStreamBlock):
            for row in place.rows():
                self._check_kind(block, row.at("type"), row.at("value"))
        elif isinstance(block, BaseTypedTableBlock):
            for row in place.at("cell").rows():
                for column, cell in row.parts.items():
                    self._check_kind(block, place.at("column", column, "type"), cell)
        elif isinstance(block, RichTextBlock):
            self.check_text(place.name)
        elif place.name and (model := getattr(block, "model_class", None)) is not None:
            self.check(model, place.name)

    def _check_kind(self, block: Any, kind: Sent, place: Sent) -> None:
        child = block.child_blocks.get(self.data.get(kind.name))
        if child is not None:
            self.check_block(child, place)

    def check_text(self, name: str) -> None:
        """Check what a running text names; what is no text of Wagtail's editor is left to the form."""
        try:
            content = json.loads(str(self.data[name]))
            entities = list(content["entityMap"].values())
        except (ValueError, TypeError, KeyError, AttributeError):
            return
        for entity in entities:
            if not isinstance(entity, dict) or not isinstance(values := entity.get("data"), dict):
                continue
            model = IN_TEXT.get(str(entity.get("type")))
            if model is not None and number(values.get("id")) is not None:
                values["id"] = self._check(model, [values["id"]], self.field)[0]
        self.data[name] = json.dumps(content)


def checker(user: Any, kept: Callable[[type[Model], str], Numbers[int]]) -> type_of_check:
    """Return a check for what ``user`` sends; ``kept`` returns the numbers that stand in a field already."""

    def check(model: type[Model], values: Iterable[Any], field: str) -> list[Any]:
        values = list(values)
        first = known(model, values, user)
        return first if first == values else known(model, values, user, kept(model, field))

    return check
