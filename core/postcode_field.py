"""Several postcodes in one line."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.validators import validate_postcode


class PostcodesField(forms.CharField):
    """Postcodes with commas, semicolons or spaces between them; its value is a list, each code once."""

    def to_python(self, value: Any) -> Any:
        """Give the list; raises ValidationError that names what is no postcode."""
        if isinstance(value, list):
            return value
        codes = list(dict.fromkeys(re.split(r"[,;\s]+", (value or "").strip()))) if value else []
        codes = [code for code in codes if code]
        if wrong := [code for code in codes if not _is_postcode(code)]:
            raise forms.ValidationError(
                _("Keine Postleitzahl: %(wrong)s. Eine Postleitzahl hat genau fünf Ziffern."),
                code="invalid",
                params={"wrong": ", ".join(wrong)},
            )
        return codes

    def run_validators(self, value: Any) -> None:
        """Check nothing more: what CharField would check is a text, and ``to_python`` has read it."""

    def prepare_value(self, value: Any) -> Any:
        """Show a list with commas, and what somebody wrote as it was written."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether other postcodes were written, whatever stands between them."""
        try:
            return bool((initial or []) != self.to_python(data))
        except forms.ValidationError:
            return True


def _is_postcode(code: str) -> bool:
    try:
        validate_postcode(code)
    except forms.ValidationError:
        return False
    return True
