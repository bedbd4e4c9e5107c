"""The mails of the accounts app, with examples for their preview."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from allauth.account import app_settings
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User
from accounts.role_table import Role
from mail.models import Kind
from mail.registry import MAILS, MailTemplate

# What allauth calls a mail, where several of its say the same.
_SAME = {"password_reset": "password_changed", "password_set": "password_changed"}


def name_of_allauth(prefix: str) -> str:
    """Return our name for the mail that allauth calls ``prefix``, such as "account/email/login_code"."""
    name = prefix.rpartition("/")[2]
    return f"accounts/email/{_SAME.get(name, name)}"


def _invitation() -> Mapping[str, Any]:
    maker = User(first_name="Petra", last_name="Beispiel", email="petra@example.org")
    invitation = Invitation(email="nele@example.org", role=Role.READER, created_by=maker)
    link = f"{settings.WAGTAILADMIN_BASE_URL}/konto/einladung/beispiel/"
    return {"invitation": invitation, "link": link, "days": settings.INVITATION_DAYS}


def _password_link() -> Mapping[str, Any]:
    return {"password_reset_url": f"{settings.WAGTAILADMIN_BASE_URL}/konto/passwort/beispiel/"}


def register_mails() -> None:
    """Register the mails; how urgent each is and how long it is of use follows from its kind and term."""
    mails = (
        MailTemplate("accounts/email/invitation", _("Einladung"), _invitation, Kind.INVITATION),
        MailTemplate(
            "accounts/email/login_code",
            _("Code für die Anmeldung"),
            lambda: {"code": "K7QMPX"},
            Kind.SIGN_IN_CODE,
            timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT),
        ),
        MailTemplate(
            "accounts/email/password_reset_key",
            _("Link für ein neues Passwort"),
            _password_link,
            Kind.PASSWORD_RESET,
            timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        ),
        MailTemplate("accounts/email/password_changed", _("Passwort geändert"), dict, Kind.ACCOUNT),
        MailTemplate(
            "accounts/email/unknown_account",
            _("Kein Konto zu dieser Adresse"),
            lambda: {"email": "nele@example.org"},
            Kind.ACCOUNT,
        ),
    )
    for mail in mails:
        MAILS.register(mail)
