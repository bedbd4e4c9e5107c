"""Fields and blocks of running text that hold nothing the editor cannot open, whatever door it came by."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import JSONField, Model
from wagtail import blocks, fields
from wagtail.rich_text import RichText

from core.rich_text.bodies import put_in_order
from core.rich_text.opening import for_editor


class RichTextField(fields.RichTextField):
    """Wagtail's field; imports, commands, demo data and copies are put in order when they are saved.

    In migrations it is Wagtail's, since nothing differs in the database.
    """

    def pre_save(self, model_instance: Model, add: bool) -> Any:
        """Return the text to save, which is the instance's from now on; revisions are made here, too."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str) and (ordered := for_editor(value, self.features)) != value:
            setattr(model_instance, self.attname, ordered)
            return ordered
        return value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Return what is written; ``QuerySet.update`` comes by here alone."""
        value = for_editor(value, self.features) if isinstance(value, str) else value
        return super().get_db_prep_save(value, connection)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what migrations write down."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.fields.RichTextField", args, kwargs


class RichTextBlock(blocks.RichTextBlock):
    """Wagtail's block of running text, put in order when it is saved."""

    def get_prep_value(self, value: RichText) -> str:
        """Return the markup to save."""
        return for_editor(super().get_prep_value(value) or "", self.features)

    def deconstruct(self) -> tuple[str, Any, Any]:
        """Return what migrations write down."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs


class StreamField(fields.StreamField):
    """Wagtail's field; running text in it is put in order even where nobody has looked at its blocks.

    In migrations it is the JSON column that it is in the database: blocks change without migrations, and
    models of migrations read and write what is stored, as plain lists.
    """

    def pre_save(self, model_instance: Model, add: bool) -> Any:
        """Return the value to save, which is the instance's from now on."""
        value = super().pre_save(model_instance, add)
        if not isinstance(value, blocks.StreamValue):
            return value
        raw = value.get_prep_value()
        if (ordered := put_in_order(self.stream_block, raw)) == raw:
            return value
        value = self.stream_block.to_python(ordered)
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what migrations write down."""
        name, _path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        plain = {"default": list, **kwargs, "encoder": DjangoJSONEncoder}
        return name, "django.db.models.JSONField", [], plain

    def clone(self) -> JSONField:
        """Return the field as migrations have it; nothing else copies fields in this way."""
        *_rest, kwargs = self.deconstruct()
        return JSONField(**kwargs)
