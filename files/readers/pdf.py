"""PDF files, read by pdfium as Chromium shows them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from files.readers.broken_words import mend, split_torn_end
from files.readers.limits import MAX_PAGES, Unreadable
from files.readers.pdf_layers import hidden_layers, remove_hidden
from files.readers.pdf_signs import page_text


def read_pdf(content: bytes) -> Iterator[str]:
    """Return the text of the first MAX_PAGES pages, one at a time; a scan without text has none.

    A damaged page hides no other. Raises Unreadable when no page can be read.
    """
    import pypdfium2

    if b"%PDF-" not in content[:1024]:
        raise Unreadable("wrong_format")
    # Many PDFs are «protected» against printing with an empty password, which anybody may open.
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        protected = error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise Unreadable("protected" if protected else "broken") from error
    # What people have filled in is drawn only by those who know of forms. A damaged form hides only itself.
    with contextlib.suppress(pypdfium2.PdfiumError):
        document.init_forms()
    layers = hidden_layers(content)
    pages = min(len(document), MAX_PAGES)
    damaged, torn = 0, ""
    for number in range(pages):
        try:
            text = _page_text(document, number, layers)
        except pypdfium2.PdfiumError:
            damaged += 1
            continue
        text, torn = split_torn_end(torn + text)
        yield mend(text)
    yield mend(torn)
    if damaged == pages:
        raise Unreadable("broken")


def _page_text(document: Any, number: int, layers: frozenset[bytes]) -> str:
    """Return what page ``number``, from 0, says with filled-in fields and notes that are printed,
    and without ``layers`` that are off."""
    import pypdfium2

    page = document[number]
    try:
        # Puts what lies on the page (form fields, text boxes) into it, as printing does.
        if pypdfium2.raw.FPDFPage_GetAnnotCount(page):
            pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number]
        remove_hidden(page, layers)
        text_page = page.get_textpage()
        try:
            text = page_text(text_page, page.get_bbox())
        finally:
            text_page.close()
    finally:
        page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n")
