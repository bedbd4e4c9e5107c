"""What stands in a cell goes into an offer as it is written, by whatever file it comes."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from odfdo import Document, Row as OdsRow, Table
from openpyxl import Workbook

from core.rich_text import can_open
from directory.importing import import_offers, load_mapping, read_table
from directory.importing.drafting import problems_of
from directory.importing.mapping import Rule
from directory.models import DirectoryPage, OfferPage
from exchange.reports import Problem, Report
from home.models import HomePage
from tests.directory.factories import DirectoryPageFactory

pytestmark = pytest.mark.django_db
MAPPING = """
source = "Test"
id = "Nr"
[fields]
title = { column = "Name" }
summary = { column = "Kurz" }
description = DESCRIPTION
access = ["anmeldung"]
age_from = 12
street = { column = "Straße" }
postcode = { column = "PLZ" }
town = "Olfen"
price = { column = "Preis" }
places = { column = "Plätze" }
latitude = { column = "Breite" }
longitude = { column = "Länge" }
valid_from = { column = "ab" }
website = { column = "Netz" }
accessible = { column = "stufenlos", values = { ja = "ja", nein = "nein" } }
[provider]
name = { column = "Träger" }
[[opening_hours]]
weekdays = ["mo"]
opens = { column = "von" }
closes = { column = "bis" }
"""
ROW: dict[str, Any] = {"Nr": "1", "Name": "Malkurs", "Kurz": "Wir malen.", "Träger": "V", "Netz": "a.example"}
TYPED = {
    "PLZ": "59399",
    "Straße": "Weg 1",
    "Preis": "1.355,90 €",
    "Plätze": "2.000",
    "Breite": "51.946",
    "Länge": "7,5",
    "ab": "1. September 2025",
    "Netz": "www.beispiel.example",
    "stufenlos": "ja",
    "von": "8.30",
    "bis": "halb zwölf",
}
STORED = {
    "PLZ": 1067,
    "Straße": "Weg 1",
    "Preis": 1355.9,
    "Plätze": 2000,
    "Breite": 51.946,
    "Länge": 7.5,
    "ab": date(2025, 9, 1),
    "Netz": "https://www.beispiel.example",
    "stufenlos": True,
    "von": time(8, 30),
    "bis": time(11, 30),
}
COLUMNS = list(dict.fromkeys([*ROW, "Text", *TYPED]))
COLUMN, TEMPLATE = '{ column = "Text" }', '{ template = "<p>Was: {Text}.</p>|<p><b>{Kurz}</b></p>" }'


@pytest.fixture
def parent(home_page: HomePage) -> DirectoryPage:
    return DirectoryPageFactory(parent=home_page)


@pytest.fixture
def take(tmp_path: Path, parent: DirectoryPage) -> Any:
    """Import one row: ``take({"Text": "…"}, ending=".xlsx")``."""

    def taking(cells: dict[str, Any], ending: str = ".csv", description: str = COLUMN) -> Report:
        mapping_file, file = tmp_path / "mapping.toml", tmp_path / f"offers{ending}"
        mapping_file.write_text(MAPPING.replace("DESCRIPTION", description), "utf-8")
        file.write_bytes(_file(ending, [COLUMNS, [(ROW | cells).get(name, "") for name in COLUMNS]]))
        mapping = load_mapping(mapping_file)
        return import_offers(read_table(file, mapping), mapping, parent)

    return taking


def _file(ending: str, rows: list[list[Any]]) -> bytes:
    file = BytesIO()
    if ending == ".csv":
        quoted = (";".join(f'"{str(cell).replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
        return "\r\n".join(quoted).encode("utf-8-sig")
    if ending == ".xlsx":
        book = Workbook()
        for row in rows:
            book.active.append([None if cell == "" else cell for cell in row])
        for column in book.active.iter_cols(min_row=2):
            if book.active.cell(1, column[0].column).value == "PLZ":
                column[0].number_format = "00000"
        book.save(file)
        return file.getvalue()
    document, sheet = Document("spreadsheet"), Table("Angebote")
    document.body.clear()
    for row in rows:
        line = OdsRow()
        line.set_values([None if cell == "" else cell for cell in row])
        sheet.append_row(line)
    document.body.append(sheet)
    document.save(file)
    return file.getvalue()


def problems(report: Report) -> list[str]:
    return [f"{problem.column}: {problem.reason}" for row in report.rows for problem in row.problems]


@pytest.mark.parametrize(
    ("text", "description", "html"),
    [
        ("Malen<br>Basteln", COLUMN, "<p>Malen&lt;br&gt;Basteln</p>"),
        (
            "Büro <info@beispiel.example>",
            COLUMN,
            '<p>Büro &lt;<a href="mailto:info@beispiel.example">info@beispiel.example</a>&gt;</p>',
        ),
        ("Montag\nDienstag\n\nAnmelden", COLUMN, "<p>Montag<br/>Dienstag</p><p>Anmelden</p>"),
        ("<script>alert(1)</script><h1>", COLUMN, "<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;h1&gt;</p>"),
        ("Was tun? 3 < 5 & mehr", COLUMN, "<p>Was tun? 3 &lt; 5 &amp; mehr</p>"),
        ("eins\n\nzwei", TEMPLATE, "<p>Was: eins</p><p>zwei.</p><p><b>Wir malen.</b></p>"),
        ("</p><h2>x", TEMPLATE, "<p>Was: &lt;/p&gt;&lt;h2&gt;x.</p><p><b>Wir malen.</b></p>"),
        ("{Nr} %s", TEMPLATE, "<p>Was: {Nr} %s.</p><p><b>Wir malen.</b></p>"),
        ("A<br>B", '{ template = "Was: {Text}" }', "<p>Was: A&lt;br&gt;B</p>"),
        ("A", '{ template = "<p>{Text}<br>" }', "<p>A</p>"),
        ("A", '"<h3>Fest</h3>"', "<h3>Fest</h3>"),
        ("A", '"3 < 5"', "<p>3 &lt; 5</p>"),
        ("A", '{ column = "Text", values = { A = "<ul><li>b</li></ul>" } }', "<ul><li>b</li></ul>"),
        ("", COLUMN, ""),
    ],
)
def test_text_of_a_cell_is_text_and_the_editor_opens_it(
    take: Any, admin_client: Client, text: str, description: str, html: str
) -> None:
    report = take({"Text": text}, description=description)
    assert problems(report) == []
    offer = OfferPage.objects.get()
    assert offer.description == html
    assert can_open(offer.description, OfferPage._meta.get_field("description").features)
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[offer.pk])).status_code == 200


def test_what_a_download_of_ours_puts_before_a_cell_is_no_text(take: Any) -> None:
    take({"Name": "'-Treff am Markt", "Kurz": "'n Kurs"})
    offer = OfferPage.objects.get()
    assert (offer.title, offer.summary) == ("-Treff am Markt", "'n Kurs")


def test_keys_that_the_editor_gives_are_no_change(take: Any) -> None:
    take({"Text": "A\n\nB"})
    offer = OfferPage.objects.get()
    offer.description = offer.description.replace("<p>", '<p data-block-key="abcde">')
    offer.save_revision().publish()
    assert [row.outcome.label for row in take({"Text": "A\n\nB"}).rows] == ["unverändert"]


def test_lines_stay_in_a_text_of_several_lines_and_go_from_one_of_one(take: Any) -> None:
    take({"Name": "Mal\nkurs", "Kurz": " eins \n zwei"})
    offer = OfferPage.objects.get()
    assert (offer.title, offer.summary) == ("Mal kurs", "eins\nzwei")


@pytest.mark.parametrize(
    ("ending", "cells", "postcode"),
    [
        (".csv", TYPED, "59399"),
        (".xlsx", TYPED, "59399"),
        (".ods", TYPED, "59399"),
        (".xlsx", STORED, "01067"),
        (
            ".ods",
            STORED | {"PLZ": "01067", "von": timedelta(hours=8.5), "bis": timedelta(hours=11.5)},
            "01067",
        ),
    ],
)
def test_every_kind_of_cell_is_read_from_every_kind_of_file(
    take: Any, ending: str, cells: dict[str, Any], postcode: str
) -> None:
    assert problems(take(cells, ending)) == []
    offer = OfferPage.objects.get()
    assert (offer.postcode, offer.price, offer.places) == (postcode, Decimal("1355.90"), 2000)
    assert (offer.latitude, offer.longitude, offer.valid_from) == (51.946, 7.5, date(2025, 9, 1))
    assert (offer.website, offer.accessible) == ("https://www.beispiel.example", "ja")
    [hours] = offer.opening_hours.all()
    assert (hours.opens, hours.closes) == (time(8, 30), time(11, 30))


def test_a_number_of_a_spreadsheet_is_no_typed_number(take: Any) -> None:
    take({"Preis": 2.0, "Plätze": 2, "Breite": 51.946, "Länge": 7.123}, ".xlsx")
    offer = OfferPage.objects.get()
    assert (offer.price, offer.places, offer.latitude, offer.longitude) == (2, 2, 51.946, 7.123)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Preis": "=1+1"}, "Preis: Die Formel in dieser Zelle hat kein gespeichertes Ergebnis"),
        ({"von": "=A1", "bis": "=A1"}, "von: Die Formel in dieser Zelle hat kein gespeichertes Ergebnis"),
        ({"Name": "#REF!"}, "Name: «#REF!»: Die Formel in dieser Zelle ergibt einen Fehler"),
        ({"Plätze": 2.5}, "Plätze: Bitte eine ganze Zahl"),
        ({"ab": "31.2.2027"}, "ab: "),
        ({"ab": 12}, "ab: "),
    ],
)
def test_a_cell_that_says_nothing_for_its_field_is_refused(
    take: Any, cells: dict[str, Any], reason: str
) -> None:
    [problem, *_] = problems(take(cells, ".xlsx"))
    assert problem.startswith(reason)


def test_a_field_without_a_column_is_called_as_in_the_form() -> None:
    errors = ValidationError({"target_groups": ["Für wen ist es?"], "title": ["Wie heißt es?"]})
    rules = {"title": Rule(column="Name")}
    expected = [Problem("Zielgruppen", "Für wen ist es?"), Problem("Name", "Wie heißt es?")]
    assert problems_of(errors, rules, OfferPage) == expected
