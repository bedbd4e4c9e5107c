"""Any number of rows of a small table, ticked in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import Promise, cached_property
from wagtail.blocks import FieldBlock
from wagtail.coreutils import resolve_model_string

# Larger numbers are no ids in any database.
_LARGEST_ID = 2**63 - 1


class TermsBlock(FieldBlock):
    """Rows of ``target_model``, kept as their ids; a page that names a row counts as a use of it.

    For a dozen rows: all of them stand in the form. What is gone stays in the value until somebody saves the
    page, so that a filter that has lost its value does not become no filter at all.
    """

    def __init__(self, target_model: str, help_text: str | Promise | None = None, **kwargs: Any) -> None:
        self.target_model = target_model
        self._help_text = help_text
        super().__init__(**kwargs)

    @cached_property
    def model_class(self) -> type[Model]:
        """The model that is chosen from."""
        model: type[Model] = resolve_model_string(self.target_model)
        return model

    @cached_property
    def field(self) -> forms.ModelMultipleChoiceField:
        """The checkboxes."""
        return forms.ModelMultipleChoiceField(
            queryset=self.model_class._default_manager.all(),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text=self._help_text,
        )

    def get_default(self) -> list[int]:
        """Nothing is chosen."""
        return []

    def to_python(self, value: Any) -> list[int]:
        """Read ids; what is no id is left out."""
        return _ids(value)

    def normalize(self, value: Any) -> list[int]:
        """Take rows as well as ids."""
        return _ids(value)

    def value_from_form(self, value: Any) -> list[int]:
        """Take what the form or its validation gives."""
        return _ids(value)

    def clean(self, value: Any) -> list[int]:
        """Refuse what is not there to be chosen; what has gone since is left out silently."""
        known = set(self.model_class._default_manager.filter(pk__in=value).values_list("pk", flat=True))
        return [pk for pk in value if pk in known]

    def extract_references(self, value: Any) -> Iterator[tuple[type[Model], str, str, str]]:
        """Give the rows as uses for Wagtail's reference index."""
        for pk in value:
            yield self.model_class, str(pk), "", ""


def _ids(value: Any) -> list[int]:
    if isinstance(value, Model) or not isinstance(value, Iterable) or isinstance(value, str | bytes):
        value = [value]
    return list(dict.fromkeys(pk for item in value if (pk := _id(item)) is not None))


def _id(item: Any) -> int | None:
    if isinstance(item, Model):
        item = item.pk
    if isinstance(item, bool) or not isinstance(item, int | str):
        return None
    text = str(item)
    if not (text.isascii() and text.isdigit() and len(text) < 20):
        return None
    return int(text) if int(text) <= _LARGEST_ID else None
