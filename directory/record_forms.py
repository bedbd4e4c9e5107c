"""Small forms on an offer's page: free places and closures."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.typed_forms import typed_formfield
from directory.models import Availability, Closure


class AvailabilityForm(forms.ModelForm):
    """Asks whether there are free places."""

    class Meta:
        model = Availability
        fields = ["state", "weeks"]
        formfield_callback = typed_formfield


class ClosureForm(forms.ModelForm):
    """Asks from when to when an offer is closed, and why."""

    class Meta:
        model = Closure
        fields = ["note", "starts_on", "ends_on"]
        help_texts = {
            "note": _("Für alle sichtbar, zum Beispiel «Sommerpause». Keine Namen, keine Angaben zu Fällen.")
        }
        formfield_callback = typed_formfield
