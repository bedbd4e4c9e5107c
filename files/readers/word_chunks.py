"""What a Word file takes in when it is opened: ``altChunk`` (ECMA-376, part 1, 17.17.2).

Programs that put letters together leave whole web pages, texts and other Word files in theirs, which Word
turns into paragraphs. One that is damaged, too large or in another format hides only itself.
"""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from files.readers.limits import MAX_DEPTH, MAX_ELEMENTS, Unreadable
from files.readers.plain import read_plain
from files.readers.relations import Part

# Bytes of all of them together: with pictures in web pages, many times what anybody writes.
MAX_CHUNKS = 20 * 1024 * 1024
_MIME = re.compile(rb"\s*(?:mime-version|from|date|subject|content-type)\s*:", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|p|div|span|h\d|ul|ol|table|br|b|i)\b", re.IGNORECASE)
_UNSEEN = frozenset(
    {"head", "script", "style", "template", "noscript", "object", "select", "textarea", "svg"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
# What a damaged archive, page or letter makes the libraries raise.
_UNREADABLE = (
    *(Unreadable, ValueError, LookupError, RuntimeError, EOFError, SyntaxError),
    *(etree.LxmlError, zipfile.BadZipFile, zlib.error),
)
_WITHIN_LINES = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"}
    | {"tt", "u", "var", "wbr"}
)


class Chunks:
    """The files within the Word file ``content``, read by ``read_docx`` where they are Word's own."""

    def __init__(
        self, content: bytes, parts: dict[str, bytes], read_docx: Callable[[bytes], Iterator[str]] | None
    ) -> None:
        self._content = content
        self._read_docx = read_docx
        self._left = MAX_CHUNKS
        self._texts: dict[str, str] = {}
        for name in self._names(parts):
            parts[name] = b"<chunk/>"  # libraries take those of Word for parts in XML

    def text(self, name: str) -> str:
        """Return the text of one, by its name in the archive; "" for one that cannot be read."""
        if name not in self._texts:
            try:
                self._texts[name] = "\n".join(self._pieces(self._data(name)))
            except _UNREADABLE:
                self._texts[name] = ""
        return self._texts[name]

    def _names(self, parts: dict[str, bytes]) -> set[str]:
        sources = (name.replace("_rels/", "").removesuffix(".rels") for name in parts if "_rels/" in name)
        return {found.name for name in list(sources) for found in Part(parts, name).related("aFChunk")}

    def _data(self, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
            info = archive.getinfo(name)
            if info.file_size > self._left:
                raise Unreadable("too_large")
            self._left -= info.file_size
            return archive.read(info)

    def _pieces(self, data: bytes) -> Iterator[str]:
        if data.startswith(b"PK"):
            yield from self._read_docx(data) if self._read_docx else ()
        elif data.lstrip().startswith(b"{\\rtf"):
            raise Unreadable("wrong_format")
        elif _MIME.match(data):
            yield _text_of_mail(data)
        elif _MARKUP.search(data[:100_000].replace(b"\0", b"")):
            yield _text_of_page(data)
        else:
            yield from read_plain(data)


def _text_of_mail(data: bytes) -> str:
    """Return the text of a web page that was kept with its pictures (MHTML)."""
    message: Any = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(("html", "plain"))
    if body is None:
        return ""
    text: str = body.get_content()
    return text if body.get_content_subtype() == "plain" else _text_of_page(text.encode(), "utf-8")


def _text_of_page(data: bytes, encoding: str | None = None) -> str:
    if data.count(b"<") > MAX_ELEMENTS:
        raise Unreadable("too_costly")
    if encoding is None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data.decode("utf-8")
            encoding = "utf-8"
        except UnicodeDecodeError:
            encoding = None if b"charset" in data[:4_096].lower() else "cp1252"
    page = etree.fromstring(data, etree.HTMLParser(encoding=encoding, no_network=True, remove_comments=True))
    return "".join(_seen(page, 0)) if page is not None else ""


def _seen(element: Any, depth: int) -> Iterator[str]:
    """Return the text that a browser shows of ``element``, blocks on lines of their own."""
    name = element.tag if isinstance(element.tag, str) else ""
    hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "")
    if not name or name in _UNSEEN or hidden or depth > MAX_DEPTH:
        return
    edge = "\t" if name in ("td", "th") else "" if name in _WITHIN_LINES else "\n"
    yield edge
    yield _one_line(element.text, name)
    for inner in element:
        yield from _seen(inner, depth + 1)
        yield _one_line(inner.tail, name)
    yield edge


def _one_line(text: str | None, name: str) -> str:
    return (text or "") if name == "pre" else re.sub(r"[ \t\r\n\f]+", " ", text or "")
