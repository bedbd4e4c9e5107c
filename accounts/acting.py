"""In whose name a management command works."""

from __future__ import annotations

from django.core.management.base import CommandError

from accounts.models import User


def acting_user(email: str) -> User | None:
    """Give the person with the address ``email``, None for "". Raises CommandError when there is nobody."""
    if not email:
        return None
    try:
        return User.objects.get_by_natural_key(email)
    except User.DoesNotExist as error:
        raise CommandError(f"Es gibt niemanden mit der Adresse {email}.") from error
