"""Forms of the administration that check more than one model."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm


class IndicatorForm(WagtailAdminModelForm):
    """An indicator with its values: whether they count persons is said once, on the indicator."""

    def is_valid(self) -> bool:
        """Refuse values below zero when the indicator counts persons, each at its field."""
        valid = super().is_valid()
        if not self.cleaned_data.get("counts_persons"):
            return valid
        for row in self.formsets["values"].forms:
            data = row.cleaned_data if row.is_valid() else {}
            value = data.get("value")
            if value is not None and value < 0 and not data.get("DELETE"):
                row.add_error("value", _("Eine Zahl von Personen ist nie kleiner als 0."))
                valid = False
        return valid
