"""The form of a group speaks German."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission

from accounts.roles import setup_roles


@pytest.mark.django_db
def test_no_permission_keeps_its_english_name() -> None:
    Permission.objects.update(name="Can do something")
    setup_roles()
    english = Permission.objects.filter(name__startswith="Can ")
    assert list(english.values_list("codename", "name")) == []
