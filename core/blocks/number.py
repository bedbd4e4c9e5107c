"""A whole number in a block, read as in all other forms."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import IntegerBlock

from core.typed_forms import TypedIntegerField


class TypedIntegerBlock(IntegerBlock):
    """Wagtail's block for a whole number, with our field."""

    def __init__(
        self,
        required: bool = True,
        help_text: Any = None,
        min_value: int | None = None,
        max_value: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.field = TypedIntegerField(
            required=required, help_text=help_text, min_value=min_value, max_value=max_value
        )


# Migrations know it as Wagtail's: what is kept is the same.
DECONSTRUCT_ALIASES = {TypedIntegerBlock: "wagtail.blocks.IntegerBlock"}
