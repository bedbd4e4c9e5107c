"""Whether mails can leave at all, watched by ``manage.py check``."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.core.exceptions import ValidationError

from core.mail_addresses import ascii_mailbox, split_mailbox


def check_sender(**kwargs: Any) -> list[CheckMessage]:
    """Return an error for each sender in the settings that no mail can be sent from (mail.E001)."""
    messages: list[CheckMessage] = []
    for name in ("DEFAULT_FROM_EMAIL", "SERVER_EMAIL", "ACCESSIBILITY_CONTACT_EMAIL"):
        try:
            ascii_mailbox(getattr(settings, name))
        except ValidationError as error:
            messages.append(Error(f"{name}: {' '.join(error.messages)}", id="mail.E001"))
    return messages


def check_deployed_sender(**kwargs: Any) -> list[CheckMessage]:
    """Return a warning for a sender at this very machine, whose mails others refuse (mail.W001)."""
    try:
        _name, address = split_mailbox(settings.DEFAULT_FROM_EMAIL)
    except ValidationError:
        return []  # check_sender says so
    if address.rpartition("@")[2].partition(".")[0] != "localhost":
        return []
    return [
        Warning(
            f"Mails come from {settings.DEFAULT_FROM_EMAIL}, which other servers refuse.",
            hint="Set DEFAULT_FROM_EMAIL to an address of your own domain.",
            id="mail.W001",
        )
    ]
