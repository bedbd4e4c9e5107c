"""Word files are read as they are printed."""

from __future__ import annotations

import io

import docx as word
import pytest

from files.readers.limits import Unreadable
from tests.files.factories import docx, in_every_part, replaced, word_file, zipped
from tests.files.readers.reading import text_of


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def field(instruction: str, result: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f"{sign('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"{sign('separate')}{result}{sign('end')}"
    )


def box(text: str) -> str:
    """A text box as Word writes it: once for today's Word and once for old ones."""
    content = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


LIST_OF_A_FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{}<w:listEntry w:val="Nottuln"/>'
    '<w:listEntry w:val="Olfen"/></w:ddList></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
ROW = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
STRICT = {
    f"http://schemas.openxmlformats.org/{kind}/2006/": f"http://purl.oclc.org/ooxml/{kind}/"
    for kind in ("officeDocument", "wordprocessingml")
}
HIDING = "<w:vanish/>"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Intern"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Noch"><w:basedOn w:val="Intern"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Doch"><w:basedOn w:val="Intern"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Leise"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def styled(text: str, style: str, run_properties: str = "") -> str:
    return paragraph(run(text, run_properties), properties=f'<w:pStyle w:val="{style}"/>')


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>3 Jahre</w:t></w:r>"), "1-3 Jahre"),
        (paragraph("<w:r><w:t>Garten</w:t><w:cr/><w:t>Neue</w:t></w:r>"), "Garten\nNeue"),
        (paragraph("<w:r><w:t>Garten</w:t><w:br/><w:t>Neue</w:t></w:r>"), "Garten\nNeue"),
        (paragraph("<w:r><w:t>Tel.</w:t><w:tab/><w:t>02595</w:t></w:r>"), "Tel. 02595"),
        (paragraph("<w:r><w:t>Kinder</w:t><w:softHyphen/><w:t>garten</w:t></w:r>"), "Kindergarten"),
        (paragraph(run("Kin"), run("der"), run("garten")), "Kindergarten"),
        (
            f"<w:tbl>{ROW.format('', paragraph(run('Zimtstern')), paragraph(run('Olfen')))}</w:tbl>",
            "Zimtstern\nOlfen",
        ),
        (paragraph(f"<w:hyperlink>{run('Zum Antrag')}</w:hyperlink>"), "Zum Antrag"),
        (f"<w:sdt><w:sdtContent>{paragraph(run('Feld'))}</w:sdtContent></w:sdt>", "Feld"),
        (paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Feld')}</w:sdtContent></w:sdt>"), "Feld"),
        (paragraph(f"<w:smartTag>{run('Olfen')}</w:smartTag>"), "Olfen"),
        (paragraph(f"<w:ins>{run('neu')}</w:ins>"), "neu"),
        (paragraph(f"<w:moveTo>{run('hier')}</w:moveTo>"), "hier"),
        (paragraph(field(" DATE ", run("1.3.2027"))), "1.3.2027"),
        (paragraph(f'<w:fldSimple w:instr="AUTHOR">{run("Amt")}</w:fldSimple>'), "Amt"),
        (paragraph(field(f" IF {field('PAGE', run('weg'))} ", run("Ergebnis"))), "Ergebnis"),
        (paragraph(run("Kin"), box("Kasten"), run("der")), "Kinder\nKasten"),
        (
            paragraph(
                f"<w:r><w:ruby><w:rt>{run('Laut')}</w:rt><w:rubyBase>{run('Wort')}</w:rubyBase></w:ruby></w:r>"
            )
            + paragraph(run("schatz")),
            "Wort\nLaut\nschatz",
        ),
        (paragraph(run("in "), LIST_OF_A_FORM.format('<w:result w:val="1"/>')), "in Olfen"),
        (paragraph(run("in "), LIST_OF_A_FORM.format("")), "in Nottuln"),
        (paragraph(run("sichtbar", '<w:vanish w:val="false"/>')), "sichtbar"),
        (styled("doch", "Doch"), "doch"),
        (styled("doch", "Intern", '<w:vanish w:val="0"/>'), "doch"),
        (styled("doch", "Intern", '<w:rStyle w:val="Leise"/>'), "doch"),
        (paragraph('<w:r><w:pict><v:textpath string="ENTWURF"/></w:pict></w:r>'), "ENTWURF"),
    ],
)
def test_what_is_seen_is_read(body: str, expected: str) -> None:
    assert text_of("docx", word_file(body, styles=STYLES)) == expected


@pytest.mark.parametrize(
    "body",
    [
        paragraph("<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"),
        paragraph(f"<w:del>{run('weg')}</w:del>"),
        paragraph(f"<w:moveFrom>{run('weg')}</w:moveFrom>"),
        paragraph(run("weg", HIDING)),
        paragraph(run("weg", '<w:vanish w:val="1"/>')),
        paragraph(run("weg", '<w:rStyle w:val="Leise"/>')),
        styled("weg", "Intern"),
        styled("weg", "Noch"),
        paragraph(field('HYPERLINK "weg"', "")),
        f"<w:tbl>{ROW.format('<w:trPr><w:hidden/></w:trPr>', paragraph(run('weg')), '')}</w:tbl>",
        f"<w:tbl>{ROW.format('<w:trPr><w:del/></w:trPr>', paragraph(run('weg')), '')}</w:tbl>",
        paragraph('<w:r><w:drawing><wp:docPr id="1" descr="weg"/></w:drawing></w:r>'),
        paragraph(f'<w:r><w:drawing><wp:docPr id="1" hidden="1"/>{paragraph(run("weg"))}</w:drawing></w:r>'),
    ],
)
def test_what_is_not_seen_is_not_read(body: str) -> None:
    content = word_file(body + paragraph(run("bleibt")), styles=STYLES, comments=paragraph(run("weg")))
    assert text_of("docx", content) == "bleibt"


NOTE = '<w:footnote w:id="{}">{}</w:footnote>'
LETTERHEAD = (
    '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>'
)


def letter(sections: str, **parts: str) -> bytes:
    headers = {f"header{number}": paragraph(run(f"Kopf{number}")) for number in (1, 2, 3)}
    return word_file(
        paragraph(run("Rumpf")) + f"<w:sectPr>{LETTERHEAD}{sections}</w:sectPr>",
        **headers,
        footer1=paragraph(run("Fuß")),
        **parts,
    )


@pytest.mark.parametrize(
    ("sections", "switches", "expected"),
    [
        ("", "", "Kopf1 Rumpf Fuß"),
        ("<w:titlePg/>", "", "Kopf1 Kopf2 Rumpf Fuß"),
        ("", "<w:evenAndOddHeaders/>", "Kopf1 Kopf3 Rumpf Fuß"),
    ],
)
def test_headers_and_footers_are_read_where_pages_have_them(
    sections: str, switches: str, expected: str
) -> None:
    assert text_of("docx", letter(sections, settings=switches)).split() == expected.split()


def test_notes_are_read_apart_from_the_word_they_stand_at() -> None:
    body = paragraph(run("eins"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" zwei"))
    notes = NOTE.format(1, paragraph(run("weg"))) + NOTE.format(2, paragraph(run("Anmerkung")))
    assert text_of("docx", word_file(body, footnotes=notes)) == "eins zwei\nAnmerkung"


def test_the_main_part_is_found_whatever_it_is_called() -> None:
    assert text_of("docx", word_file(paragraph(run("Text")), main="document2")) == "Text"


def test_the_strict_variant_of_the_format_is_read() -> None:
    content = docx("streng")
    for transitional, strict in STRICT.items():
        content = in_every_part(content, transitional, strict)
    assert text_of("docx", content) == "streng"


@pytest.mark.parametrize("damaged", ["header1", "footnotes", "styles", "settings", "comments"])
def test_a_damaged_part_hides_only_itself(damaged: str) -> None:
    parts = {"footnotes": "", "styles": "", "settings": "", "comments": "", damaged: "<kaputt"}
    if damaged == "header1":
        parts.pop("header1")
        content = replaced(letter("", **parts), "word/header1.xml", b"<kaputt")
    else:
        content = letter("", **parts)
    assert "Rumpf" in text_of("docx", content)
    assert "Fuß" in text_of("docx", content)


def test_a_file_whose_body_is_damaged_is_refused() -> None:
    with pytest.raises(Unreadable, match="broken"):
        text_of("docx", replaced(docx("Text"), "word/document.xml", b"<w:document"))


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(Unreadable, match="wrong_format"):
        text_of("docx", zipped(xl__workbook="<x/>"))


def test_files_of_the_library_that_others_use_are_read() -> None:
    document = word.Document()
    document.sections[0].header.paragraphs[0].text = "Kreis Coesfeld"
    document.sections[0].footer.paragraphs[0].text = "02541 18-0"
    document.add_heading("Frühe Hilfen")
    row = document.add_table(1, 2).rows[0].cells
    row[0].text, row[1].text = "Kita Zimtstern", "Olfen"
    content = io.BytesIO()
    document.save(content)
    expected = ["Kreis Coesfeld", "Frühe Hilfen", "Kita Zimtstern", "Olfen", "02541 18-0"]
    assert text_of("docx", content.getvalue()).split("\n") == expected
