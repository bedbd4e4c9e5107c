"""The life of a link: issued, used once, revoked.

What must not be kept in a table, such as the events of the search log, is signed by ``django.core.signing``.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from signed_links.models import SignedLink


def hash_of(token: str) -> str:
    """Return what the database keeps of a token. It has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def issue(purpose: str, thing: Model, recipient: str, term: timedelta) -> tuple[SignedLink, str]:
    """Return a new link to ``thing`` with its token, which is kept nowhere; older ones stop working."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        revoke(purpose, thing)
        link = SignedLink.objects.create(
            token_hash=hash_of(token),
            purpose=purpose,
            thing=thing,
            recipient=recipient,
            expires_at=timezone.now() + term,
        )
    return link, token


def find(purpose: str, token: str) -> SignedLink | None:
    """Return the link that ``token`` belongs to, whatever became of it; None for none of this purpose."""
    return SignedLink.objects.filter(purpose=purpose, token_hash=hash_of(token)).first()


def use(link: SignedLink) -> bool:
    """Note that ``link`` was used; return False when it does not count any more.

    Of two who use it at the same time only one gets True.
    """
    return bool(SignedLink.objects.usable().filter(pk=link.pk).update(used_at=timezone.now()))


def revoke(purpose: str, thing: Model) -> int:
    """Make the links to ``thing`` worthless that nobody has used; return how many those were."""
    return SignedLink.objects.about(thing, purpose).open().update(revoked_at=timezone.now())
