"""The list goes out to a spreadsheet program and comes back."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from odfdo import Document, Row as SheetRow, Table
from openpyxl import Workbook, load_workbook

from accounts.models import User
from core.tables import Row, TableError
from exchange.reports import Outcome
from synonyms import tables
from synonyms.models import SynonymRule
from synonyms.tables import MOST_ROWS, import_rows, read_rows
from tests.synonyms.conftest import address

pytestmark = pytest.mark.django_db
HEADER = "Art;Eingabe;Wörter;Gilt;Notiz\n"


def table(*lines: str) -> bytes:
    return (HEADER + "\n".join(lines)).encode()


def rules() -> list[str]:
    return sorted(str(rule) for rule in SynonymRule.objects.all())


def take(*lines: str, dry_run: bool = False) -> list[tuple[Outcome, str]]:
    report = import_rows(read_rows("a.csv", table(*lines)), None, dry_run=dry_run)
    return [(row.outcome, " ".join(map(str, row.problems))) for row in report.rows]


def test_rows_make_and_change_rules_and_leave_the_rest_alone() -> None:
    SynonymRule.objects.create(names="AWO\nWohlfahrt")
    SynonymRule.objects.create(names="DRK\nRotes Kreuz")
    SynonymRule.objects.create(kind="one_way", typed="Schreibaby", names="Schreiambulanz")
    outcomes = take(
        "Gruppe;;AWO; Arbeiterwohlfahrt".replace("AWO; A", '"AWO; A') + '";ja;',
        "Einbahn;Schreibaby;Schreiambulanz;ja;",
        "Einbahn;Krippe;Kita;nein;ruht",
    )
    assert [outcome for outcome, _problems in outcomes] == [
        Outcome.CHANGED,
        Outcome.UNCHANGED,
        Outcome.CREATED,
    ]
    assert rules() == [
        "AWO = Arbeiterwohlfahrt",
        "DRK = Rotes Kreuz",
        "Krippe → Kita",
        "Schreibaby → Schreiambulanz",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Kreis;;AWO;ja;", "«Art» muss"),
        ("Gruppe;;AWO;vielleicht;", "«Gilt» muss"),
        ("Gruppe;;AWO;ja;", "mindestens zwei Wörter"),
        ("Einbahn;;AWO;ja;", "was jemand eintippt"),
        ("Gruppe;;AWO = Wohlfahrt;ja;", "ohne «=»"),
    ],
)
def test_a_wrong_row_is_left_out_with_the_reason(line: str, problem: str) -> None:
    [(outcome, problems)] = take(line)
    assert (outcome, problem in problems, rules()) == (Outcome.REFUSED, True, [])


def test_rows_are_checked_beside_each_other() -> None:
    outcomes = take('Gruppe;;"AWO;Wohlfahrt";ja;', "Einbahn;AWO;Wohlfahrt;ja;")
    assert [outcome for outcome, _problems in outcomes] == [Outcome.CREATED, Outcome.REFUSED]


def test_a_dry_run_tells_the_same_and_saves_nothing() -> None:
    lines = ('Gruppe;;"AWO;Wohlfahrt";ja;', "Einbahn;AWO;Wohlfahrt;ja;")
    told = take(*lines, dry_run=True)
    assert (rules(), told) == ([], take(*lines))


def test_an_imported_change_has_a_history(coordinator: User) -> None:
    import_rows(read_rows("a.csv", table('Gruppe;;"AWO;Wohlfahrt";ja;')), coordinator, dry_run=False)
    assert SynonymRule.objects.get().revisions.get().user == coordinator


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.csv", b"", "leer"),
        ("a.csv", b"Name;Anzahl\nAWO;3", "Diese Spalten fehlen"),
        ("a.csv", table(*["Gruppe;;A;ja;"] * (MOST_ROWS + 1)), "zu viele Zeilen"),
        ("a.csv", table("Gruppe;;AWO; Wohlfahrt;ja;ruht"), "Zeile 2 hat mehr Zellen"),
        ("a.xlsx", b"no workbook", "keine lesbare Excel-Datei"),
        ("a.xlsx", b"PK\x03\x04broken", "keine lesbare Excel-Datei"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(name: str, raw: bytes, reason: str) -> None:
    with pytest.raises(TableError, match=reason):
        read_rows(name, raw)


def test_a_file_from_excel_on_windows_is_read() -> None:
    [row] = read_rows("a.csv", (HEADER + "Gruppe;;Säugling,Baby;ja;").encode("cp1252"))
    assert row.text("Wörter") == "Säugling,Baby"


@pytest.fixture
def some_rules() -> None:
    SynonymRule.objects.create(names="AWO\nArbeiterwohlfahrt", note="=1+1")
    SynonymRule.objects.create(kind="one_way", typed="+Plus", names="Schreiambulanz", active=False)


def exported(browser: Client, form: str) -> bytes:
    response: Any = browser.get(address("list") + f"?export={form}")
    return b"".join(response.streaming_content)


def test_the_exported_table_holds_no_formulas(some_rules: None, browser: Client) -> None:
    rows = list(csv.reader(StringIO(exported(browser, "csv").decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(BytesIO(exported(browser, "xlsx"))).worksheets[0]
    assert rows[0] == ["Art", "Eingabe", "Wörter", "Gilt", "Notiz"]
    assert ["Gruppe", "", "AWO; Arbeiterwohlfahrt", "ja", "'=1+1"] in rows
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "'+Plus" in [cell.value for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_exported_changes_nothing_when_it_comes_back(
    some_rules: None, browser: Client, form: str
) -> None:
    report = import_rows(read_rows(f"a.{form}", exported(browser, form)), None, dry_run=False)
    assert [row.outcome for row in report.rows] == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def upload(browser: Client, raw: bytes, name: str = "a.csv") -> Any:
    return browser.post(address("import"), {"file": SimpleUploadedFile(name, raw)})


def test_a_file_is_shown_first_and_saved_when_confirmed(browser: Client) -> None:
    response = upload(browser, table('Gruppe;;"AWO;Wohlfahrt";ja;', "Gruppe;;AWO;ja;"))
    assert (rules(), "1 neu, 1 fehlerhaft" in response.text) == ([], True)
    browser.post(address("import"), {"rows": response.context["sealed"]})
    assert rules() == ["AWO = Wohlfahrt"]


def test_a_confirmation_that_is_not_ours_saves_nothing(browser: Client) -> None:
    response = browser.post(address("import"), {"rows": "[[2, {}]]"})
    assert (response.status_code, rules()) == (200, [])


def test_another_kind_of_file_is_refused_at_the_field(browser: Client) -> None:
    assert "file" in upload(browser, b"x", "a.pdf").context["form"].errors


def test_a_workbook_is_uploaded(browser: Client) -> None:
    book = Workbook()
    book.active.append(["Art", "Wörter"])
    book.active.append(["Gruppe", "AWO; Wohlfahrt"])
    file = BytesIO()
    book.save(file)
    response = upload(browser, file.getvalue(), "a.xlsx")
    assert [row.outcome for row in response.context["report"].rows] == [Outcome.CREATED]


def test_only_who_may_edit_synonyms_imports_them(client: Client, reader: User) -> None:
    client.force_login(reader)
    assert client.get(address("import")).status_code in {302, 403}


@pytest.mark.parametrize(
    "raw",
    [
        b";;;\r\n;;\r\n",
        b"sep=;\r\n",
        b'Art;W\xc3\xb6rter\nGruppe;"AWO',
        b"\xff\xfe",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x00" * 9,
    ],
    ids=repr,
)
def test_a_file_that_is_no_table_is_refused_at_the_field(browser: Client, raw: bytes) -> None:
    response = upload(browser, raw)
    assert (response.status_code, "file" in response.context["form"].errors) == (200, True)


def test_an_opendocument_table_is_uploaded(browser: Client) -> None:
    document, sheet, file = Document("spreadsheet"), Table("Synonyme"), BytesIO()
    for row in (["Art", "Wörter"], ["Gruppe", "AWO; Wohlfahrt"]):
        sheet.append_row(SheetRow())
        sheet.set_row_values(sheet.height - 1, row)
    document.body.clear()
    document.body.append(sheet)
    document.save(file)
    assert "1 neu" in upload(browser, file.getvalue(), "a.ods").text


def test_two_rows_about_one_new_group_make_one_rule() -> None:
    outcomes = take('Gruppe;;"AWO;Wohlfahrt";ja;', 'Gruppe;;"AWO;Arbeiterwohlfahrt";ja;')
    assert [outcome for outcome, _problems in outcomes] == [Outcome.CREATED, Outcome.CHANGED]
    assert rules() == ["AWO = Arbeiterwohlfahrt"]


def test_many_rows_are_checked_with_few_queries(django_assert_max_num_queries: Any) -> None:
    lines = [f"Einbahn;Wort{number};Ziel{number};ja;" for number in range(60)]
    rows = read_rows("a.csv", table(*lines))
    with django_assert_max_num_queries(5):
        report = import_rows(rows, None, dry_run=True)
    assert {row.outcome for row in report.rows} == {Outcome.CREATED}


def test_what_others_save_in_between_is_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = read_rows("a.csv", table("Einbahn;Krippe;Kita;ja;", "Einbahn;Hort;OGS;ja;"))
    monkeypatch.setattr(tables, "_AT_ONCE", 1)
    save, saved = tables._save, []

    def saving(plan: Any, user: Any) -> None:
        save(plan, user)
        saved.append(plan)

    plan, planned = tables._plan, []

    def planning(row: Row, beside: Any) -> Any:
        planned.append(row)
        if len(planned) == 2:  # after everything was read, before anything is written
            SynonymRule.objects.create(kind="one_way", typed="Hort", names="Ganztag")
        return plan(row, beside)

    monkeypatch.setattr(tables, "_save", saving)
    monkeypatch.setattr(tables, "_plan", planning)
    report = import_rows(rows, None, dry_run=False)
    assert [row.outcome for row in report.rows] == [Outcome.CREATED, Outcome.CHANGED]
    assert rules() == ["Hort → OGS", "Krippe → Kita"]
    assert len(planned) == 4
