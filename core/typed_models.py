"""Model fields that say how their value is typed. For the database they are Django's own fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

from core import typed_forms


class _AsDjangos:
    """A model field that migrations know as Django's ``plain`` and forms ask for with ``typed``."""

    plain: str
    typed: type[forms.Field]

    def deconstruct(self) -> Any:
        """Pass as Django's field, so that migrations do not depend on how forms ask."""
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, f"django.db.models.{self.plain}", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Return the field that reads this kind of value, whatever its class of numbers or times has else."""
        return super().formfield(**{**kwargs, "form_class": self.typed})  # type: ignore[misc]


class WholeNumberField(_AsDjangos, models.PositiveIntegerField):
    """A whole number, 0 or more; «2.000» is two thousand."""

    plain = "PositiveIntegerField"
    typed = typed_forms.TypedIntegerField


class SmallNumberField(_AsDjangos, models.PositiveSmallIntegerField):
    """A whole number up to 32,767."""

    plain = "PositiveSmallIntegerField"
    typed = typed_forms.TypedIntegerField


class NumberField(_AsDjangos, models.DecimalField):
    """A number with decimals."""

    plain = "DecimalField"
    typed = typed_forms.TypedDecimalField


class EndTimeField(_AsDjangos, models.TimeField):
    """A time of day at which something ends; midnight is the end of the day."""

    plain = "TimeField"
    typed = typed_forms.TypedEndTimeField


class EuroField(_AsDjangos, models.DecimalField):
    """A sum in euros."""

    plain = "DecimalField"
    typed = typed_forms.EuroField


class WeeksField(_AsDjangos, models.PositiveSmallIntegerField):
    """A number of weeks."""

    plain = "PositiveSmallIntegerField"
    typed = typed_forms.WeeksField


class CoordinateField(_AsDjangos, models.FloatField):
    """Degrees of latitude or longitude (WGS 84)."""

    plain = "FloatField"
    typed = typed_forms.CoordinateField
