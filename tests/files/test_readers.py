"""Reading files that are well, broken or hostile."""

from __future__ import annotations

import io
import zipfile

import pytest
from defusedxml import DefusedXmlException

from files import readers
from files.readers import MAX_CHARACTERS, READERS, Unreadable, tidy
from tests.files.factories import docx, pdf, zipped

ODF = (
    '<office:document-content xmlns:office="o" xmlns:text="t"><office:body>'
    "<text:tracked-changes><text:p>Gelöschtes</text:p></text:tracked-changes>"
    "<text:h>Kopf</text:h><text:p>Ein <text:span>Satz</text:span> hier"
    "<office:annotation><text:p>Randnotiz</text:p></office:annotation></text:p>"
    "</office:body></office:document-content>"
)
BILLION_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="w"><w:t>&b;</w:t></w:document>'
)
EXTERNAL = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<w:document xmlns:w="w"><w:t>&a;</w:t></w:document>'
)


@pytest.mark.parametrize(
    ("extension", "content", "expected"),
    [
        ("pdf", pdf("Frühe Hilfen"), "Frühe Hilfen"),
        ("txt", "Grüße".encode(), "Grüße"),
        ("txt", "Grüße".encode("cp1252"), "Grüße"),
        ("txt", "Grüße".encode("utf-16"), "Grüße"),
        ("csv", "\ufeffOrt;Plätze".encode(), "Ort;Plätze"),
        ("docx", docx("Erster Absatz", "Zweiter"), "Erster Absatz\nZweiter"),
        ("odt", zipped(content=ODF), "Kopf\nEin Satz hier"),
        ("xlsx", zipped(xl__sharedStrings="<sst><si><t>Kita</t></si><si><t>Ort</t></si></sst>"), "Kita\nOrt"),
        ("pptx", zipped(ppt__slides__slide1='<s xmlns:a="a"><a:p><a:t>Titel</a:t></a:p></s>'), "Titel"),
    ],
)
def test_a_file_of_each_format_is_read(extension: str, content: bytes, expected: str) -> None:
    assert tidy(READERS[extension](content)) == expected


def test_slides_are_read_in_their_order() -> None:
    slide = '<s xmlns:a="a"><a:p><a:t>{}</a:t></a:p></s>'
    content = zipped(ppt__slides__slide10=slide.format("zehn"), ppt__slides__slide2=slide.format("zwei"))
    assert tidy(READERS["pptx"](content)) == "zwei\nzehn"


def test_a_pdf_protected_with_an_empty_password_is_read() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("offen"))))
    writer.encrypt("", owner_password="nur zum Drucken", algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    assert READERS["pdf"](content.getvalue()) == "offen"


def test_a_pdf_that_only_forbids_printing_with_todays_encryption_is_read() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("offen"))))
    writer.encrypt("", owner_password="nur zum Drucken", algorithm="AES-256")
    content = io.BytesIO()
    writer.write(content)
    assert READERS["pdf"](content.getvalue()) == "offen"


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(Unreadable):
        READERS["pdf"](pdf("geheim", password="geheim"))


@pytest.mark.parametrize("part", [BILLION_LAUGHS, EXTERNAL])
def test_xml_with_entities_is_refused(part: str) -> None:
    with pytest.raises(DefusedXmlException):
        READERS["docx"](zipped(word__document=part))


def test_a_zip_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_UNPACKED", 1000)
    with pytest.raises(Unreadable):
        READERS["docx"](docx("a" * 100_000))


def test_a_zip_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_UNPACKED", 1000)
    content = bytearray(docx("a" * 100_000))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (500).to_bytes(4, "little")
    with pytest.raises((Unreadable, zipfile.BadZipFile, SyntaxError)):
        READERS["docx"](bytes(content))


def test_reading_stops_when_there_is_enough() -> None:
    text = READERS["docx"](docx(*["wort " * 1000] * 200))
    assert len(text) < MAX_CHARACTERS + 100_000


def test_the_text_of_a_document_is_cut() -> None:
    assert len(tidy("a" * (MAX_CHARACTERS * 2))) == MAX_CHARACTERS


def test_signs_that_a_database_refuses_are_left_out() -> None:
    assert tidy("a\x00b\ud800c") == "a bc"


def test_only_so_many_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_PAGES", 2)
    assert READERS["pdf"](pdf("Seite", pages=5)).count("Seite") == 2
