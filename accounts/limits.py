"""Limits on guessing, for each account and for each place that guesses come from.

Three things have to hold at once. Guessing is hopeless: of one account, from one place 5 passwords in five
minutes, from all places together 100 in an hour. A hundred people behind one address of a town hall do not
lock each other out: what counts there is far more, and each account by itself. And nobody can lock somebody
else out for good: a browser that has signed in to an account before (a signed cookie says so) is a place of
its own, which no stranger can use up, and asks nothing of the limits that others share (after the «device
cookies» of OWASP). The figures stand in ``settings.ACCOUNT_RATE_LIMITS``.
"""

from __future__ import annotations

import secrets
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "geraet"
COOKIE_DAYS = 180
MOST_ACCOUNTS = 10  # that one browser is known for
_APP = "allauth.account"
_SALT = "accounts.limits"


def consume(request: HttpRequest, action: str, email: str) -> ratelimit.RateLimitUsage | None:
    """Count an attempt of ``action`` at the account ``email``; return None when there were too many.

    What is returned can be taken back (``rollback``), as with the attempt that succeeds.
    """
    account = email.strip().lower()
    device = _device(request)
    used = ratelimit.RateLimitUsage(usage=[])
    if device and _mark(account) in device["accounts"]:
        steps = [(action, f"{account}|{device['nonce']}")]
    else:
        place = ratelimit.get_ip(request)
        steps = [(f"{action}_place", ""), (action, f"{account}|{place}"), (f"{action}_account", account)]
    for step, key in steps:
        usage = ratelimit.consume(request, app=_APP, action=step, key=key)
        if usage is None:
            return None
        used.usage.extend(usage.usage)
    return used


def forgive(request: HttpRequest, action: str, email: str) -> None:
    """Forget the attempts at an account from this place and altogether: its owner has come."""
    ratelimit.clear(request, app=_APP, action=f"{action}_account", key=email.strip().lower())
    ratelimit.clear(
        request, app=_APP, action=action, key=f"{email.strip().lower()}|{ratelimit.get_ip(request)}"
    )


def know_device(request: HttpRequest, response: HttpResponse, user: Any) -> None:
    """Let the browser that gets ``response`` be known as one that has signed in as ``user``."""
    device = _device(request) or {"nonce": secrets.token_urlsafe(16), "accounts": []}
    mark = _mark(user.email.lower())
    accounts = [mark, *(known for known in device["accounts"] if known != mark)][:MOST_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        signing.dumps({"nonce": device["nonce"], "accounts": accounts}, salt=_SALT),
        max_age=COOKIE_DAYS * 86_400,
        path="/konto/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _device(request: HttpRequest) -> dict[str, Any] | None:
    try:
        device: dict[str, Any] = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=COOKIE_DAYS * 86_400
        )
    except signing.BadSignature:
        return None
    return device


def _mark(account: str) -> str:
    """Return what a browser keeps of an account: nobody reads the address from it."""
    return salted_hmac(_SALT, account).hexdigest()[:32]
