"""Ages in forms and models: people write «3 Jahre», the database keeps months."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.typed.age_words import format_age
from core.typed.ages import parse_age
from core.typed.text import NotUnderstood
from core.typed_forms import TypedInput


class AgeField(forms.CharField):
    """An age as people write it; its value is months, None when empty.

    ``end``: the field asks for the first age that is too old, so «unter 3» says it as well as «3».
    """

    def __init__(self, *, end: bool = False, **kwargs: Any) -> None:
        """Keep which end of a range the field asks for."""
        self.end = end
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Give months for what somebody wrote; raises ValidationError when it is no age."""
        text = value if value is None or isinstance(value, str) else format_age(value)
        text = super().to_python(text)
        if not text:
            return None
        try:
            return parse_age(text, end=self.end)
        except NotUnderstood as error:
            raise forms.ValidationError(str(error), code="invalid") from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell a widget that says back what was understood how this field is read."""
        attrs = super().widget_attrs(widget)
        kind = "end-age" if self.end else "age"
        return {**attrs, "data-typed": kind} if isinstance(widget, TypedInput) else attrs

    def run_validators(self, value: Any) -> None:
        """Check the number of months; what CharField would check is a text, and ``to_python`` has read it."""

    def validate(self, value: Any) -> None:
        """Refuse nothing when an age is needed; birth, 0, is an age."""
        if self.required and value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def prepare_value(self, value: Any) -> Any:
        """Show months in words, and what somebody wrote as it was written."""
        return format_age(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another age was written, however it was spelled."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except forms.ValidationError:
            return True


class MonthsField(models.PositiveSmallIntegerField):
    """An age in months that forms ask for in words. For the database it is the number it always was."""

    def deconstruct(self) -> Any:
        """Pass as Django's field, so that migrations do not depend on how forms ask."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Give a field that reads ages; the number's own widget and limits do not fit a text."""
        fitting = {key: value for key, value in kwargs.items() if key in {"label", "help_text", "required"}}
        fitting.setdefault("label", self.verbose_name)
        fitting.setdefault("help_text", self.help_text)
        fitting["widget"] = TypedInput
        return AgeField(**({"required": not self.blank, "end": self.name == "age_to"} | fitting))


def age_panels() -> FieldRowPanel:
    """Give the two ages ``age_from`` and ``age_to`` side by side, asked for in words."""
    return FieldRowPanel(
        [
            FieldPanel(
                "age_from",
                heading=_("Alter ab"),
                help_text=_("Zum Beispiel «Geburt», «18 Monate», «3 Jahre». Eine Zahl allein meint Jahre."),
            ),
            FieldPanel(
                "age_to",
                heading=_("Alter bis unter"),
                help_text=_("«3 Jahre» heißt: bis zum 3. Geburtstag. Leer: nicht festgelegt."),
            ),
        ]
    )
