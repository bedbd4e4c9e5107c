"""Invitations in the administration: everybody reads those that they may act on."""

from __future__ import annotations

from typing import Any

from accounts.invitations import visible_invitations
from accounts.models import Invitation
from core.admin_reading.addresses import register_name
from core.admin_reading.rules import rule

register_name("invitation_id", Invitation)


@rule(Invitation)
def invitations(rows: Any, user: Any) -> Any:
    """Return those that stand in the list of ``user``."""
    return rows.filter(pk__in=visible_invitations(user).order_by().values("pk"))
