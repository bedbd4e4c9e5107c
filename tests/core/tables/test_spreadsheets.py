"""Excel workbooks and OpenDocument tables are read as people see them, and their numbers stay numbers."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from odfdo import Cell as OdsCell, Document, Element, Row as OdsRow, Table as OdsTable
from openpyxl import Workbook

from core.tables import Cell, FormulaFault, Limits, TableError, read_table
from tests.needs import ROOT


def xlsx(change: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def one_cell(value: Any, number_format: str = "") -> Cell:
    """Return how a value below the heading «a» is read."""

    def fill(book: Workbook) -> None:
        book.active.append(["a", "b"])
        book.active.append([value, "x"])
        if number_format:
            book.active["A2"].number_format = number_format

    return read_table(xlsx(fill), ("a",)).rows[0].cells["a"]


@pytest.mark.parametrize(
    ("value", "number_format", "text", "stored"),
    [
        ("Malen", "", "Malen", None),
        ("0815", "", "0815", None),
        (1067, "00000", "01067", Decimal(1067)),
        (2000, "#,##0", "2.000", Decimal(2000)),
        (51.946, "", "51,946", Decimal("51.946")),
        (0.1 + 0.2, "", "0,3", Decimal("0.3")),
        (0.125, "0.0%", "12,5%", Decimal("0.125")),
        (12.5, '#,##0.00 "€"', "12,50 €", Decimal("12.5")),
        (True, "", "WAHR", True),
        (date(2026, 3, 1), "", "01.03.2026", date(2026, 3, 1)),
        (46082, "DD.MM.YY", "01.03.2026", date(2026, 3, 1)),
        (46082.4, "DD.MM.YY", "01.03.2026", date(2026, 3, 1)),
        (datetime(2026, 3, 1, 14, 30), "", "01.03.2026 14:30", datetime(2026, 3, 1, 14, 30)),
        (date(2027, 3, 1), "yyyy-mm-dd", "01.03.2027", date(2027, 3, 1)),
        (date(2027, 3, 1), "d. mmmm yyyy", "1. März 2027", date(2027, 3, 1)),
        (date(2027, 3, 1), "d/ mmmm\\ yyyy", "1. März 2027", date(2027, 3, 1)),
        (date(2027, 3, 1), "mmmm yy", "März 27", date(2027, 3, 1)),
        (date(2027, 3, 1), r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "Montag, 1. März 2027", date(2027, 3, 1)),
        (date(2027, 3, 1), "[$-407]dddd, dd.mm.;@", "Montag, 01.03.", date(2027, 3, 1)),
        (date(2027, 3, 1), 'ddd "im" mmm', "Mo im Mär", date(2027, 3, 1)),
        (date(2027, 3, 1), "yyyy", "2027", date(2027, 3, 1)),
        (datetime(2027, 3, 1, 8, 5), "dddd, h:mm", "Montag, 8:05", datetime(2027, 3, 1, 8, 5)),
        ("Olfen", '"Stadt "@', "Stadt Olfen", None),
        ("Olfen", "_-@_-", "Olfen", None),
        ("Olfen", ";;;", "", None),
        ("Olfen", "0;-0;0", "Olfen", None),
        (time(9, 30), "", "09:30", time(9, 30)),
        (0.395833333333333, "h:mm", "09:30", time(9, 30)),
        (1, "h:mm", "24:00", timedelta(days=1)),
        (1, "[h]:mm:ss", "24:00", timedelta(days=1)),
        (0.375, "[h]:mm", "09:00", time(9)),
        (timedelta(hours=36, minutes=15), "", "36:15", timedelta(hours=36, minutes=15)),
        ("Zeile_x000D_\nzwei", "", "Zeile\nzwei", None),
        ("#N/A", "", "#N/A", FormulaFault.ERROR),
    ],
)
def test_a_cell_of_excel_is_what_people_see(value: Any, number_format: str, text: str, stored: Any) -> None:
    assert one_cell(value, number_format) == Cell(text, stored)


def test_a_formula_without_a_result_is_no_empty_cell() -> None:
    assert one_cell("=1+1") == Cell("", FormulaFault.NO_RESULT)


def test_the_last_result_of_a_formula_counts() -> None:
    raw = xlsx(lambda book: book.active.append(["a", "=1+1"]) or book.active.append(["=3+4", "x"]))
    raw = _rewritten(raw, "xl/worksheets/sheet1.xml", b"<f>3+4</f><v />", b"<f>3+4</f><v>7</v>")
    raw = _rewritten(raw, "xl/worksheets/sheet1.xml", b"<f>3+4</f><v></v>", b"<f>3+4</f><v>7</v>")
    assert read_table(raw, ("a",)).rows[0].cells["a"] == Cell("7", Decimal(7))


@pytest.mark.parametrize(
    ("stored", "cell"),
    [
        (b'<c r="A2" t="str"><f>""</f><v></v></c>', Cell("")),
        (b'<c r="A2" t="str"><f>B2&amp;1</f><v>x1</v></c>', Cell("x1")),
        (b'<c r="A2"><f>1+1</f><v></v></c>', Cell("", FormulaFault.NO_RESULT)),
        (b'<c r="A2" t="d"><v>2027-02-01</v></c>', Cell("01.02.2027", date(2027, 2, 1))),
        (
            b'<c r="A2" t="d"><v>2027-02-01T14:30:00</v></c>',
            Cell("01.02.2027 14:30", datetime(2027, 2, 1, 14, 30)),
        ),
    ],
)
def test_cells_as_other_programs_store_them(stored: bytes, cell: Cell) -> None:
    raw = xlsx(lambda book: book.active.append(["a", "b"]) or book.active.append([7, "x"]))
    raw = _rewritten(raw, "xl/worksheets/sheet1.xml", b'<c r="A2" t="n"><v>7</v></c>', stored)
    assert read_table(raw, ("a",)).rows[0].cells["a"] == cell


def test_all_columns_are_read_whatever_the_file_says_of_its_size() -> None:
    raw = xlsx(
        lambda book: [book.active.append([f"c{n}" for n in range(200)]), book.active.append(range(200))]
    )
    raw = _rewritten(raw, "xl/worksheets/sheet1.xml", b'ref="A1:GR2"', b'ref="A1"')
    assert read_table(raw, ("c0", "c199")).rows[0].text("c199") == "199"


def test_hidden_sheets_are_passed_over_and_the_sheet_with_the_headings_is_found() -> None:
    def fill(book: Workbook) -> None:
        book.active.append(["Angebote", "Stand", "März"])
        hidden = book.create_sheet("alt")
        hidden.sheet_state = "hidden"
        hidden.append(["Nr", "Name"])
        sheet = book.create_sheet("neu")
        for row in (["Angebote 2026"], [], ["Nr", "Name", None, None], [1, "A"], [None, None], [2, "B"]):
            sheet.append(row)

    rows = read_table(xlsx(fill), ("Nr", "Name")).rows
    assert [(row.line, row.text("Name")) for row in rows] == [(4, "A"), (6, "B")]


def test_two_sheets_with_the_headings_are_refused_since_one_would_be_lost() -> None:
    raw = xlsx(lambda book: [sheet.append(["Nr"]) for sheet in (book.active, book.create_sheet("Olfen"))])
    with pytest.raises(TableError, match="«Olfen»"):
        read_table(raw, ("Nr",))


def ods(*rows: list[Any]) -> bytes:
    """Return an .ods file with the values, or cells of odfdo, of each row."""
    document = Document("spreadsheet")
    document.body.clear()
    table = OdsTable("Angebote")
    for row in rows:
        line = OdsRow()
        line.extend_cells([value if isinstance(value, OdsCell) else OdsCell(value) for value in row])
        table.append_row(line)
    document.body.append(table)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def stored(xml: str) -> OdsCell:
    """Return an .ods cell from its XML."""
    cell: Any = Element.from_tag(xml)
    return cell


@pytest.mark.parametrize(
    ("xml", "text", "value"),
    [
        ('office:value-type="float" office:value="1067"><text:p>01067</text:p>', "01067", Decimal(1067)),
        ('office:value-type="float" office:value="51.946">', "51,946", Decimal("51.946")),
        ('office:value-type="percentage" office:value="0.125">', "12,5 %", Decimal("0.125")),
        ('office:value-type="currency" office:value="5"><text:p>5,00 €</text:p>', "5,00 €", Decimal(5)),
        ('office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p>', "WAHR", True),
        (
            'office:value-type="date" office:date-value="2026-03-01"><text:p>03/01/26</text:p>',
            "01.03.2026",
            date(2026, 3, 1),
        ),
        ('office:value-type="time" office:time-value="PT09H30M00S">', "09:30", time(9, 30)),
        ('office:value-type="time" office:time-value="PT09H29M59.999999S">', "09:30", time(9, 30)),
        ('office:value-type="time" office:time-value="PT24H00M00S">', "24:00", timedelta(days=1)),
        (
            'office:value-type="time" office:time-value="PT36H15M00S">',
            "36:15",
            timedelta(hours=36, minutes=15),
        ),
        (
            'office:value-type="string"><office:annotation><text:p>Notiz</text:p></office:annotation>'
            "<text:p>A<text:s text:c='2'/>B<text:line-break/>C</text:p>"
            "<text:p>D<text:span>E</text:span></text:p>",
            "A  B\nC\nDE",
            None,
        ),
        (
            'table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p>',
            "#DIV/0!",
            FormulaFault.ERROR,
        ),
        ('table:formula="of:=1+1">', "", FormulaFault.NO_RESULT),
    ],
)
def test_a_cell_of_opendocument_is_what_people_see(xml: str, text: str, value: Any) -> None:
    raw = ods(["a", "b"], [stored(f"<table:table-cell {xml}</table:table-cell>"), "x"])
    assert read_table(raw, ("a",)).rows[0].cells["a"] == Cell(text, value)


def test_repeated_cells_and_rows_are_repeated_and_empty_ones_cost_nothing() -> None:
    twice = stored(
        '<table:table-cell office:value-type="string" table:number-columns-repeated="2">'
        "<text:p>x</text:p></table:table-cell>"
    )
    empty = stored('<table:table-cell table:number-columns-repeated="16000"/>')
    raw = ods(["a", "b"], [twice, empty], [empty])
    raw = _rewritten(
        raw,
        "content.xml",
        b'<table:table-row><table:table-cell table:number-columns-repeated="16000"/>',
        b'<table:table-row table:number-rows-repeated="1048000">'
        b'<table:table-cell table:number-columns-repeated="16000"/>',
    )
    rows = read_table(raw, ("a", "b")).rows
    assert [(row.line, row.text("a"), row.text("b")) for row in rows] == [(2, "x", "x")]


def test_a_row_repeated_without_end_is_refused() -> None:
    raw = ods(["a", "b"], ["x", "y"])
    place = b'<table:table-row><table:table-cell office:value-type="string"'
    endless = place.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="999999999">')
    raw = _rewritten(raw, "content.xml", place, endless)
    with pytest.raises(TableError, match="zu viele Zeilen"):
        read_table(raw, ("a",), limits=Limits(rows=1000))


def test_hidden_sheets_of_opendocument_are_passed_over() -> None:
    raw = _rewritten(
        ods(["a"], ["x"]), "content.xml", b'table:name="Angebote"', b'table:name="A" table:style-name="h"'
    )
    style = (
        b'<office:automatic-styles><style:style style:name="h" style:family="table">'
        b'<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        b"<office:body>"
    )
    hidden = _rewritten(
        _rewritten(raw, "content.xml", b"<office:automatic-styles/>", b""),
        "content.xml",
        b"<office:body>",
        style,
    )
    assert len(read_table(raw, ("a",)).rows) == 1
    with pytest.raises(TableError, match="leer"):
        read_table(hidden, ("a",))


@pytest.mark.parametrize("make", [lambda: xlsx(lambda book: book.active.append(["a"])), lambda: ods(["a"])])
def test_damaged_and_oversized_spreadsheets_are_refused(make: Callable[[], bytes]) -> None:
    raw = make()
    part = "content.xml" if b"opendocument" in raw[:200] else "xl/workbook.xml"
    broken = _rewritten(raw, part, None, b"<broken")
    for bad, limits in ((raw[: len(raw) // 2], Limits()), (broken, Limits()), (raw, Limits(unpacked=100))):
        with pytest.raises(TableError):
            read_table(bad, ("a",), limits=limits)


def test_a_locked_file_is_named_as_such() -> None:
    raw = _rewritten(ods(["a"]), "META-INF/manifest.xml", None, b"<manifest:encryption-data/>")
    with pytest.raises(TableError, match="Kennwort"):
        read_table(raw, ("a",))


def _rewritten(raw: bytes, part: str, old: bytes | None, new: bytes) -> bytes:
    """Return a zipped file with ``old`` in one of its parts replaced, or the whole part."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            content = before.read(info)
            if info.filename == part:
                content = new if old is None else content.replace(old, new)
            after.writestr(info, content)
    return file.getvalue()


def test_tables_are_read_without_django() -> None:
    code = "import core.tables, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0  # noqa: S603
