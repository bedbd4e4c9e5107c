"""Word files (DOCX)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from files.readers.drawings import drawing_text
from files.readers.limits import Unreadable
from files.readers.markup import attribute, child, is_on, name_of, seen_children
from files.readers.packages import harmless_parts
from files.readers.word_chunks import Chunks
from files.readers.word_styles import HiddenStyles

# What nobody sees: deleted with change tracking on, moved away, instructions of fields, settings.
_UNSEEN = frozenset(
    {"del", "moveFrom", "instrText", "delInstrText", "delText", "cellDel", "rPr", "pPr", "sectPr"}
    | {"sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "smartTagPr", "customXmlPr", "annotationRef", "binData"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": " "}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def read_docx(content: bytes, *, is_within: bool = False) -> Iterator[str]:
    """Return the text of a Word file as it is printed: headers, body with text boxes, notes, footers.

    Files within it, which Word takes in as it opens, stand at their places; those within such a file are not
    read. Not read: what is deleted or hidden, comments, instructions of fields. A damaged header or note
    hides only itself. Raises Unreadable where the body is damaged.
    """
    import docx

    parts = harmless_parts(content)
    chunks = Chunks(content, parts, None if is_within else partial(read_docx, is_within=True))
    try:
        document = docx.Document(parts.as_archive())  # finds the parts by their types, not by their names
        body = document.element.body
    except (KeyError, ValueError) as error:
        raise Unreadable("wrong_format") from error
    except AttributeError as error:
        raise Unreadable("broken") from error
    if body is None:
        raise Unreadable("broken")
    story = _Story(document.part, HiddenStyles(document.part), chunks)
    tops, bottoms = _headers(document)
    for part in tops:
        yield "".join(story.of_part(part))
    yield "".join(story.text(body))
    for kind, number in story.notes:
        yield "".join(story.note(kind, number))
    for part in bottoms:
        yield "".join(story.of_part(part))


class _Story:
    """Reads the text of elements, knowing the styles of the document."""

    def __init__(self, part: Any, hidden_styles: HiddenStyles, chunks: Chunks) -> None:
        self.document_part = self.part = part
        self.chunks = chunks
        self.hidden_styles = hidden_styles
        self.notes: dict[tuple[str, str], None] = {}
        self._begin()

    def _begin(self) -> None:
        # Of the fields that stand open, whether their result has begun; before it stand instructions.
        self._fields: list[bool] = []
        self._boxes: list[Any] = []
        self._paragraphs: list[str] = []  # the styles of those that stand open

    def of_part(self, part: Any) -> Iterator[str]:
        """Return the text of another part: a header or footer."""
        self._begin()
        self.part = part
        try:
            yield from self.text(part.element)
        finally:
            self.part = self.document_part

    def note(self, kind: str, number: str) -> Iterator[str]:
        """Return the text of a note that something seen refers to."""
        for relation in self.document_part.rels.values():
            if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
                from docx.oxml.parser import parse_xml

                root = getattr(relation.target_part, "element", None)
                for found in root if root is not None else parse_xml(relation.target_part.blob):
                    if attribute(found, "id") == number:
                        self._begin()
                        yield from self.text(found)

    def text(self, element: Any) -> Iterator[str]:
        """Return the seen text of ``element`` piece by piece."""
        name = name_of(element)
        if name in _UNSEEN or (name == "tr" and _is_gone(element)):
            return
        if name == "t":
            yield (element.text or "") if all(self._fields) else ""
        elif name in _SIGNS and all(self._fields):
            yield _SIGNS[name]
        elif name == "fldChar":
            yield _chosen(element) if all(self._fields) else ""
            self._field(attribute(element, "fldCharType"))
        elif name in _NOTES:
            self.notes[_NOTES[name], attribute(element, "id") or ""] = None
        elif name in ("txbxContent", "rt"):
            self._boxes.append(element)  # is anchored somewhere within a word, but stands beside or above it
        elif name == "textpath":
            self._boxes.append(element)
        elif name in ("drawing", "graphicData"):
            yield from self._drawing(element)
        elif name == "altChunk":
            yield from self._chunk(attribute(element, "id") or "")
        elif name == "p":
            yield from self._paragraph(element)
        elif name == "r":
            yield from self._run(element)
        else:
            yield from self._inside(element)
            if name == "tc":
                yield "\n"

    def _inside(self, element: Any) -> Iterator[str]:
        for inner in seen_children(element):
            yield from self.text(inner)

    def _chunk(self, reference: str) -> Iterator[str]:
        relation = self.part.rels.get(reference)
        if relation is not None and not relation.is_external:
            yield f"{self.chunks.text(relation.target_part.partname.lstrip('/'))}\n"

    def _paragraph(self, element: Any) -> Iterator[str]:
        style = child(element, "pPr", "pStyle")
        self._paragraphs.append((attribute(style, "val") or "") if style is not None else "")
        yield from self._inside(element)
        self._paragraphs.pop()
        yield "\n"
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            if name_of(box) == "textpath":
                yield f"{attribute(box, 'string') or ''}\n"
            else:
                yield from self._inside(box)
                yield "\n"

    def _run(self, element: Any) -> Iterator[str]:
        properties = child(element, "rPr")
        paragraph = self._paragraphs[-1] if self._paragraphs else ""
        if not self.hidden_styles.hide(properties, paragraph):
            yield from self._inside(element)
            return
        for inner in element.iter("{*}fldChar"):  # hidden text may begin or end a field
            self._field(attribute(inner, "fldCharType"))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _drawing(self, element: Any) -> Iterator[str]:
        if name_of(element) == "drawing":
            if not any(attribute(shape, "hidden") in ("1", "true") for shape in element.iter("{*}docPr")):
                yield from self._inside(element)
        elif any(name_of(inner) in ("chart", "relIds") for inner in element):
            yield from drawing_text(element, self.part)
        else:
            yield from self._inside(element)


def _chosen(field: Any) -> str:
    """Return what is chosen in a list of an old form, which has no text of its own; "" for other fields."""
    choices = child(field, "ffData", "ddList")
    if choices is None:
        return ""
    entries = [attribute(entry, "val") or "" for entry in choices.iterfind("{*}listEntry")]
    chosen = child(choices, "result")
    if chosen is None:
        chosen = child(choices, "default")
    place = (attribute(chosen, "val") or "") if chosen is not None else "0"
    return entries[int(place)] if place.isdecimal() and int(place) < len(entries) else ""


def _is_gone(row: Any) -> bool:
    properties = child(row, "trPr")
    if properties is None:
        return False
    return child(properties, "del") is not None or is_on(child(properties, "hidden"))


def _headers(document: Any) -> tuple[list[Any], list[Any]]:
    """Return the parts of the headers and of the footers that pages have, each once."""
    tops: dict[str, Any] = {}
    bottoms: dict[str, Any] = {}
    try:
        even = document.settings.odd_and_even_pages_header_footer
    except (KeyError, AttributeError):
        even = False  # settings are damaged
    for section in document.sections:
        kinds = [(section.header, section.footer)]
        if section.different_first_page_header_footer:
            kinds.append((section.first_page_header, section.first_page_footer))
        if even:
            kinds.append((section.even_page_header, section.even_page_footer))
        for header, footer in kinds:
            for found, into in ((header, tops), (footer, bottoms)):
                if not found.is_linked_to_previous:
                    into[found.part.partname] = found.part
    return list(tops.values()), list(bottoms.values())
