"""Files within a Word file, which Word takes in as it opens (altChunk), are read where they stand."""

from __future__ import annotations

import io
import zipfile

import docx as word
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from files.readers import word_chunks
from tests.files.factories import docx, ole
from tests.files.readers.reading import text_of

PAGE = """<html><head><title>Titel</title><style>p {color: red}</style></head><body><h1>Zimtstern</h1>
<p>Turnen für <b>Vier</b>jährige,<br>montags</p><table><tr><td>Ort</td><td>Olfen</td></tr></table>
<p style="display: none">Geheim</p><script>var x = 1</script></body></html>"""
SEEN = "Zimtstern\nTurnen für Vierjährige,\nmontags\nOrt Olfen"
MAIL = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="teil"\n\n--teil\n'
    'Content-Type: text/html; charset="iso-8859-1"\nContent-Transfer-Encoding: quoted-printable\n\n'
    "<html><body><p>T=FCren auf im Zimt=\nstern</p></body></html>\n--teil\n"
    "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--teil--\n"
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def with_chunks(*chunks: tuple[str, str, bytes]) -> bytes:
    """A Word file with «Davor», then each chunk (name, type of its content, content), then «Danach»."""
    document = word.Document()
    document.add_paragraph("Davor")
    for name, kind, content in chunks:
        part = Part(PackURI(f"/word/{name}"), kind, content, document.part.package)
        chunk = OxmlElement("w:altChunk")
        chunk.set(qn("r:id"), document.part.relate_to(part, RELATIONSHIP_TYPE.A_F_CHUNK))
        document.element.body.insert(len(document.element.body) - 1, chunk)
    document.add_paragraph("Danach")
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "kind", "content", "text"),
    [
        ("a.html", "text/html", PAGE.encode(), SEEN),
        ("a.htm", "text/html", PAGE.encode("utf-16"), SEEN),
        ("a.html", "text/html", PAGE.encode("cp1252"), SEEN),
        ("a.xml", "application/xhtml+xml", b'<?xml version="1.0"?>' + PAGE.encode(), SEEN),
        ("a.mht", "message/rfc822", MAIL.encode(), "Türen auf im Zimtstern"),
        ("a.txt", "text/plain", "Türen auf\nin Olfen".encode(), "Türen auf\nin Olfen"),
        ("a.docx", WORD, docx("Türen auf", "in Olfen"), "Türen auf\nin Olfen"),
        ("a.docx", f"{WORD}.main+xml", docx("Türen auf"), "Türen auf"),
    ],
)
def test_a_file_within_is_read_where_it_stands(name: str, kind: str, content: bytes, text: str) -> None:
    found = text_of("docx", with_chunks((name, kind, content)))
    assert [line for line in found.splitlines() if line] == ["Davor", *text.splitlines(), "Danach"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"PK\x03\x04 half an archive",
        docx("Halb")[:-30],
        ole("WordDocument"),
        b"{\\rtf1 Text}",
        b"<html><p>Tief" + b"<div>" * 100_000,
        b"MIME-Version: 1.0\nContent-Type: image/png\n\nx",
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=nowhere\n\n<p>x",
        with_chunks(("b.docx", WORD, docx("Dritte Ebene"))),
    ],
    ids=range(10),
)
def test_a_file_within_that_cannot_be_read_hides_only_itself(content: bytes) -> None:
    chunks = (("a.bin", "text/html", content), ("b.txt", "text/plain", b"Noch da"))
    found = text_of("docx", with_chunks(*chunks))
    assert found.startswith("Davor")
    assert found.split()[-3:] == ["Noch", "da", "Danach"]
    assert "Dritte Ebene" not in found


def test_files_within_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_chunks, "MAX_CHUNKS", 100)
    chunks = [(f"{n}.txt", "text/plain", f"Teil {n} ".encode() * 8) for n in range(3)]
    found = text_of("docx", with_chunks(*chunks))
    assert "Teil 0" in found
    assert "Teil 1" not in found
    assert "Danach" in found


def test_a_chunk_that_is_not_there_hides_only_itself() -> None:
    content = with_chunks(("a.txt", "text/plain", b"Weg"))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(changed, "w") as written:
        for name in archive.namelist():
            data = archive.read(name)
            data = data.replace(b"rId", b"rId9") if name == "word/document.xml" else data
            written.writestr(name, data)
    assert "Danach" in text_of("docx", changed.getvalue())
