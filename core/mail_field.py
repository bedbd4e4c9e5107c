"""E-mail addresses in models, forms and blocks: kept in one form, refused with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.blocks import EmailBlock

from core.mail_addresses import clean_address, validate_address


class MailAddressInput(forms.EmailInput):
    """A line of text with the keyboard for addresses.

    Not ``type="email"``: Chromium writes «strasse.example» into such a field in the place of
    «straße.example», by the rules of 2003, before we see anything of it.
    """

    input_type = "text"

    def __init__(self, attrs: Any = None) -> None:
        """Keep browsers from correcting what is typed."""
        attributes = {"inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__({**attributes, **(attrs or {})})


class MailAddressFormField(forms.EmailField):
    """An address that mail can be sent to, in the form that is kept."""

    widget = MailAddressInput
    default_validators = [validate_address]

    def to_python(self, value: Any) -> Any:
        """Return the address as it is kept; what is none stays as it is, for the validator to refuse."""
        return _kept(super().to_python(value))


class MailAddressField(models.EmailField):
    """An address that mail can be sent to. For the database and in migrations it is Django's field."""

    default_validators = [validate_address]

    def deconstruct(self) -> Any:
        """Pass as Django's field, so that migrations do not depend on how addresses are read."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.EmailField", args, kwargs

    def to_python(self, value: Any) -> Any:
        """Return the address as it is kept; what is none stays as it is, for the validator to refuse."""
        return _kept(super().to_python(value))

    def formfield(self, **kwargs: Any) -> Any:
        """Return our form field."""
        return super().formfield(**({"form_class": MailAddressFormField} | kwargs))


class MailAddressBlock(EmailBlock):
    """An address that mail can be sent to, in a body. In migrations it is Wagtail's block."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = MailAddressFormField(required=required, help_text=help_text)

    def deconstruct(self) -> Any:
        """Pass as Wagtail's block."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.EmailBlock", args, kwargs


def as_mail_field(field: forms.Field) -> MailAddressFormField:
    """Return our field in the place of a field for addresses in a form of another package."""
    given = {
        name: value
        for name, value in field.widget.attrs.items()
        if name not in {"type", "placeholder", "maxlength"}
    }
    return MailAddressFormField(
        required=field.required,
        label=field.label,
        help_text=field.help_text,
        initial=field.initial,
        widget=MailAddressInput(given),
    )


def _kept(value: Any) -> Any:
    try:
        return clean_address(value) if value else value
    except ValidationError:
        return value
