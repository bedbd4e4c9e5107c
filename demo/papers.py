"""Documents of the demo: plain pages of A4 with tagged headings, paragraphs and lists, always the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from textwrap import wrap

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

A4 = (595, 842)
MARGIN, FOOT = 62, 70
# Kind of a line by how it begins: its tag, font, size, space above, indent and how many characters fit.
STYLES = {
    "# ": ("H1", "F2", 18, 0, 0, 46),
    "## ": ("H2", "F2", 13, 14, 0, 64),
    "- ": ("P", "F1", 11, 4, 22, 76),
    "": ("P", "F1", 11, 8, 0, 82),
}
BOX = 9


def pdf(title: str, lines: Iterable[str]) -> bytes:
    """Give a PDF of ``lines``: «# » begins the heading, «## » a part, «- » a point to tick off.

    Screen readers find headings and order by its tags. Everything else is a paragraph; lines too long for
    the page are broken, pages that are full are followed by another one.
    """
    writer = PdfWriter()
    fonts = DictionaryObject(
        {NameObject(f"/{name}"): writer._add_object(_font(face)) for name, face in _FACES.items()}
    )
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    root_reference = writer._add_object(root)
    elements, parents = ArrayObject(), ArrayObject()
    for number, drawn in enumerate(_pages(lines)):
        page = writer.add_blank_page(*A4)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/StructParents")] = NumberObject(number)
        stream = DecodedStreamObject()
        stream.set_data("\n".join(part for _tag, part in drawn).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
        tagged = ArrayObject()
        for place, (tag, _part) in enumerate(drawn):
            element = DictionaryObject(
                {
                    NameObject("/S"): NameObject(f"/{tag}"),
                    NameObject("/P"): root_reference,
                    NameObject("/Pg"): page.indirect_reference,
                    NameObject("/K"): NumberObject(place),
                }
            )
            tagged.append(writer._add_object(element))
        elements.extend(tagged)
        parents.extend([NumberObject(number), writer._add_object(tagged)])
    root[NameObject("/K")] = elements
    root[NameObject("/ParentTree")] = DictionaryObject({NameObject("/Nums"): parents})
    _describe(writer, title, root_reference)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


_FACES = {"F1": "Helvetica", "F2": "Helvetica-Bold"}


def _font(face: str) -> DictionaryObject:
    """One of the fonts that every reader of PDF has, with the letters of Western Europe."""
    names = {"Type": "Font", "Subtype": "Type1", "BaseFont": face, "Encoding": "WinAnsiEncoding"}
    return DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in names.items()})


def _describe(writer: PdfWriter, title: str, root: object) -> None:
    catalog = writer.root_object
    catalog[NameObject("/Lang")] = TextStringObject("de-DE")
    catalog[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    catalog[NameObject("/StructTreeRoot")] = root
    catalog[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    writer.metadata = {"/Title": title, "/Producer": "Präventionsnetz"}


def _pages(lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """Give, page by page, what is drawn there: the tag of a line and the commands that write it."""
    drawn: list[tuple[str, str]] = []
    y: float = A4[1] - MARGIN
    for line in lines:
        begins = next(mark for mark in STYLES if line.startswith(mark))
        tag, font, size, above, indent, fits = STYLES[begins]
        rows = wrap(line.removeprefix(begins), fits) or [""]
        leading = size * 1.35
        if y - above - leading * len(rows) < FOOT and drawn:
            yield drawn
            drawn, y = [], A4[1] - MARGIN
        y -= above + leading
        commands = [f"/{tag} <</MCID {len(drawn)}>> BDC", f"BT /{font} {size} Tf {leading:.2f} TL"]
        commands += [f"{MARGIN + indent} {y:.2f} Td", *(f"({_escaped(row)}) Tj T*" for row in rows), "ET EMC"]
        if begins == "- ":
            commands.append(f"/Artifact BMC 0.8 w {MARGIN} {y - 1:.2f} {BOX} {BOX} re S EMC")
        drawn.append((tag, "\n".join(commands)))
        y -= leading * (len(rows) - 1)
    yield drawn


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
