"""Links of invitations that were sent by release 0.1.0 still count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from accounts.invitations import find_invitation
from accounts.models import Invitation

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(name: str) -> MigrationExecutor:
    executor = MigrationExecutor(connection)
    executor.migrate([("accounts", name)])
    return executor


@pytest.fixture
def back_again() -> Iterator[None]:
    """Leave the database as other tests need it."""
    newest = [name for app, name in MigrationExecutor(connection).loader.graph.leaf_nodes("accounts")]
    yield
    migrate(newest[0])


def test_invitations_keep_their_links(back_again: None) -> None:
    executor = migrate("0002_release_0_1_0")
    older = executor.loader.project_state([("accounts", "0002_release_0_1_0")]).apps
    now = timezone.now()
    for token, withdrawn_at in (("offen", None), ("fort", now)):
        older.get_model("accounts", "Invitation").objects.create(
            email=f"{token}@example.org",
            role="reader",
            token_hash=hashlib.sha256(token.encode()).hexdigest(),
            expires_at=now + timedelta(days=3),
            withdrawn_at=withdrawn_at,
            sent_at=now,
        )
    migrate("0004_invitation_without_token")
    states = {token: find_invitation(token) for token in ("offen", "fort")}
    assert {token: found.state for token, found in states.items() if found} == {
        "offen": Invitation.State.OPEN,
        "fort": Invitation.State.WITHDRAWN,
    }
    assert states["offen"].link.expires_at == now + timedelta(days=3)
