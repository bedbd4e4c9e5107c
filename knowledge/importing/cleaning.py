"""Make our running text of the HTML of another portal.

What remains is what our editor can show (``core.blocks.TEXT_FEATURES``): paragraphs, two levels of headings,
lists, bold, italic, links. Wagtail's own converter has the last word: the text goes once through the editor's
format and back, so nothing gets in that an editor could not have written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import Comment
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.whitelist import check_url

from core.blocks import TEXT_FEATURES

_DROPPED = [
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "svg",
    "template",
    "img",
    "picture",
    "video",
]
_RENAMED = {"strong": "b", "em": "i"}
_KEPT = {"p", "h2", "h3", "ul", "ol", "li", "b", "i", "a", "br"}
_BLOCKS = {"p", "h2", "h3", "ul", "ol"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_KEYWORDS = re.compile(r"^\s*Schlag(?:worte|wörter|wort)\s*:\s*", re.IGNORECASE)
_MAX_KEYWORD = 60

# Gives the id of the article for the address of a page of the portal, or None.
type_of_finder = Callable[[str], int | None]


@dataclass(slots=True)
class Cleaned:
    """Running text in Wagtail's format, the keywords that stood at its end, and links that lead nowhere."""

    html: str
    keywords: list[str] = field(default_factory=list)
    lost_links: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words alone, paragraphs apart by a line break."""
        soup = BeautifulSoup(self.html, "html.parser")
        return "\n".join(part.get_text(" ", strip=True) for part in soup.find_all(["p", "li"]))


def clean(html: str, find: type_of_finder) -> Cleaned:
    """Give ``html`` as running text; links that ``find`` knows become links to pages."""
    soup = BeautifulSoup(html, "html.parser")
    cleaned = Cleaned("")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for part in soup.find_all(_DROPPED):
        part.decompose()
    _level_headings(soup)
    for link in soup.find_all("a"):
        _link(link, find, cleaned)
    for part in soup.find_all(True):
        part.name = _RENAMED.get(part.name, part.name)
        if part.name == "div" and not part.find(list(_BLOCKS | {"div"})):
            part.name = "p"
        if part.name not in _KEPT:
            part.unwrap()
        elif part.name != "a":
            part.attrs = {}
    cleaned.keywords = _take_keywords(soup)
    _wrap_loose(soup)
    _drop_empty(soup)
    converter = ContentstateConverter(TEXT_FEATURES)
    cleaned.html = _without_keys(converter.to_database_format(converter.from_database_format(str(soup))))
    return cleaned


def _level_headings(soup: BeautifulSoup) -> None:
    """Make the highest heading that is used an h2, everything below it an h3; our title is the h1."""
    used = [name for name in _HEADINGS if soup.find(name)]
    for heading in soup.find_all(list(_HEADINGS)):
        heading.name = "h2" if heading.name == used[0] else "h3"
        # A bold heading says nothing more than a heading.
        for part in heading.find_all(["strong", "b"]):
            part.unwrap()


def _link(link: Tag, find: type_of_finder, cleaned: Cleaned) -> None:
    href = str(link.get("href") or "").strip()
    words = link.get_text(" ", strip=True)
    if not words:
        link.unwrap()
        return
    path = unquote(urlsplit(href).path) if _is_url(href) else ""
    if path.startswith(("/mailto:", "/tel:")):
        # The portal's editor has made an address of its own of these.
        href = path[1:]
    if _EMAIL.fullmatch(words) and href in {"", "mailto:"}:
        href = f"mailto:{words}"
    if _is_url(href) and (page := find(href)) is not None:
        link.attrs = {"linktype": "page", "id": str(page)}
        return
    address = href if _is_url(href) and ":" in href else ""
    if address in {"mailto:", "tel:"} or not address or check_url(address) is None:
        cleaned.lost_links.append(href or words)
        link.unwrap()
        return
    link.attrs = {"href": address}


def _is_url(href: str) -> bool:
    try:
        urlsplit(href)
    except ValueError:
        return False
    return bool(href)


def _take_keywords(soup: BeautifulSoup) -> list[str]:
    """Take the line «Schlagworte: …» out of the text and give its words."""
    found: list[str] = []
    for paragraph in soup.find_all("p"):
        text = paragraph.get_text(" ", strip=True)
        if _KEYWORDS.match(text):
            found += _KEYWORDS.sub("", text).split(",")
            paragraph.decompose()
    words = (" ".join(word.split()).strip(" .;") for word in found)
    return list(dict.fromkeys(word for word in words if 1 < len(word) <= _MAX_KEYWORD))


def _wrap_loose(soup: BeautifulSoup) -> None:
    """Put text that stands outside of any block into paragraphs."""
    run: list[Tag | NavigableString] = []

    def close() -> None:
        if any(part.get_text(strip=True) for part in run):
            paragraph = soup.new_tag("p")
            run[0].insert_before(paragraph)
            for part in run:
                paragraph.append(part.extract())
        run.clear()

    for child in list(soup.children):
        if isinstance(child, Tag) and child.name in _BLOCKS:
            close()
        elif isinstance(child, Tag | NavigableString):
            run.append(child)
    close()


def _drop_empty(soup: BeautifulSoup) -> None:
    """Remove what holds no words, and line breaks at the edges of a block; the innermost first."""
    for part in reversed(soup.find_all(["p", "h2", "h3", "li", "ul", "ol", "b", "i"])):
        if not part.get_text().replace("\xa0", " ").strip():
            # Line breaks between bold words are worth keeping.
            part.unwrap() if part.name in {"b", "i"} else part.decompose()
    for part in soup.find_all(["b", "i"]):
        while part.contents and isinstance(part.contents[0], Tag) and part.contents[0].name == "br":
            part.insert_before(part.contents[0].extract())
    for part in soup.find_all(["p", "h2", "h3", "li"]):
        for edge in (0, -1):
            while part.contents and _is_blank(part.contents[edge]):
                part.contents[edge].extract()


def _is_blank(part: object) -> bool:
    if isinstance(part, Tag):
        return part.name == "br"
    return isinstance(part, NavigableString) and not part.replace("\xa0", " ").strip()


def _without_keys(html: str) -> str:
    """Leave out the random keys that the editor gives each block, so the same input gives the same text."""
    return re.sub(r' data-block-key="[^"]*"', "", html)
