"""The form of the accessibility statement."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.mail_field import MailAddressFormField, MailAddressInput


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
