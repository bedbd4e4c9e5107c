"""OpenDocument files are read as they are shown."""

from __future__ import annotations

import io

import odfdo
import pytest

from files.readers.limits import Unreadable
from tests.files.factories import replaced, zipped
from tests.files.readers.reading import text_of

SPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "presentation": "presentation",
            "chart": "chart",
            "svg": "svg-compatible",
            "form": "form",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)
HIDING = (
    '<style:style style:name="Leise" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>"
    '<style:style style:name="Noch" style:family="text" style:parent-style-name="Leise"/>'
    '<style:style style:name="Intern" style:family="paragraph"><style:text-properties text:display="none"/>'
    '</style:style><style:style style:name="Blatt" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="Folie" style:family="drawing-page">'
    '<style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
)


def file(kind: str, body: str, masters: str = "", **parts: str) -> bytes:
    """A file of ``kind`` (text, spreadsheet, presentation) with styles that hide things."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{HIDING}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    styles = f"<s {SPACES}><office:master-styles>{masters}</office:master-styles></s>"
    return zipped(content=content, styles=styles, **parts)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:h>Kopf</text:h><text:p>Ein <text:span>Satz</text:span> hier</text:p>", "Kopf\nEin Satz hier"),
        ("<text:p>Frühe<text:s/>Hilfen</text:p>", "Frühe Hilfen"),
        ('<text:p>Tel.<text:s text:c="3"/>1<text:tab/>2<text:line-break/>3</text:p>', "Tel. 1 2\n3"),
        (
            "<text:p>eins<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>Fußnote</text:p></text:note-body></text:note> zwei</text:p>",
            "eins zwei\nFußnote",
        ),
        (
            "<text:p>Kin<draw:frame><draw:text-box><text:p>Kasten</text:p></draw:text-box></draw:frame>der</text:p>",
            "Kinder\nKasten",
        ),
        ('<text:p>Zum <text:a xlink:href="x">Antrag</text:a></text:p>', "Zum Antrag"),
        (
            "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list><text:p>b</text:p>",
            "a\nb",
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>Zimtstern</text:p></table:table-cell>"
            "<table:table-cell><text:p>Olfen</text:p></table:table-cell></table:table-row></table:table>",
            "Zimtstern\nOlfen",
        ),
        ("<text:p>Stand: <text:date>1.3.2027</text:date></text:p>", "Stand: 1.3.2027"),
        ("<text:section><text:p>offen</text:p></text:section>", "offen"),
        (
            "<text:p><text:ruby><text:ruby-base>Wort</text:ruby-base><text:ruby-text>Laut</text:ruby-text>"
            "</text:ruby>schatz</text:p>",
            "Wortschatz\nLaut",
        ),
        (
            '<office:forms><form:form><form:checkbox form:id="c1" form:label="Geschwister" form:value="weg"/>'
            '<form:text form:id="c2" form:value="weg" form:current-value="Erika"/>'
            '<form:listbox form:id="c3"><form:option form:label="weg"/>'
            '<form:option form:label="Olfen" form:current-selected="true"/></form:listbox>'
            '<form:password form:id="c4" form:value="weg"/><form:text form:id="c5" form:value="weg"/>'
            '</form:form></office:forms><text:p><draw:control draw:control="c1"/>'
            '<draw:control draw:control="c2"/><draw:control draw:control="c3"/>'
            '<draw:control draw:control="c4"/></text:p>',
            "Geschwister\nErika\nOlfen",
        ),
    ],
)
def test_what_is_seen_is_read(body: str, expected: str) -> None:
    assert text_of("odt", file("text", body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>",
        "<text:p><office:annotation><text:p>weg</text:p></office:annotation></text:p>",
        '<text:section text:display="none"><text:p>weg</text:p></text:section>',
        '<text:section text:display="condition" text:is-hidden="true"><text:p>weg</text:p></text:section>',
        '<text:p text:style-name="Intern">weg</text:p>',
        '<text:p><text:span text:style-name="Leise">weg</text:span></text:p>',
        '<text:p><text:span text:style-name="Noch">weg</text:span></text:p>',
        '<text:p><text:hidden-text text:is-hidden="true">weg</text:hidden-text></text:p>',
        '<text:p>weg<text:hidden-paragraph text:is-hidden="true"/></text:p>',
        "<text:p><draw:frame><svg:title>weg</svg:title><svg:desc>weg</svg:desc></draw:frame></text:p>",
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>weg"
        "</text:index-title-template></text:table-of-content-source></text:table-of-content>",
        "<office:scripts>weg</office:scripts>",
    ],
)
def test_what_is_not_seen_is_not_read(body: str) -> None:
    assert text_of("odt", file("text", f"{body}<text:p>bleibt</text:p>")) == "bleibt"


def test_headers_and_footers_of_pages_in_use_are_read() -> None:
    masters = (
        '<style:master-page style:name="Standard" style:next-style-name="Folge">'
        "<style:header><text:p>Kreis</text:p></style:header>"
        '<style:footer style:display="false"><text:p>weg</text:p></style:footer></style:master-page>'
        '<style:master-page style:name="Folge"><style:footer><text:p>Fuß</text:p></style:footer>'
        '</style:master-page><style:master-page style:name="Quer"><style:header><text:p>weg</text:p>'
        "</style:header></style:master-page>"
    )
    assert text_of("odt", file("text", "<text:p>Rumpf</text:p>", masters)) == "Kreis\nFuß\nRumpf"


def cells(*texts: str) -> str:
    return "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)


def test_hidden_sheets_rows_and_columns_are_not_read() -> None:
    body = (
        '<table:table><table:table-column/><table:table-column table:visibility="collapse"/>'
        "<table:table-column/>"
        f"<table:table-row>{cells('a', 'weg', 'b')}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{cells("weg")}</table:table-row>'
        f'<table:table-row table:visibility="filter">{cells("weg")}</table:table-row>'
        '<table:table-row-group><table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        f"{cells('c')}</table:table-row></table:table-row-group></table:table>"
        f'<table:table table:style-name="Blatt"><table:table-row>{cells("weg")}</table:table-row>'
        "</table:table>"
    )
    assert text_of("ods", file("spreadsheet", body)).split() == ["a", "b", "c"]


def test_cells_are_read_as_they_are_shown_and_without_comments() -> None:
    body = (
        '<table:table><table:table-row><table:table-cell office:value="1067"><text:p>01067</text:p>'
        "<office:annotation><text:p>weg</text:p></office:annotation></table:table-cell>"
        '<table:table-cell office:value="12" table:number-columns-spanned="2"/>'
        "<table:covered-table-cell><text:p>weg</text:p></table:covered-table-cell></table:table-row></table:table>"
    )
    assert text_of("ods", file("spreadsheet", body)).split() == ["01067", "12"]


def test_what_is_printed_at_top_and_bottom_of_shown_sheets_is_read() -> None:
    masters = (
        '<style:master-page style:name="M"><style:header><style:region-left><text:p>Kreis '
        "<text:sheet-name>???</text:sheet-name></text:p></style:region-left></style:header></style:master-page>"
        '<style:master-page style:name="N"><style:header><text:p>weg</text:p></style:header>'
        "</style:master-page>"
        '<style:style style:name="Offen" style:family="table" style:master-page-name="M"/>'
    )
    body = (
        f'<table:table table:style-name="Offen"><table:table-row>{cells("a")}</table:table-row></table:table>'
    )
    assert text_of("ods", file("spreadsheet", body, masters)).split() == ["a", "Kreis"]


def test_the_line_that_stands_once_for_many_slides_is_read_where_they_show_it() -> None:
    styles = (
        '<style:style style:name="Ohne" style:family="drawing-page">'
        '<style:drawing-page-properties presentation:display-footer="false"/></style:style>'
    )
    declared = "".join(
        f'<presentation:footer-decl presentation:name="f{number}">{words}</presentation:footer-decl>'
        for number, words in enumerate(("Netzwerk", "weg", "weg"))
    )
    body = (
        f'{declared}<draw:page presentation:use-footer-name="f0"/>'
        '<draw:page presentation:use-footer-name="f0"/>'
        '<draw:page draw:style-name="Ohne" presentation:use-footer-name="f1"/>'
    )
    assert text_of("odp", file("presentation", body, styles)) == "Netzwerk"


def test_hidden_slides_notes_and_hints_of_masters_are_not_read() -> None:
    def frame(text: str, kind: str = "") -> str:
        return f"<draw:frame{kind}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"

    hint = ' presentation:class="title"'
    masters = f'<style:master-page style:name="M">{frame("Kreis")}{frame("weg", hint)}</style:master-page>'
    body = (
        f'<draw:page draw:master-page-name="M">{frame("eins", hint)}'
        f"<presentation:notes>{frame('weg')}</presentation:notes></draw:page>"
        f'<draw:page draw:style-name="Folie">{frame("weg")}</draw:page>'
        f'<draw:page draw:master-page-name="M"><draw:g>{frame("zwei")}</draw:g></draw:page>'
    )
    assert text_of("odp", file("presentation", body, masters)) == "eins\nzwei\nKreis"


def test_titles_of_charts_are_read() -> None:
    chart = (
        f"<office:document-content {SPACES}><office:body><office:chart><chart:chart><chart:title>"
        "<text:p>Plätze</text:p></chart:title><table:table><table:table-row><table:table-cell><text:p>weg</text:p>"
        "</table:table-cell></table:table-row></table:table></chart:chart></office:chart></office:body>"
        "</office:document-content>"
    )
    body = '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    assert text_of("odt", file("text", body, **{"Object 1/content": chart})) == "Plätze"


@pytest.mark.parametrize("damaged", ["styles", "Object 1/content"])
def test_a_damaged_part_hides_only_itself(damaged: str) -> None:
    body = '<text:p>bleibt<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    content = file("text", body, **{"Object 1/content": "<x/>"})
    assert text_of("odt", replaced(content, f"{damaged}.xml", b"<kaputt")) == "bleibt"


def test_a_file_whose_body_is_damaged_is_refused() -> None:
    with pytest.raises(Unreadable, match="broken"):
        text_of("odt", zipped(content="<kaputt"))


def test_files_of_the_library_that_others_use_are_read() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Paragraph("Frühe  Hilfen\tOlfen\nNottuln"))
    content = io.BytesIO()
    document.save(content)
    assert text_of("odt", content.getvalue()) == "Frühe Hilfen Olfen\nNottuln"
