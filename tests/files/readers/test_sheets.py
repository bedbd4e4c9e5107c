"""Sheets of Excel are read as they are shown."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from files.readers.limits import Unreadable
from tests.files.factories import in_every_part, replaced, zipped
from tests.files.readers.reading import text_of


def workbook(*rows: list[Any]) -> Any:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def saved(book: Any) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def seen(book: Any) -> str:
    return text_of("xlsx", saved(book))


def test_cells_are_read_apart() -> None:
    assert seen(workbook(["Kita Zimtstern", "Olfen"], ["Träger"])) == "Kita Zimtstern Olfen\nTräger"


def test_numbers_dates_and_times_are_read_as_they_are_shown() -> None:
    book = workbook([1067, 1355.9, datetime.date(2027, 1, 31), datetime.time(9, 30), True, 0.25])
    formats = ["00000", '#,##0.00\\ "€"', "dd.mm.yyyy", "hh:mm", "General", "0%"]
    for cell, number_format in zip(book.active[1], formats, strict=True):
        cell.number_format = number_format
    assert seen(book) == "01067 1.355,90 € 31.01.2027 09:30 WAHR 25%"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1" t="inlineStr"><is><t>Kita</t></is></c><c r="B1"><v>48301</v></c>', "Kita 48301"),
        ('<c r="A1" t="str"><f>"Kita"&amp;B1</f><v>Kita Olfen</v></c>', "Kita Olfen"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "2"),
    ],
)
def test_inline_words_and_results_of_formulas_are_read(cell: str, expected: str) -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1">{cell}</row></sheetData></worksheet>'
    )
    content = replaced(saved(workbook(["x"])), "xl/worksheets/sheet1.xml", sheet.encode())
    assert text_of("xlsx", content) == expected


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_not_read(state: str) -> None:
    book = workbook(["bleibt"])
    hidden = book.create_sheet("Intern")
    hidden.append(["weg"])
    hidden.sheet_state = state
    assert seen(book) == "bleibt"


def test_hidden_rows_columns_and_comments_are_not_read() -> None:
    book = workbook(["a", "weg", "weg", "b"], ["weg", "weg", "weg", "weg"], ["c", "weg", "weg", "d"])
    sheet = book.active
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    sheet["A1"].comment = openpyxl.comments.Comment("weg", "weg")
    assert seen(book) == "a b\nc d"


def test_what_merged_cells_cover_and_rows_and_columns_of_no_size_are_not_read() -> None:
    book = workbook(["a", "b"], ["c", "weg"], ["weg", "weg"], ["d", "e", "weg"], ["weg"], ["f"])
    content = saved(book)
    for found, new in (
        (b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>'),
        (b"<sheetData>", b'<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>'),
        (b'<row r="5"', b'<row r="5" ht="0" customHeight="1"'),
    ):
        content = in_every_part(content, found.decode(), new.decode())
    assert text_of("xlsx", content).split() == ["a", "b", "c", "d", "e", "f"]


def test_rows_that_are_hidden_unless_they_have_a_height_are_not_read() -> None:
    content = in_every_part(saved(workbook(["a"], ["weg"])), '<row r="1"', '<row r="1" ht="15"')
    content = in_every_part(content, "<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" ')
    assert text_of("xlsx", content) == "a"


def test_charts_headers_and_footers_are_read_after_the_cells() -> None:
    book = workbook(["Ort", "Plätze"], ["Olfen", 4])
    chart = BarChart()
    chart.title = "Kitas"
    chart.add_data(Reference(book.active, min_col=2, min_row=1, max_row=2), titles_from_data=True)
    book.active.add_chart(chart)
    book.active.oddHeader.center.text = "Kreis Coesfeld"
    book.active.oddFooter.left.text = "Seite &P"
    assert seen(book).split("\n") == ["Ort Plätze", "Olfen 4", "Kitas", "Kreis Coesfeld", "Seite"]


def test_parts_may_be_called_otherwise() -> None:
    content = in_every_part(saved(workbook(["anders"])), "sheet1.xml", "blatt.xml")
    assert text_of("xlsx", in_every_part(content, "workbook.xml", "mappe.xml")) == "anders"


def test_the_strict_variant_of_the_format_is_read() -> None:
    content = saved(workbook(["streng"]))
    for kind in ("officeDocument", "spreadsheetml"):
        content = in_every_part(
            content, f"http://schemas.openxmlformats.org/{kind}/2006/", f"http://purl.oclc.org/ooxml/{kind}/"
        )
    assert text_of("xlsx", content) == "streng"


def test_a_damaged_sheet_hides_only_itself() -> None:
    book = workbook(["eins"])
    for name in ("zwei", "drei"):
        book.create_sheet(name).append([name])
    content = replaced(saved(book), "xl/worksheets/sheet2.xml", b"<worksheet><kaputt")
    assert text_of("xlsx", content) == "eins\ndrei"


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(Unreadable, match="wrong_format"):
        text_of("xlsx", zipped(word__document="<x/>"))
