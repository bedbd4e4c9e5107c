"""Nobody without access to the administration gets through any of its addresses, ours or Wagtail's."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from tests.permissions.admin_addresses import NO_NUMBERS, Address, addresses, filled

# Open to everybody: the way in and out, what its pages are drawn with, and what is never found.
OPEN = ("login/", "logout/", "password_reset/", "sprite/", "jsi18n/", "failwhale/", "^")


@pytest.mark.django_db
def test_readers_are_sent_away_from_every_address(client: Client, reader: User) -> None:
    client.force_login(reader)
    answers = {
        f"{method} {address.route}": getattr(client, method)(filled(address, _values(address))).status_code
        for address in addresses()
        if not address.route.removeprefix("admin/").startswith(OPEN)
        for method in ("get", "post")
    }
    assert len(answers) > 400
    assert {address: status for address, status in answers.items() if status not in (302, 403, 404)} == {}


def _values(address: Address) -> dict[str, Any]:
    known = {"action": "delete", "filter_spec": "max-20x20"}
    return {part: known.get(part) or (NO_NUMBERS.get(part) or ["1"])[0] for part in address.parts}
