"""Lets every form and filter of the administration read typed text with ``core.typed``; called once at start.

Wagtail's date fields start a picker that puts today in the place of a text it cannot read, and moves days
that do not exist. ``templates/wagtailadmin/widgets`` draws them without it, in Wagtail's own forms too.
"""

from __future__ import annotations

from typing import Any

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_filters import fields as filter_fields
from django_filters.widgets import SuffixedMultiWidget
from wagtail.admin import widgets
from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.models import Site
from wagtail.sites.forms import SiteForm

from core import typed_forms


class DayRangeField(filter_fields.DateRangeField):
    """From one day to another, both included."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        days = (typed_forms.TypedDateField(), typed_forms.TypedDateField())
        filter_fields.RangeField.__init__(self, days, *args, **kwargs)


class NumberRangeField(filter_fields.RangeField):
    """From one whole number to another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        numbers = (typed_forms.TypedIntegerField(), typed_forms.TypedIntegerField())
        super().__init__(numbers, *args, **kwargs)


class NumberRangeInput(SuffixedMultiWidget):
    """Two fields for a range of whole numbers; they are text, other than Wagtail's."""

    template_name = "wagtailadmin/widgets/range_input.html"
    suffixes = ["min", "max"]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        ends = (_("Mindestens"), _("Höchstens"))
        inputs = [typed_forms.TypedNumberInput({"placeholder": end, "data-typed": "integer"}) for end in ends]
        super().__init__(inputs, attrs)

    def decompress(self, value: slice | None) -> list[Any]:
        """Return both ends."""
        return [value.start, value.stop] if value else [None, None]


def register_typed_fields() -> None:
    """Make the fields of ``core.typed_forms`` those of the administration."""
    _register_model_fields()
    _register_filters()
    _register_other_forms()
    for widget in (widgets.AdminDateInput, widgets.AdminTimeInput, widgets.AdminDateTimeInput):
        # In blocks Wagtail draws them by script, with its picker; now as any other widget.
        register(WidgetAdapter(), widget)


def _register_model_fields() -> None:
    date_widgets = {
        models.DateTimeField: widgets.AdminDateTimeInput,
        models.DateField: widgets.AdminDateInput,
        models.TimeField: widgets.AdminTimeInput,
    }
    for model_field, form_class in typed_forms.FORM_FIELDS:
        override: dict[str, Any] = {"form_class": form_class}
        if model_field in date_widgets:
            override["widget"] = date_widgets[model_field]
        register_form_field_override(model_field, override=override)


def _register_other_forms() -> None:
    """Change Wagtail's form of sites, which is none of its own model forms."""
    SiteForm.base_fields["port"] = typed_forms.typed_formfield(Site._meta.get_field("port"))


def _register_filters() -> None:
    """Change what Django-filter's filters read, which Wagtail's lists and reports use as they are."""
    django_filters.DateFilter.field_class = typed_forms.TypedDateField
    django_filters.DateTimeFilter.field_class = typed_forms.DayOrMomentField
    django_filters.TimeFilter.field_class = typed_forms.TypedTimeField
    django_filters.NumberFilter.field_class = typed_forms.TypedDecimalField
    django_filters.DateFromToRangeFilter.field_class = DayRangeField
    django_filters.RangeFilter.field_class = NumberRangeField
    BaseMediaFilterSet.base_filters["usage_count"].extra["widget"] = NumberRangeInput()
