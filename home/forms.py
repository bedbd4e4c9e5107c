"""Forms of the start page's app."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from core.mail_field import MailAddressFormField, MailAddressInput
from core.models import Municipality


class UpdateFilterForm(forms.Form):
    """What the list of updates can be narrowed to. Only what the reader may see offers itself as a choice."""

    kommune = forms.ModelChoiceField(
        Municipality.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("Kommune"),
        empty_label=_("alle Kommunen"),
    )
    jahr = forms.TypedChoiceField(coerce=int, required=False, label=_("Jahr"), empty_value=None)

    def __init__(self, *args: Any, updates: PageQuerySet, **kwargs: Any) -> None:
        """Take the choices from ``updates``."""
        super().__init__(*args, **kwargs)
        self.fields["kommune"].queryset = Municipality.objects.defer("border").filter(  # type: ignore[attr-defined]
            pk__in=updates.order_by().values("municipalities")
        )
        years = updates.order_by().dates("date", "year", order="DESC")
        self.fields["jahr"].choices = [  # type: ignore[attr-defined]
            ("", _("alle Jahre")),
            *((day.year, str(day.year)) for day in years),
        ]


class AccessibilityReportForm(forms.Form):
    """Tells the operator of a barrier. Works without an account."""

    name = forms.CharField(
        label=_("Ihr Name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = MailAddressFormField(
        label=_("Ihre E-Mail-Adresse"),
        required=False,
        help_text=_("Nur nötig, wenn Sie eine Antwort wünschen."),
        widget=MailAddressInput(attrs={"autocomplete": "email"}),
    )
    page = forms.CharField(
        label=_("Auf welcher Seite?"),
        max_length=500,
        required=False,
        help_text=_("Adresse oder Titel der Seite."),
    )
    message = forms.CharField(
        label=_("Was hindert Sie?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Bitte beschreiben Sie, was Sie hindert.")},
    )
    # People never see this field, programs that fill in everything do.
    homepage = forms.CharField(
        required=False,
        label=_("Bitte leer lassen"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_from_a_program(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.cleaned_data.get("homepage"))
