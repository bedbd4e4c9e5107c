"""Real files of every format that search reads into, made by the libraries that others make them with."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import odfdo
import openpyxl
import pptx
from reportlab.pdfgen.canvas import Canvas

TITLE = "Protokoll der Sitzung"
FILLER = "Die Mitglieder danken dem Vorstand für die Vorbereitung und genehmigen die Tagesordnung. " * 3


def make_pdf(words: str) -> bytes:
    """A PDF whose second page has ``words``."""
    content = io.BytesIO()
    canvas = Canvas(content)
    for line in (TITLE, words):
        canvas.drawString(80, 700, line)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def make_docx(words: str) -> bytes:
    """A Word document with ``words`` in a table below some text."""
    document = docx.Document()
    document.add_heading(TITLE)
    document.add_paragraph(FILLER)
    document.add_table(1, 1).cell(0, 0).text = words
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def make_odt(words: str) -> bytes:
    """A LibreOffice text with ``words`` below a heading."""
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, TITLE))
    document.body.append(odfdo.Paragraph(FILLER))
    document.body.append(odfdo.Paragraph(words))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def make_xlsx(words: str) -> bytes:
    """A workbook with ``words`` on its second sheet."""
    workbook = openpyxl.Workbook()
    workbook.active.append([TITLE, 2026])
    workbook.create_sheet("Anhang").append([1, words])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def make_pptx(words: str) -> bytes:
    """Slides, the second of which has ``words`` below its title."""
    slides = pptx.Presentation()
    for text in (FILLER, words):
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = TITLE
        slide.placeholders[1].text = text
    content = io.BytesIO()
    slides.save(content)
    return content.getvalue()


MAKERS: dict[str, Callable[[str], bytes]] = {
    "pdf": make_pdf,
    "docx": make_docx,
    "odt": make_odt,
    "xlsx": make_xlsx,
    "pptx": make_pptx,
}
