"""Forms of sign-in, password and profile."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.limits import consume
from accounts.models import User
from accounts.sessions import set_length, wish_to_stay
from core.mail_field import as_mail_field
from core.models import Municipality, Topic

PASSWORD_HELP = _(
    "Mindestens 12 Zeichen. Gut sind mehrere Wörter, die nicht zusammengehören. "
    "Nehmen Sie kein Passwort, das Sie schon woanders verwenden."
)


def _stay_field() -> forms.BooleanField:
    return forms.BooleanField(
        required=False,
        label=_("Auf diesem Gerät angemeldet bleiben"),
        help_text=_(
            "30 Tage lang, nur auf einem eigenen Gerät. Wer Inhalte bearbeitet, meldet sich jedes Mal neu an."
        ),
    )


def _limited(action: str, email: str) -> str:
    """Return ``email``; raises ValidationError when ``action`` was tried too often for it, or from here."""
    if not consume(context.request, action, email):
        raise get_adapter().validation_error("too_many_login_attempts")
    return email


class _Labelled:
    """Gives allauth's fields our labels and help, and takes away placeholders, which repeat the label."""

    labels: dict[str, Any] = {}
    help_texts: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            if isinstance(field, forms.EmailField):
                fields[name] = field = as_mail_field(field)
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")


class LoginForm(_Labelled, allauth_forms.LoginForm):
    """Sign-in by e-mail and password."""

    labels = {"login": _("E-Mail"), "password": _("Passwort")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["remember"] = _stay_field()

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in; the length of the session is decided by role, not by allauth."""
        wish_to_stay(request, self.cleaned_data["remember"])
        response = super().login(request, redirect_url)
        if request.user.is_authenticated:
            set_length(request)
        return response


class RequestLoginCodeForm(_Labelled, allauth_forms.RequestLoginCodeForm):
    """Asks for the address that the code is sent to."""

    labels = {"email": _("E-Mail")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remember"] = _stay_field()

    def clean_email(self) -> str:
        """Return the address; refuse it when it was asked for too often."""
        return _limited("code", super().clean_email())


class ConfirmLoginCodeForm(_Labelled, allauth_forms.ConfirmLoginCodeForm):
    """Asks for the code that was sent."""

    labels = {"code": _("Code aus der E-Mail")}


class ResetPasswordForm(_Labelled, allauth_forms.ResetPasswordForm):
    """Asks for the address that the link for a new password is sent to."""

    labels = {"email": _("E-Mail")}

    def clean_email(self) -> str:
        """Return the address; refuse it when it was asked for too often."""
        return _limited("reset", super().clean_email())


class ResetPasswordKeyForm(_Labelled, allauth_forms.ResetPasswordKeyForm):
    """Sets a new password after the link in the mail."""

    labels = {"password1": _("Neues Passwort"), "password2": _("Neues Passwort wiederholen")}
    help_texts = {"password1": PASSWORD_HELP}


class SetPasswordForm(_Labelled, allauth_forms.SetPasswordForm):
    """Sets the first password of an account that has none."""

    labels = {"password1": _("Neues Passwort"), "password2": _("Neues Passwort wiederholen")}
    help_texts = {"password1": PASSWORD_HELP}


class ChangePasswordForm(_Labelled, allauth_forms.ChangePasswordForm):
    """Changes the password of the person who is signed in."""

    labels = {
        "oldpassword": _("Jetziges Passwort"),
        "password1": _("Neues Passwort"),
        "password2": _("Neues Passwort wiederholen"),
    }
    help_texts = {"password1": PASSWORD_HELP}


class AcceptInvitationForm(forms.ModelForm[User]):
    """Makes the account of someone who was invited: name and password."""

    password1 = forms.CharField(
        label=_("Passwort"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("Passwort wiederholen"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name"]
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }
        labels = {"first_name": _("Vorname"), "last_name": _("Nachname")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True
        self.fields["last_name"].required = True

    def clean_password2(self) -> str:
        """Refuse two passwords that differ."""
        if self.cleaned_data.get("password1") != self.cleaned_data["password2"]:
            raise ValidationError(_("Die beiden Passwörter sind nicht gleich."))
        return self.cleaned_data["password2"]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if password := self.cleaned_data.get("password1"):
            try:
                validate_password(password, self.instance)
            except ValidationError as error:
                self.add_error("password1", error)


class TopicsField(forms.ModelMultipleChoiceField):
    """Any number of fields of action."""

    def clean(self, value: Any) -> Any:
        """Refuse numbers that the database cannot hold, as all others that do not exist."""
        try:
            return super().clean(value)
        except OverflowError as error:
            raise ValidationError(self.error_messages["invalid_list"], code="invalid_list") from error


class MyMunicipalityForm(forms.Form):
    """The municipality that start page, chain and search begin with; none means the whole county."""

    kommune = forms.ModelChoiceField(
        Municipality.objects.defer("border").without_county(),
        to_field_name="slug",
        required=False,
        label=_("Meine Kommune"),
        empty_label=_("ganzer Kreis"),
    )


class ProfileForm(forms.ModelForm[User]):
    """What people say about themselves. Rights are not part of it, nor is the address they sign in with."""

    class Meta:
        model = User
        fields = [
            "first_name",
            "last_name",
            "organisation",
            "function",
            "phone",
            "municipality",
            "topics",
            "is_contact",
        ]
        labels = {"first_name": _("Vorname"), "last_name": _("Nachname")}
        field_classes = {"topics": TopicsField}
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "function": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "topics": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True
        self.fields["last_name"].required = True


class ContactFilterForm(forms.Form):
    """Narrows the list of contact persons; whatever it does not know narrows nothing."""

    q = forms.CharField(label=_("Name, Organisation oder Funktion"), required=False, max_length=200)
    kommune = forms.ModelChoiceField(
        Municipality.objects.all(),
        to_field_name="slug",
        label=_("Kommune"),
        required=False,
        empty_label=_("alle"),
    )
    thema = forms.ModelChoiceField(
        Topic.objects.all(), to_field_name="slug", label=_("Thema"), required=False, empty_label=_("alle")
    )
