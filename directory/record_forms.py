"""Small forms on an offer's page: free places and closures."""

from __future__ import annotations

from django import forms

from directory.models import Availability, Closure


class AvailabilityForm(forms.ModelForm):
    """Asks whether there are free places."""

    class Meta:
        model = Availability
        fields = ["state", "weeks"]


class ClosureForm(forms.ModelForm):
    """Asks from when to when an offer is closed, and why."""

    class Meta:
        model = Closure
        fields = ["reason", "starts_on", "ends_on"]
        widgets = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
