"""Nobody without access to the administration gets into any of its views, ours or Wagtail's."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404
from django.test import RequestFactory

from accounts.models import User
from tests.permissions.admin_addresses import Address, addresses, fixed

# Open to everybody: the way in and out, what its pages are drawn with, and what is never found.
OPEN = ("login/", "logout/", "password_reset/", "sprite/", "jsi18n/", "failwhale/", "^")

# A view for many kinds of things may hand pages to another one.
KINDS: tuple[dict[str, str], ...] = ({}, {"app_label": "files", "model_name": "document"})


@pytest.mark.django_db
def test_readers_get_into_no_view(rf: RequestFactory, reader: User) -> None:
    wrong, asked = {}, 0
    for address in addresses():
        if address.route.removeprefix("admin/").startswith(OPEN):
            continue
        for method, kind in product(("get", "post"), KINDS if "app_label" in address.parts else ({},)):
            asked += 1
            if not _is_sent_away(address, kind, getattr(rf, method)("/admin/"), reader):
                wrong[f"{method} {address.route}"] = kind
    assert wrong == {}
    assert asked > 400


def _is_sent_away(address: Address, kind: dict[str, str], request: Any, person: User) -> bool:
    """Whether the view answers at once, without looking for what it is about."""
    request.user, request.session = person, {}
    request._messages = CookieStorage(request)
    try:
        response = address.view(request, **dict.fromkeys(address.parts, 1) | fixed(address) | kind)
    except Http404:
        return False
    return bool(response.status_code == 302 and "login" in response["Location"])
