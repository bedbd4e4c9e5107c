"""PowerPoint files (PPTX)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from files.readers.drawings import drawing_text
from files.readers.limits import Unreadable
from files.readers.markup import attribute
from files.readers.packages import harmless_parts


def read_pptx(content: bytes) -> Iterator[str]:
    """Return the text of the slides that are shown, one at a time.

    Not read: hidden slides, speaker's notes and comments, which the audience does not see. What layouts and
    masters put on slides (a logo's line, an address) comes once.
    """
    from pptx.package import Package

    archive = harmless_parts(content).as_archive()
    try:
        presentation = Package.open(archive).presentation_part
        slide_list = presentation.presentation.slides._sldIdLst
    except (KeyError, AttributeError) as error:
        raise Unreadable("wrong_format") from error
    seen: set[str] = set()
    damaged = 0
    for entry in slide_list:
        try:
            slide = presentation.related_slide(entry.rId)
            text = "".join(_slide_text(slide, seen))
        except (KeyError, AttributeError, ValueError, TypeError):
            damaged += 1
            continue
        yield text
    if damaged and damaged == len(slide_list):
        raise Unreadable("broken")


def _slide_text(slide: Any, seen: set[str]) -> Iterator[str]:
    if _is_off(slide, "show"):
        return
    yield from drawing_text(slide.shapes._spTree, slide.part)
    sheet = slide
    while not _is_off(sheet, "showMasterSp"):
        sheet = getattr(sheet, "slide_layout", None) or getattr(sheet, "slide_master", None)
        if sheet is None or sheet.part.partname in seen:
            return
        seen.add(sheet.part.partname)
        yield "\n"
        yield from drawing_text(sheet.shapes._spTree, sheet.part, leave_out_placeholders=True)


def _is_off(sheet: Any, switch: str) -> bool:
    return attribute(sheet._element, switch) in ("0", "false")
