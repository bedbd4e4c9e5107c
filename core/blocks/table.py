"""Tables."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)

from core.rich_text import RichTextBlock


class TableBlock(TypedTableBlock):
    """A table whose first row names the columns, with a caption that says what it shows."""

    text = CharBlock(label=_("Text"), required=False)
    number = CharBlock(
        label=_("Zahl"),
        required=False,
        max_length=40,
        help_text=_("Steht rechtsbündig. Einheit bitte in die Spaltenüberschrift."),
    )
    rich_text = RichTextBlock(label=_("Text mit Links"), required=False, features=["bold", "italic", "link"])

    def clean(self, value: Any) -> TypedTable:
        """Refuse a table without caption, without columns or with unnamed columns."""
        table: TypedTable = super().clean(value)
        if self.is_deferred_validation:
            return table
        problems = []
        if not table.caption.strip():
            problems.append(_("Bitte eine Tabellenüberschrift angeben. Sie sagt, was die Tabelle zeigt."))
        if not table.columns:
            problems.append(_("Bitte mindestens eine Spalte anlegen."))
        if any(not column["heading"].strip() for column in table.columns):
            problems.append(_("Bitte jeder Spalte eine Überschrift geben."))
        if problems:
            raise TypedTableBlockValidationError(
                non_block_errors=[ValidationError(problem) for problem in problems]
            )
        return table

    class Meta:
        icon = "table"
        label = _("Tabelle")
        description = _("Zeilen und Spalten mit Überschriften.")
        template = "blocks/table.html"
