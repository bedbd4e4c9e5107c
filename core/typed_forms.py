"""Form fields and widgets that read what people type with ``core.typed``.

A text that is not understood is refused at the field and stays there as it was typed. They are text fields:
a browser's own fields for dates and numbers drop what they do not know while somebody types («77,5» becomes
775 in an English browser), and the server would never hear of it.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from core.typed.kinds import KINDS
from core.typed.text import NotUnderstood, tidy


class TypedInput(forms.TextInput):
    """A text field that says back in words what was understood; its field tells the kind (``data-typed``)."""

    template_name = "core/typed/input.html"


class TypedDateInput(TypedInput):
    """Shows a day as 31.01.2027."""

    def format_value(self, value: Any) -> str | None:
        """Return the day in figures; a text stays as it was typed."""
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else super().format_value(value)


class TypedNumberInput(TypedInput):
    """Shows a number with a decimal comma and, as it is to be typed over, without points."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Return the number; a text stays as it was typed."""
        if isinstance(value, (int, float, Decimal)):
            return f"{Decimal(str(value)):f}".replace(".", ",")
        return super().format_value(value)


class TypedField(forms.Field):
    """What the fields below share: ``kind`` says how a text is read."""

    kind = ""

    def to_python(self, value: Any) -> Any:
        """Return the value of a typed text, None when it is empty; raises ValidationError.

        What is no text (a value from the program) is left to Django's field.
        """
        if not isinstance(value, str):
            return super().to_python(value)
        if not tidy(value):
            return None
        try:
            return KINDS[self.kind].parse(value)
        except NotUnderstood as refusal:
            raise ValidationError(str(refusal), code="invalid") from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell the browser's script and the template how this field is read."""
        return {**super().widget_attrs(widget), "data-typed": self.kind}


class TypedDateField(TypedField, forms.DateField):
    """A day."""

    kind = "date"
    widget = TypedDateInput


class TypedTimeField(TypedField, forms.TimeField):
    """A time of day."""

    kind = "time"
    widget = TypedInput

    def prepare_value(self, value: Any) -> Any:
        """Show hours and minutes; a text stays as it was typed."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class TypedEndTimeField(TypedTimeField):
    """A time of day at which something ends: «24:00» is midnight, and midnight is shown so."""

    kind = "end-time"

    def prepare_value(self, value: Any) -> Any:
        """Show midnight as the end of the day."""
        return "24:00" if value == time() else super().prepare_value(value)


class TypedDateTimeField(TypedField, forms.DateTimeField):
    """A day and a time, in the time zone of the site."""

    kind = "datetime"
    widget = TypedInput


class DayOrMomentField(TypedDateTimeField):
    """For filters: a day alone is its beginning."""

    kind = "day-or-moment"


class TypedIntegerField(TypedField, forms.IntegerField):
    """A whole number."""

    kind = "integer"
    widget = TypedNumberInput


class WeeksField(TypedIntegerField):
    """A number of weeks; «6 Wochen» is one."""

    kind = "weeks"


class TypedDecimalField(TypedField, forms.DecimalField):
    """A number with decimals."""

    kind = "number"
    widget = TypedNumberInput


class EuroField(TypedDecimalField):
    """A sum of money; «12,50 €» is one."""

    kind = "euro"


class TypedFloatField(TypedField, forms.FloatField):
    """A number that is measured and may be rounded."""

    kind = "number"
    widget = TypedNumberInput

    def to_python(self, value: Any) -> Any:
        """Return the number as a float."""
        number = super().to_python(value)
        return number if number is None else float(number)


class CoordinateField(TypedFloatField):
    """Degrees of latitude or longitude; a point divides off decimals."""

    kind = "coordinate"


# The more special class first: Django's moments are days too.
FORM_FIELDS: tuple[tuple[type[models.Field[Any, Any]], type[forms.Field]], ...] = (
    (models.DateTimeField, TypedDateTimeField),
    (models.DateField, TypedDateField),
    (models.TimeField, TypedTimeField),
    (models.IntegerField, TypedIntegerField),
    (models.DecimalField, TypedDecimalField),
    (models.FloatField, TypedFloatField),
)


def typed_formfield(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """Return the form field that reads what is typed for a model field: ``formfield_callback`` of a form."""
    for model_field, form_class in FORM_FIELDS:
        if isinstance(field, model_field):
            kwargs.setdefault("form_class", form_class)
            break
    return field.formfield(**kwargs)
