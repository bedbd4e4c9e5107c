"""What django-allauth asks the project about."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.limits import consume, know_device
from accounts.mails import name_of_allauth
from mail.writing import write


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

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; raises ValidationError when there were too many."""
        email = credentials.get("email") or credentials.get("username", "")
        self._login_failed_rl_usage = consume(request, "password", email)
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Let the browser be known as one of this person's."""
        response = super().post_login(request, user, **kwargs)
        know_device(request, response, user)
        return response

    def render_mail(
        self, template_prefix: str, email: Any, context: Any, headers: Any = None
    ) -> EmailMessage:
        """Return one of our mails. Raises KeyError for one that the site has no words for."""
        to = [email] if isinstance(email, str) else email
        return write(name_of_allauth(template_prefix), context, to, headers=headers)

    def can_delete_email(self, email_address: Any) -> bool:
        """The address is part of the account and changed by the administration alone."""
        return False
