"""CSV files as Excel, LibreOffice and macOS make them are read; malformed ones are refused with the line."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given, strategies as st

from core.tables import Limits, TableError, read_table
from core.tables.records import records


def read(raw: bytes | str, *needed: str) -> list[dict[str, str]]:
    table = read_table(raw.encode() if isinstance(raw, str) else raw, needed)
    return [{name: cell.text for name, cell in row.cells.items()} for row in table.rows]


def refused(raw: bytes | str, *needed: str) -> str:
    with pytest.raises(TableError) as caught:
        read(raw, *needed)
    return str(caught.value)


PLAIN = [{"Nr": "1", "Name": "Größe"}]


@pytest.mark.parametrize(
    "raw",
    [
        "Nr;Name\r\n1;Größe",
        "Nr,Name\n1,Größe\n",
        "Nr\tName\n1\tGröße",
        "Nr|Name\n1|Größe",
        "\ufeffNr;Name\r\n1;Größe\r\n",
        "sep=;\r\nNr;Name\r\n1;Größe",
        "SEP=|\nNr|Name\n1|Größe",
        '"sep=,"\nNr,Name\n1,Größe',
        "sep=;;\r\nNr;Name\r\n1;Größe",
        "Nr;Name;;;\r\n1;Größe;;;",
        "Nr;Name\n;\n1;Größe\n;;\n",
        "Angebote der Stadt, Stand März\n\nNr;Name\n1;Größe",
        "Nr;Na\u00adme\n1;Größe",
        "Nr;Name\n1;Größe\n\x1a",
        "Nr;Na\0me\n1;Größe" + "\n" * 300,
        "Nr;Name\n1;Gro\u0308ße",
        'Nr; "Name"\n1; "Größe" ',
        '="Nr";"Name"\n="1";"=""Größe"""',
    ],
)
def test_files_of_every_program_are_read(raw: str) -> None:
    assert read(raw, "Nr", "Name") == PLAIN


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "cp1252", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_encoding_and_line_end_is_read(encoding: str, end: str) -> None:
    lines = ["Nr\tName\tOrt", "1\tÄltere Mädchen, große Füße\tLüdinghausen", "2\tÖffnung für Väter\tHäger"]
    rows = read(end.join(lines).encode(encoding))
    assert [list(row.values()) for row in rows] == [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text", ["„Kinder“ – § 16 SGB VIII, 5 €", "Café für Familien", "Grüße von Frau Šimon", "ÜBERGANG STRASSE"]
)
def test_typography_does_not_mislead_about_the_encoding(encoding: str, text: str) -> None:
    if encoding == "mac_roman" and "Š" in text:
        return  # Mac Roman has no such letter
    assert read(f"Nr;Name\n1;{text}".encode(encoding))[0]["Name"] == text


def test_a_file_of_two_encodings_is_refused_and_not_half_garbled() -> None:
    assert "Zeile 3: Ein Zeichen" in refused("Nr;Name\n1;Größe\n".encode() + "2;Füße".encode("cp1252"))


def test_commas_in_headings_and_below_do_not_divide_a_file_of_semicolons() -> None:
    raw = "Nr;Name, Vorname, Titel, Rolle;Ort\n1;Müller, Anna;Olfen\n2;Maier, Eva, Dr.;Olfen"
    assert read(raw)[1] == {"Nr": "2", "Name, Vorname, Titel, Rolle": "Maier, Eva, Dr.", "Ort": "Olfen"}


def test_quoted_separators_are_not_counted() -> None:
    assert read('"a;b;c;d","e"\n"1;1;1;1","2"') == [{"a;b;c;d": "1;1;1;1", "e": "2"}]


def test_one_column_of_names_with_commas_stays_one_column() -> None:
    assert read("Name\nMüller, Anna\nMaier, Eva", "Name") == [
        {"Name": "Müller, Anna"},
        {"Name": "Maier, Eva"},
    ]


def test_empty_headings_are_not_the_same_heading_and_missing_last_cells_are_empty() -> None:
    assert read("Nr;;Name;;Ort\n1;x;A\n2") == [
        {"Nr": "1", "Name": "A", "Ort": ""},
        {"Nr": "2", "Name": "", "Ort": ""},
    ]


def test_cells_beyond_the_headings_are_told() -> None:
    table = read_table(b"Nr;Name\n1;A;B\n2;A;;\n", ("Nr",))
    assert [row.surplus for row in table.rows] == [True, False]


def test_signs_that_end_lines_elsewhere_stand_inside_cells() -> None:
    text = "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg"
    [record] = records(f"1;{text}\n", ";")
    assert record.cells == ["1", text]
    assert read(f"Nr;Name\n1;{text}\n") == [{"Nr": "1", "Name": "a\nb\nc\nd\ne\nf g"}]


def test_line_ends_in_quoted_cells_are_kept_and_counted() -> None:
    table = read_table(b'Nr;Name\r\n1;"A\r\nB\rC\nD"\r\n2;E\r\n', ("Nr",))
    assert [(row.line, row.text("Name")) for row in table.rows] == [(2, "A\nB\nC\nD"), (6, "E")]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (['q1;Malkurs;V;"Farben sind da', "q2;Bastelkurs;V;Schere", "q3;Chor;V;Singen"], 2),
        (['q1;"Malkurs;V;Farben sind da', "q2;Bastelkurs;V;Schere"], 2),
        (['q1;Malkurs;V;"Farben sind da', 'q2;"Bastelkurs";V;Schere'], 2),
        (['q1;Malkurs;V;"Farben sind da', 'q2;Bastelkurs;V;Schere"'], 2),
        (['q1;Malkurs;V;"Farben', 'sind da"', 'q2;Bastelkurs;V;"Schere', "q3;Chor;V;Singen"], 4),
        (["q1;A;V;W", 'q2;Chor;V; "Singen', "q3;B;V;W"], 3),
    ],
)
def test_a_mark_that_never_closes_is_refused_where_it_opens(lines: list[str], line: int) -> None:
    raw = "\n".join(["Nr;Name;Träger;Beschreibung", *lines])
    assert f"Zeile {line}: Das Anführungszeichen wird nicht geschlossen" in refused(raw)


def test_text_behind_a_closing_mark_is_refused() -> None:
    assert "Zeile 2: Nach dem schließenden Anführungszeichen steht noch «Die" in refused(
        'Nr;Name\n1;"Chor "Die Spatzen""'
    )


@pytest.mark.parametrize("cell", ['15" Monitor', 'Chor "Die Spatzen"', 'Länge 3"', " 'A' "])
def test_marks_inside_a_cell_without_marks_are_text(cell: str) -> None:
    assert read(f"Nr;Name\n1;{cell}\n2;B")[0]["Name"] == cell


def test_a_mark_in_a_table_of_two_columns_swallows_nothing() -> None:
    assert "Zeile 2: Das Anführungszeichen wird nicht geschlossen" in refused(
        'Nr;Name\n1;"Malkurs\n2;Bastelkurs\n3;Monitor 24"\n4;Chor'
    )


@pytest.mark.parametrize(
    "raw",
    [
        'Nr;Name\n1;"Kosten:\n12; 13 Euro"\n',
        'Nr,Name\n1,"Kosten:\n12,50 Euro"\n',
        'Nr;Name\n1;"Chor\nam Montag;dienstags\nund sonst"\n',
    ],
)
def test_lines_of_prose_in_a_table_of_two_columns_are_kept(raw: str) -> None:
    assert len(read(raw)) == 1


def test_headings_that_stand_again_are_no_row() -> None:
    raw = "Nr;Name;;\n1;A;x\nNr;Name\n2;B\n\ufeffNr;Name;;\n3;C\n"
    assert [row["Name"] for row in read(raw)] == ["A", "B", "C"]


def test_prose_with_as_many_commas_as_columns_is_no_swallowed_row() -> None:
    raw = 'Nr,Name,Was\n1,Kurs,"Wir tun viel:\nMalen, Basteln, Singen"\n'
    assert read(raw)[0]["Was"] == "Wir tun viel:\nMalen, Basteln, Singen"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "leer"),
        (b"\xef\xbb\xbf", "leer"),
        (b";;;\r\n;;;\r\n", "leer"),
        (b"\n\n\n", "leer"),
        (b"sep=;\r\n", "leer"),
        (b"Nr;Titel\n1;A", "Diese Spalten fehlen in der Datei: Name"),
        (b"Nr;Name;Name\n1;A;B", "dieselbe Überschrift: «Name»"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 50, "alten Format"),
        (b"<html><table><tr><td>Nr", "keine Tabelle"),
        (b"%PDF-1.7", "keine Tabelle"),
        (b"\0" * 500, "keine Tabelle"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "keine Tabelle"),
        (b"PK\x05\x06" + b"\0" * 18, "keine lesbare Excel-Datei"),
        (b"Nr;Name\n1;Gr\xf6\xdfe \x81\n", "Zeile 2: Ein Zeichen ist nicht lesbar"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    assert reason in refused(raw, "Nr", "Name")


def test_a_heading_that_means_nothing_may_be_there_twice() -> None:
    assert read("Nr;Name;Telefon;Telefon\n1;A;2;3", "Nr", "Name")[0]["Name"] == "A"


@pytest.mark.parametrize("limits", [Limits(rows=2), Limits(columns=1), Limits(characters=5)])
def test_a_file_beyond_the_limits_is_refused(limits: Limits) -> None:
    with pytest.raises(TableError, match="zu"):
        read_table(b"Nr;Name\n1;A\n2;B\n3;C\n", (), limits=limits)


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=1), min_size=1)
)
def test_what_was_written_by_the_rules_is_read_back(rows: list[list[str]]) -> None:
    file = StringIO()
    csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    assert [record.cells for record in records(file.getvalue(), ";")] == rows


@given(st.text(st.sampled_from('ab";, \n\r'), max_size=40))
def test_what_is_not_refused_keeps_every_letter(text: str) -> None:
    try:
        found = "".join(cell for record in records(text, ";") for cell in record.cells)
    except TableError:
        return
    assert re.sub(r"[^ab]", "", found) == re.sub(r"[^ab]", "", text)
