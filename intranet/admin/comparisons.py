"""How two versions of a page are compared: values as people read them, not as a program writes them down.

Wagtail shows what Python makes of a value: ``['di']``, ``None``, ``True``, ``09:30:00``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import models
from django.forms import ChoiceField, ModelChoiceField, ModelMultipleChoiceField
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.formats import date_format, number_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.admin import compare
from wagtail.blocks import FieldBlock, RichTextBlock

from core.typed.times import time_in_words


def register_comparisons() -> None:
    """Have Wagtail compare in this way: every field that has no comparison of its own, and every choice."""
    for kind in (
        models.BooleanField,
        models.DateField,
        models.DateTimeField,
        models.TimeField,
        models.DurationField,
        models.IntegerField,
        models.FloatField,
        models.DecimalField,
        models.JSONField,
    ):
        compare.register_comparison_class(kind, comparison_class=ReadableComparison)
    compare.FieldComparison = ReadableComparison
    # What Wagtail takes for every block that it has no better way for.
    compare.RichTextBlockComparison = ReadableBlockComparison
    compare.CharBlockComparison = TextBlockComparison
    compare.ChoiceFieldComparison = ReadableComparison
    _let_parts_be_missing()


def readable(value: Any, labels: Mapping[Any, Any] | None = None) -> str:
    """Return ``value`` in words, "" for nothing; ``labels`` are what the values of a choice are called."""
    if labels and isinstance(value, str | int) and value in labels:
        return str(labels[value])
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nein")
    if isinstance(value, datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{date_format(moment, 'DATE_FORMAT')}, {time_in_words(moment.time())}"
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, time):
        return time_in_words(value)
    if isinstance(value, int | float | Decimal):
        return str(number_format(value, use_l10n=True))
    if isinstance(value, list | tuple | set):
        return ", ".join(readable(item, labels) for item in value)
    return str(value)


class ReadableComparison(compare.FieldComparison):
    """Compares two values in words."""

    def htmldiff(self) -> str:
        """Return the words of the value, or what was taken away and what came instead."""
        labels = _labels(self.field)
        before, after = readable(self.val_a, labels), readable(self.val_b, labels)
        if before == after:
            return escape(after)
        return _from_to(before, after)


class ReadableBlockComparison(compare.RichTextBlockComparison):
    """Compares the values of two blocks in words; running text and what is no field as Wagtail does."""

    @property
    def _has_words(self) -> bool:
        return isinstance(self.block, FieldBlock) and not isinstance(self.block, RichTextBlock)

    def htmlvalue(self, val: Any) -> str:
        """Return the words of a value."""
        return escape(self._words(val)) if self._has_words else str(super().htmlvalue(val))

    def htmldiff(self) -> str:
        """Return the words of the value, or what was taken away and what came instead."""
        if not self._has_words:
            return str(super().htmldiff())
        before, after = self._words(self.val_a), self._words(self.val_b)
        return escape(after) if before == after else _from_to(before, after)

    def _words(self, value: Any) -> str:
        field = self.block.field
        if isinstance(field, ModelMultipleChoiceField):  # kept as keys
            rows: Any = field.queryset
            return readable(list(rows.filter(pk__in=value or [])))
        is_fixed = isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField)
        return readable(value, dict(flatten_choices(field.choices)) if is_fixed else None)


class TextBlockComparison(compare.CharBlockComparison):
    """Compares two texts; none, as in a field that a block got later, is said by no word."""

    def __init__(self, block: Any, exists_a: bool, exists_b: bool, val_a: Any, val_b: Any) -> None:
        super().__init__(block, exists_a, exists_b, val_a or "", val_b or "")

    def htmlvalue(self, val: Any) -> str:
        """Return the text."""
        return escape(val or "")


def _from_to(before: str, after: str) -> str:
    changes = [("deletion", before), ("addition", after)]
    return str(compare.TextDiff([change for change in changes if change[1]]).to_html())


def _let_parts_be_missing() -> None:
    """Compare blocks of several parts also where there are none, as a block's picture has been deleted."""
    value_of, difference_of = compare.StructBlockComparison.htmlvalue, compare.StructBlockComparison.htmldiff

    def htmlvalue(self: Any, val: Any) -> Any:
        return "" if val is None else value_of(self, val)

    def htmldiff(self: Any) -> Any:
        if self.val_a is None or self.val_b is None:
            return htmlvalue(self, self.val_a if self.val_b is None else self.val_b)
        return difference_of(self)

    compare.StructBlockComparison.htmlvalue = htmlvalue
    compare.StructBlockComparison.htmldiff = htmldiff


def _labels(field: Any) -> dict[Any, Any]:
    """Give the labels of a field's choices, of one value or of a list of them (``options``)."""
    return dict(getattr(field, "options", None) or getattr(field, "flatchoices", None) or ())
