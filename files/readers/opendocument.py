"""OpenDocument files (ODT, ODS, ODP; OASIS OpenDocument 1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from files.readers.limits import Unreadable
from files.readers.markup import attribute, child, name_of, parse
from files.readers.opendocument_styles import Styles
from files.readers.opendocument_tables import seen_rows
from files.readers.packages import Parts, read_parts

_CONTENT, _STYLES = "content.xml", "styles.xml"
# What nobody sees: change tracking, comments, speaker's notes, alternative texts, templates of indexes,
# hints of cells, scripts and settings.
_UNSEEN = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "notes", "scripts", "forms", "label", "meta"}
    | {"content-validations", "shapes-settings", "event-listeners", "dde-connection-decls", "settings"}
    | {"table-of-content-source", "illustration-index-source", "table-index-source", "object-index-source"}
    | {"user-index-source", "alphabetical-index-source", "bibliography-source", "automatic-styles"}
    | {"header-decl", "footer-decl", "date-time-decl", "font-face-decls", "master-styles", "styles"}
    | {"covered-table-cell", "sheet-name"}  # under merged cells; «???» until a sheet is printed
)
_ALTERNATIVE_TEXT = frozenset({"title", "desc"})  # of drawings; charts have a title that is seen
_VALUES = ("string-value", "date-value", "value")  # of cells
_TICKED = frozenset({"checkbox", "radio"})  # whose value is for programs
_HOLDERS = frozenset({"page", "g", "frame", "a", "master-page"})  # of drawings
_BREAKS = frozenset({"p", "h", "line-break", "table-cell", "text-box", "ruby-text"})


def read_text(content: bytes) -> Iterator[str]:
    """Return the text of an ODT file as it is printed: headers and footers, then the body with its notes."""
    document = _Document(content)
    for header in document.styles.headers_and_footers(document.styles.masters_of_text()):
        yield "".join(document.text(header))
    yield "".join(document.text(document.body))


def read_sheets(content: bytes) -> Iterator[str]:
    """Return the text of the sheets of an ODS file that are shown, cells as they are shown, then what is
    printed at top and bottom of them."""
    document = _Document(content)
    masters: list[str] = []
    for table in document.body.iterfind("{*}spreadsheet/{*}table"):
        if not document.styles.hide(table):
            yield "".join(document.text(table))
            masters.append(document.styles.master_of(table))
    for header in document.styles.headers_and_footers(masters):
        yield "".join(document.text(header))


def read_slides(content: bytes) -> Iterator[str]:
    """Return the text of the slides of an ODP file that are shown; what masters put on them comes once."""
    document = _Document(content)
    masters: list[str] = []
    footers: list[Any] = []
    for page in document.body.iterfind("{*}presentation/{*}page"):
        if not document.styles.hide(page):
            yield "".join(document.text(page))
            masters.append(attribute(page, "master-page-name") or "")
            footers += document.footers_of(page)
    for master in document.styles.masters(masters):
        yield "".join(document.text(master, is_master=True))
    yield "\n".join(dict.fromkeys(footer.text or "" for footer in footers))


class _Document:
    """The body, the styles and the objects of a file; raises Unreadable, also where the body is damaged."""

    def __init__(self, content: bytes) -> None:
        self._parts: Parts = read_parts(content, r"([^/]+/)?content\.xml|styles\.xml")
        if _CONTENT not in self._parts:
            raise Unreadable("wrong_format")
        root = parse(self._parts[_CONTENT])
        if name_of(root) == "damaged":
            raise Unreadable("broken")
        self.body = child(root, "body")
        if self.body is None:
            raise Unreadable("wrong_format")
        roots = [root, *(parse(self._parts[name]) for name in (_STYLES,) if name in self._parts)]
        self.styles = Styles(roots)
        self._controls: dict[str, Any] | None = None

    def text(self, element: Any, is_master: bool = False) -> Iterator[str]:
        """Return the seen text of ``element`` piece by piece, notes and boxes after their paragraph.

        The placeholders of a master (``is_master``) hold hints for who writes.
        """
        beside: list[Any] = []
        yield from self._flow(element, beside, is_master)
        for box in beside:
            yield from self.text(box, is_master)

    def _flow(self, element: Any, beside: list[Any], is_master: bool = False) -> Iterator[str]:
        name = name_of(element)
        if self._is_unseen(element, name) or (is_master and attribute(element, "class") is not None):
            return
        if name in ("s", "tab"):
            yield " "
        elif name == "object":
            yield from self._object(element)
        elif name == "control":
            yield from self._control(element)
        elif name == "table-cell" and len(element) == 0:
            # Programs other than LibreOffice may store the value without the words that show it.
            yield next((value for kind in _VALUES if (value := attribute(element, kind))), "")
        is_paragraph = name in ("p", "h")
        own: list[Any] = [] if is_paragraph else beside
        yield element.text or ""
        for inner in seen_rows(element) if name == "table" else element:
            # A note's sign is no word; boxes stand elsewhere than their anchor, and sounds above the word.
            if name_of(inner) == "note":
                own.append(child(inner, "note-body"))
            elif name_of(inner) == "ruby-text" or ("drawing:1.0" in inner.tag and name not in _HOLDERS):
                own.append(inner)
            else:
                yield from self._flow(inner, own, is_master)
            yield inner.tail or ""
        if name in _BREAKS:
            yield "\n"
        for box in own if is_paragraph else ():
            yield from self.text(box, is_master)

    def _is_unseen(self, element: Any, name: str) -> bool:
        if not name or name in _UNSEEN or self.styles.hide(element):
            return True
        if name in _ALTERNATIVE_TEXT and "svg" in element.tag:
            return True
        if name in ("p", "h"):
            return any(_is_on(field, "is-hidden") for field in element.iter("{*}hidden-paragraph"))
        return False

    def _control(self, element: Any) -> Iterator[str]:
        """Return what a field of a form that stands on the page says: its label and what is filled in."""
        if self._controls is None:
            forms = self.body.iterfind(".//{*}forms//*")
            self._controls = {key: field for field in forms if (key := attribute(field, "id"))}
        field = self._controls.get(attribute(element, "control") or "")
        if field is None or name_of(field) == "password":
            return
        yield f"{attribute(field, 'label') or ''}\n"
        if name_of(field) not in _TICKED:
            yield f"{attribute(field, 'current-value') or attribute(field, 'value') or ''}\n"
        for option in field:
            if _is_on(option, "current-selected"):
                yield f"{attribute(option, 'label') or ''}\n"

    def footers_of(self, page: Any) -> list[Any]:
        """Return the lines at the foot of a slide that stand once for many."""
        return [
            declared
            for kind in ("footer", "date-time")
            if (used := attribute(page, f"use-{kind}-name")) and self.styles.show(page, f"display-{kind}")
            for declared in self.body.iterfind(f"{{*}}presentation/{{*}}{kind}-decl")
            if attribute(declared, "name") == used
        ]

    def _object(self, element: Any) -> Iterator[str]:
        """Return what stands in an embedded chart beside its figures; a damaged one hides only itself."""
        place = (attribute(element, "href") or "").removeprefix("./")
        chart = parse(self._parts.get(f"{place}/{_CONTENT}", b"<missing/>"))
        for title in chart.iterfind(".//{*}chart/{*}chart//{*}title"):
            yield from self.text(title)


def _is_on(element: Any, name: str) -> bool:
    return attribute(element, name) == "true"
