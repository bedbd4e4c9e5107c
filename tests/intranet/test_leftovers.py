"""Rows that a file of tests leaves behind are found."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group

from tests.leftovers import rows_left


@pytest.mark.django_db(transaction=True)
def test_a_row_that_is_committed_is_found() -> None:
    for number in range(9):
        Group.objects.create(name=f"Übrig {number}")
    assert list(rows_left()) == ["auth_group"]


@pytest.mark.django_db
def test_what_is_taken_back_is_not_left() -> None:
    Group.objects.create(name="Nicht übrig")
    assert rows_left() == {}
