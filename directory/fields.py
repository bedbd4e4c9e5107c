"""Model fields of the directory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """Several choices in one column: a JSON list of values, each once, in the order of the choices.

    ``options`` are (value, label) pairs. The form shows checkboxes. Values that are no option are refused
    with a ``ValidationError``. It saves a table and a query for each short, fixed list.
    """

    default_error_messages = {
        "invalid_choice": _("«%(value)s» gibt es nicht zur Auswahl."),
        "not_a_list": _("Erwartet wird eine Liste."),
    }

    def __init__(self, *args: Any, options: Iterable[tuple[str, Any]] = (), **kwargs: Any) -> None:
        self.options = list(options)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Leave the options out: they are no matter of the database, and words may change."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs

    def tidy(self, value: Any) -> Any:
        """Give a list without twins, in the order of the options; unknown values stay at the end."""
        if not isinstance(value, (list, tuple)):
            return value
        given = list(dict.fromkeys(value))
        known = [option for option, _label in self.options if option in given]
        return known + [item for item in given if item not in known]

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Tidy the list before it is checked."""
        return super().clean(self.tidy(value), model_instance)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is no list or has a member that is no option."""
        super().validate(value, model_instance)
        if not isinstance(value, list):
            raise ValidationError(self.error_messages["not_a_list"], code="not_a_list")
        options = {option for option, _label in self.options}
        for item in value:
            if item not in options:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": item}
                )

    def labels(self, value: Iterable[str]) -> list[str]:
        """Give the words for the values in a list, unknown ones left out."""
        words = dict(self.options)
        return [str(words[item]) for item in value if item in words]

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        """Add ``<name>_labels`` to the model: the words for the values, for templates."""
        super().contribute_to_class(cls, name, *args, **kwargs)
        if not cls._meta.abstract and f"{name}_labels" not in cls.__dict__:
            setattr(cls, f"{name}_labels", property(lambda obj: self.labels(getattr(obj, name) or [])))

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Give checkboxes."""
        defaults = {
            "required": not self.blank,
            "label": self.verbose_name,
            "help_text": self.help_text,
            "choices": self.options,
            "widget": forms.CheckboxSelectMultiple,
            "initial": self.get_default,
        }
        given = {key: value for key, value in kwargs.items() if key in {"widget", "required", "label"}}
        return forms.MultipleChoiceField(**{**defaults, **given})
