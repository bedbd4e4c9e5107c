"""Every table that the administration offers for download opens in German Excel as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from accounts.models import User
from core.tables import read_table
from directory.models import Provider
from synonyms.models import SynonymRule
from tests.directory.factories import DirectoryPageFactory, OfferFactory
from tests.taking_back import taken_back
from tests.tree import make_home

pytestmark = pytest.mark.django_db


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern).replace("^", "").replace("$", "").replace("\\Z", "")
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.callback


def _exporting() -> list[str]:
    """Return the addresses of the administration that answer with a table when asked for one."""
    found = {}
    for route, callback in _patterns(get_resolver()):
        view = getattr(callback, "view_class", None)
        if view and issubclass(view, SpreadsheetExportMixin) and "<" not in route and "results" not in route:
            columns = callback.view_initkwargs.get("list_export") or view.list_export
            if columns or isinstance(vars(view).get("list_export"), property):
                found[f"/{route}"] = view
    return sorted(found)


ADDRESSES = _exporting()


@pytest.fixture(scope="module")
def browser(django_db_setup: None, django_db_blocker: Any) -> Iterator[Client]:
    """The browser of a superuser, and something to download."""
    with taken_back(django_db_blocker):
        cache.clear()
        person = User.objects.create_superuser("admin@example.org", "ein-langes-passwort")
        provider = Provider.objects.create(name="=Träger; «Größe»", kind="verein")
        offer = OfferFactory(
            parent=DirectoryPageFactory(parent=make_home()), title="Größe; =1+1", provider=provider
        )
        offer.save_revision(user=person).publish(user=person)
        SynonymRule.objects.create(names="AWO\nArbeiterwohlfahrt")
        client = Client()
        client.force_login(person)
        yield client


def _body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_reports_and_lists_that_people_download_are_among_them() -> None:
    assert len(ADDRESSES) >= 8
    for part in (
        "reports/site-history",
        "reports/aging-pages",
        "reports/locked",
        "berichte/suchen",
        "synonymrule",
    ):
        assert any(part in address for address in ADDRESSES), part


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_csv_has_a_mark_and_semicolons(browser: Client, address: str) -> None:
    response = browser.get(address, {"export": "csv"})
    raw = _body(response)
    assert response.status_code == 200
    assert raw.startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    table = read_table(raw, ())
    assert b";" in raw.splitlines()[0] or len(table.headings) == 1
    assert not any(row.surplus for row in table.rows)
    assert not any(cell.text[:1] in "=+@" for row in table.rows for cell in row.cells.values() if cell.text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_workbook_opens_and_holds_no_formula(browser: Client, address: str) -> None:
    response = browser.get(address, {"export": "xlsx"})
    assert response.status_code == 200
    sheet = load_workbook(BytesIO(_body(response))).worksheets[0]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/admin/redirects/", "weiterleitungen"),
        ("/admin/reports/locked/", "gesperrte-seiten"),
        ("/admin/snippets/synonyms/synonymrule/", "synonyme"),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_is_called_what_its_page_is_called(
    browser: Client, address: str, name: str, ending: str
) -> None:
    response = browser.get(address, {"export": ending})
    day = f"{timezone.localdate():%Y-%m-%d}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}-{day}.{ending}"'


def test_moments_are_german_in_csv_and_moments_in_excel(browser: Client) -> None:
    address = next(address for address in ADDRESSES if "aging-pages" in address)
    [cells] = [
        row.cells
        for row in read_table(_body(browser.get(address, {"export": "csv"})), ()).rows
        if any("Größe; =1+1" in cell.text for cell in row.cells.values())
    ]
    moments = [cell.text for cell in cells.values() if cell.text[:2].isdigit()]
    sheet = load_workbook(BytesIO(_body(browser.get(address, {"export": "xlsx"})))).worksheets[0]
    stored = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, datetime)]
    assert moments
    assert {f"{moment:%d.%m.%Y %H:%M}" for moment in stored} >= {moment[:16] for moment in moments}
