"""PDFs of many makers are read as Chromium shows them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from files.readers import pdf as pdf_reader
from files.readers.limits import Unreadable
from tests.files.factories import pdf, raw_pdf
from tests.files.readers.reading import text_of

MADE = Path(__file__).parent.parent / "pdfs"


@pytest.mark.parametrize("path", sorted(MADE.glob("*.pdf")), ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "words",
    [
        "Kindertagesbetreuungsfinanzierung",
        "Quittengeleeverkostung",
        "Kinder- und Jugendhilfe",
        "Eltern-Kind-Gruppe",
        "02541 18-1234",
        "1-3 Jahre",
        "Brotzeit und Bude",
        "Kindergarten",
    ],
)
def test_pdfs_of_every_maker_are_found_by_their_words(path: Path, words: str) -> None:
    assert words in text_of("pdf", path.read_bytes()).replace("\n", " ")


def test_there_are_pdfs_of_six_makers_and_more() -> None:
    assert len(list(MADE.glob("*.pdf"))) >= 6


def encrypted(password: str, algorithm: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("offen"))))
    writer.encrypt(password, owner_password="nur zum Drucken", algorithm=algorithm)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_only_forbids_printing_is_read(algorithm: str) -> None:
    assert text_of("pdf", encrypted("", algorithm)) == "offen"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_with_a_password_is_refused(algorithm: str) -> None:
    with pytest.raises(Unreadable, match="protected"):
        text_of("pdf", encrypted("geheim", algorithm))


def pages(*contents: bytes, kids: bytes = b"") -> bytes:
    """A PDF with a page for each of ``contents``, which are instructions that draw."""
    numbers = range(4, 4 + 2 * len(contents), 2)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(contents), kids or b" ".join(b"%d 0 R" % number for number in numbers)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, content in zip(numbers, contents, strict=True):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents %d 0 R" % (number + 1)
            + b"/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return raw_pdf(*objects)


def say(words: str) -> bytes:
    return f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode("latin-1")


@pytest.mark.parametrize(
    "damaged", [b"BT /F1 [1] Tf (x) Tj", b"\xff\x00[[[(((", b"q " * 5000, b"BT /F9 1 Tf (x) Tj ET"]
)
def test_a_damaged_page_hides_no_other(damaged: bytes) -> None:
    text = text_of("pdf", pages(say("eins"), damaged, say("drei")))
    assert {"eins", "drei"} <= set(text.split())


def test_a_page_that_is_missing_hides_no_other() -> None:
    assert text_of("pdf", pages(say("eins"), say("zwei"), kids=b"4 0 R 99 0 R")) == "eins"


def test_a_word_that_goes_on_on_the_next_page_is_whole() -> None:
    assert text_of("pdf", pages(say("Quit-"), say("tengelee"))) == "Quittengelee"


def test_only_so_many_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 2)
    assert text_of("pdf", pdf("Seite", pages=5)).count("Seite") == 2


def canvas(draw: str) -> bytes:
    content = io.BytesIO()
    made = Canvas(content, pagesize=(300, 300))
    if draw == "form":
        made.acroForm.textfield(name="name", value="Erika Beispiel", x=60, y=245, width=150, height=20)
    elif draw == "rotated":
        made.setPageRotation(90)
        made.drawString(20, 20, "Erika Beispiel")
    elif draw == "cropped":
        made.setCropBox((100, 100, 300, 300))
        made.drawString(120, 120, "Erika Beispiel")
    elif draw == "invisible":  # as text recognition lays it over a scan
        text = made.beginText(20, 20)
        text.setTextRenderMode(3)
        text.textLine("Erika Beispiel")
        made.drawText(text)
    made.showPage()
    made.save()
    return content.getvalue()


@pytest.mark.parametrize("draw", ["form", "rotated", "cropped", "invisible"])
def test_what_stands_on_a_page_is_read_however_it_got_there(draw: str) -> None:
    assert text_of("pdf", canvas(draw)) == "Erika Beispiel"


Words = tuple[float, float, float, str]  # how far from the left and from the ground, how large, and what


def letters(words: str, apart: float) -> list[Words]:
    """A heading with every letter ``apart`` from the next."""
    return [(20 + apart * place, 50, 12, sign) for place, sign in enumerate(words) if sign != " "]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        # As LaTeX prints umlauts without its newer fonts: dots, and a letter below them.
        ([(20, 50, 12, "f"), (24, 50, 12, "¨"), (23, 50, 12, "ur Kinder")], "für Kinder"),
        ([(20, 50, 12, "Gef"), (40, 50, 12, "¨"), (39, 50, 12, "aße")], "Gefäße"),
        ([(20, 50, 12, "Uber uns"), (22.5, 52.5, 12, "¨")], "Über uns"),
        ([(20, 50, 12, "Grüße ¨ und")], "Grüße ¨ und"),
        (letters("ELTERN-CAFÉ OLFEN", 14), "ELTERN-CAFÉ OLFEN"),
        (letters("ABCDEFG", 40), "A B C D E F G"),
        ([(20, 50, 12, "Kindergarten"), (90, 54, 7, "12")], "Kindergarten 12"),
        ([(20, 54, 7, "3"), (24, 50, 12, "Stand 2027")], "3 Stand 2027"),
        ([(20, 50, 12, "Haus12, 3fach, A1")], "Haus12, 3fach, A1"),
        ([(20, 50, 12, "Gruppe"), (20, 30, 12, "17")], "Gruppe\n17"),
    ],
)
def test_what_only_the_places_of_signs_tell_is_read(printed: list[Words], read: str) -> None:
    content = io.BytesIO()
    made = Canvas(content, pagesize=(400, 100))
    for left, ground, size, words in printed:
        made.setFont("Helvetica", size)
        made.drawString(left, ground, words)
    made.save()
    assert text_of("pdf", content.getvalue()) == read


@pytest.mark.parametrize("flags", [0, 4])
def test_what_was_filled_in_is_read_though_the_file_does_not_draw_it(flags: int) -> None:
    field = (
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Erika Beispiel)/DA(/F1 12 Tf 0 g)"
        b"/Rect[20 100 220 120]/F %d/P 3 0 R>>" % flags
    )
    content = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/NeedAppearances true"
        b"/DR<</Font<</F1 4 0 R>>>>/DA(/F1 12 Tf 0 g)>>>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[5 0 R]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        field,
    )
    assert text_of("pdf", content) == "Erika Beispiel"


def test_a_scan_has_no_text() -> None:
    assert text_of("pdf", pdf("")) == ""


@pytest.mark.parametrize(("content", "problem"), [(b"", "wrong_format"), (b"%PDF-1.4 kaputt", "broken")])
def test_what_is_no_pdf_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem):
        text_of("pdf", content)
