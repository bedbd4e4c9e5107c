"""What the list of updates can be narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from core.models import Municipality


class UpdateFilterForm(forms.Form):
    """What the list of updates can be narrowed to. Only what the reader may see offers itself as a choice."""

    kommune = forms.ModelChoiceField(
        Municipality.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("Kommune"),
        empty_label=_("alle Kommunen"),
    )
    jahr = forms.TypedChoiceField(coerce=int, required=False, label=_("Jahr"), empty_value=None)

    def __init__(self, *args: Any, updates: PageQuerySet, **kwargs: Any) -> None:
        """Take the choices from ``updates``."""
        super().__init__(*args, **kwargs)
        self.fields["kommune"].queryset = Municipality.objects.defer("border").filter(  # type: ignore[attr-defined]
            pk__in=updates.order_by().values("municipalities")
        )
        years = updates.order_by().dates("date", "year", order="DESC")
        self.fields["jahr"].choices = [  # type: ignore[attr-defined]
            ("", _("alle Jahre")),
            *((day.year, str(day.year)) for day in years),
        ]
