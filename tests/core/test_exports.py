"""Downloads of Wagtail's reports have headings that people read."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.models import User


@pytest.fixture
def administration(db: None) -> Client:
    """The browser of somebody who may see every report."""
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.org", "x"))
    return client


@pytest.mark.parametrize("report", ["workflow", "workflow_tasks", "site-history", "aging-pages", "locked"])
def test_no_heading_is_the_name_of_a_field(administration: Client, report: str) -> None:
    answer = administration.get(f"/admin/reports/{report}/?export=csv")
    headings = answer.getvalue().decode("utf-8-sig").splitlines()[0].split(";")
    assert len(headings) > 4
    # A name of the program is written small, or with an underscore or a point.
    assert [heading for heading in headings if re.search(r"^[a-zäöü]|[_.]", heading)] == []
