"""What django-allauth asks the project about."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up: accounts come from invitations. Messages in plain German."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-Mail-Adresse oder Passwort stimmt nicht."),
        "enter_current_password": _("Bitte geben Sie Ihr jetziges Passwort ein."),
        "incorrect_code": _("Dieser Code stimmt nicht. Bitte prüfen Sie die neueste E-Mail."),
        "incorrect_password": _("Das Passwort stimmt nicht."),
        "invalid_login": _("Bitte prüfen Sie Ihre Eingaben."),
        "invalid_password_reset": _("Dieser Link gilt nicht mehr. Bitte fordern Sie einen neuen an."),
        "too_many_login_attempts": _("Zu viele Versuche. Bitte versuchen Sie es in einigen Minuten wieder."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up; ``accounts.invitations`` makes accounts."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """Give the subject as the template has it, without the host in brackets."""
        return subject

    def can_delete_email(self, email_address: Any) -> bool:
        """The address is part of the account and changed by the administration alone."""
        return False
