"""The administration's search shows editors what they may explore, whichever backend finds it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from tests.permissions.conftest import County

ADDRESS = "wagtailadmin_pages:search"


def found(county: County, role: str) -> set[int]:
    response = county.browser(role).get(reverse(ADDRESS), {"q": "o"})
    return {page.pk for page in response.context["object_list"]}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="On other databases there is only Wagtail's own")
@pytest.mark.parametrize("role", ["RedO", "RedC", "JA-K", "Koor", "supe"])
def test_editors_find_in_the_administration_what_they_found_before(
    county: County, settings: Any, role: str
) -> None:
    ours = found(county, role)
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database.sqlite.sqlite"}}
    assert ours == found(county, role)


def test_an_editor_does_not_find_another_municipalitys_offers(county: County) -> None:
    address = reverse("wagtailadmin_pages:search") + "?q=Café"
    page = county.browser("RedO").get(address).text
    assert county.page("offer in Olfen").title in page
    assert county.page("offer in Coesfeld").title not in page
