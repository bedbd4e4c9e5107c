"""Telephone numbers in models and their forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

from core.typed.phones import NoPhone, read_phone
from core.validators import validate_phone, validate_whole_phone


class PhoneField(models.CharField):
    """One telephone number, kept as it was written but for invisible signs and a label («Tel.») before it.

    For the database and in migrations it is a text. Two numbers are refused at the field.
    """

    default_validators = [validate_phone]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave room for every spelling of a number; none is needed."""
        super().__init__(*args, **({"max_length": 60, "blank": True} | kwargs))

    def deconstruct(self) -> Any:
        """Pass as Django's field, so that migrations do not depend on how numbers are read."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def to_python(self, value: Any) -> Any:
        """Return the number as it is kept; what is none stays as it is, for the validator to refuse."""
        text = super().to_python(value)
        try:
            return read_phone(text).written if text else text
        except NoPhone:
            return text

    def formfield(self, **kwargs: Any) -> Any:
        """Return a field with the keyboard for numbers, that asks for the area code where it is missing."""
        own: dict[str, Any] = {
            "widget": forms.TextInput(attrs={"inputmode": "tel"}),
            "validators": [validate_whole_phone],
        }
        return super().formfield(**(own | kwargs))
