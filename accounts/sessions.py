"""How long a sign-in lasts.

Whoever edits has to sign in anew when the browser was closed, and after twelve hours at the latest. Readers
may stay signed in on a device of their own for thirty days, if they ask for it.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.roles import may_edit

_WISH = "stay_signed_in_wish"
_STAYS = "stays_signed_in"
_SINCE = "signed_in_at"


def wish_to_stay(request: HttpRequest, wish: bool) -> None:
    """Note before the sign-in whether the person wants to stay signed in on this device."""
    request.session[_WISH] = bool(wish)


def start_session(request: HttpRequest, user: Any) -> None:
    """Note when the sign-in happened, and let it last as long as ``user`` may and wishes to stay."""
    wish = request.session.pop(_WISH, False)
    request.session[_STAYS] = wish and not may_edit(user)
    request.session[_SINCE] = int(time.time())
    set_length(request)


def set_length(request: HttpRequest) -> None:
    """Set when the session's cookie ends: with the browser, or after the days a reader may stay."""
    stays = request.session.get(_STAYS, False)
    request.session.set_expiry(settings.STAY_SIGNED_IN_DAYS * 86_400 if stays else 0)


def is_over(request: HttpRequest) -> bool:
    """Tell whether the signed-in person's session has lasted as long as it may.

    One that stays on the device also ends when the person has been given editing rights since.
    """
    if request.session.get(_STAYS, False):
        if may_edit(request.user):
            return True
        allowed = settings.STAY_SIGNED_IN_DAYS * 86_400
    else:
        allowed = settings.SESSION_COOKIE_AGE
    return time.time() - request.session.get(_SINCE, 0) > allowed
