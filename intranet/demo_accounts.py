"""Demo accounts have passwords that everybody knows: a real site must not start with them.

The demo itself is not installed there; a database that was filled to try things out may still become one of a
real site.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.db.models import QuerySet

from accounts.models import User


def active_demo_accounts() -> QuerySet[User]:
    """Return the accounts with an address of the demo that may sign in."""
    return User.objects.filter(email__iendswith=f"@{settings.DEMO_EMAIL_DOMAIN}", is_active=True)


def refuse_demo_accounts() -> None:
    """Raise ImproperlyConfigured when the site is no demo but has active demo accounts.

    A database that does not answer, or has no tables yet, is reported by what needs it, not here.
    """
    if settings.DEMO:
        return
    try:
        found = active_demo_accounts().exists()
    except DatabaseError:
        return
    if found:
        raise ImproperlyConfigured(
            f"There are active demo accounts (…@{settings.DEMO_EMAIL_DOMAIN}). Start with an empty database, "
            "or deactivate them with: manage.py remove_demo_accounts"
        )
