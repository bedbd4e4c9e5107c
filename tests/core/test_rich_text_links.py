"""Links in running text give away nothing of what not everybody may open."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import expand_db_html

from accounts.models import User
from home.models import HomePage
from tests.files.factories import make_collection, make_document


@pytest.fixture
def page(home_page: HomePage) -> Page:
    """A published page whose address tells what it is about."""
    return home_page.add_child(instance=HomePage(title="Klausur", slug="klausur"))


def restrict(page: Page, *groups: object) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="groups").groups.set(groups)


def link(page: Page) -> str:
    return expand_db_html(f'<a linktype="page" id="{page.pk}">hier</a>')


def test_a_link_to_what_all_may_read_has_its_address(page: Page) -> None:
    assert link(page) == '<a href="/klausur/">hier</a>'


def test_a_link_to_a_restricted_page_is_a_number(page: Page) -> None:
    restrict(page)
    assert link(page) == f'<a href="/seite/{page.pk}/">hier</a>'


def test_a_link_to_a_draft_is_a_number(page: Page) -> None:
    page.unpublish()
    assert link(page) == f'<a href="/seite/{page.pk}/">hier</a>'


def test_a_link_to_a_page_that_is_gone_leads_nowhere(home_page: HomePage) -> None:
    assert expand_db_html('<a linktype="page" id="99999">hier</a>') == "<a>hier</a>"


def test_the_number_leads_members_to_the_page(
    page: Page, client: Client, reader: User, make_group: object
) -> None:
    restrict(page, make_group("Kerngruppe", reader))  # type: ignore[operator]
    client.force_login(reader)
    assert client.get(f"/seite/{page.pk}/")["Location"] == "/klausur/"


def test_the_number_tells_others_nothing(page: Page, client: Client, reader: User) -> None:
    restrict(page)
    client.force_login(reader)
    assert client.get(f"/seite/{page.pk}/").status_code == 404


def test_the_number_of_a_draft_tells_nothing(page: Page, client: Client, reader: User) -> None:
    page.unpublish()
    client.force_login(reader)
    assert client.get(f"/seite/{page.pk}/").status_code == 404


@pytest.mark.parametrize("private", [True, False])
def test_a_link_to_a_document_tells_its_name_only_where_all_may_open_it(
    home_page: HomePage, client: Client, reader: User, private: bool
) -> None:
    collection = make_collection("Ablage", groups=[] if private else None)
    document = make_document(title="Klausur", collection=collection)
    html = expand_db_html(f'<a linktype="document" id="{document.pk}">hier</a>')
    address = f"/dateien/nr/{document.pk}/" if private else document.url
    client.force_login(reader)
    status = client.get(address).status_code
    assert (html, status) == (f'<a href="{address}">hier</a>', 404 if private else 200)
