"""Make our running text of the HTML of another portal.

What remains is what our editor can show (``core.blocks.TEXT_FEATURES``): paragraphs, two levels of headings,
lists, bold, italic, links. ``core.rich_text`` reads any nesting, and Wagtail's own converter writes the text,
so nothing gets in that an editor could not have written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from wagtail.whitelist import check_url

from core.blocks import TEXT_FEATURES
from core.rich_text import Target, from_html, parsed
from core.text import visible_text, without_invisible_signs
from core.typed.phones import tel_uri

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_KEYWORDS = re.compile(r"^\s*Schlag(?:worte|wörter|wort)\s*:\s*", re.IGNORECASE)
_MAX_KEYWORD = 60
_STRUCK = frozenset({"del", "s", "strike"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through", re.IGNORECASE
)

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
    """Return ``html`` as running text; links that ``find`` knows become links to pages."""
    soup = parsed(html)
    _take_unseen(soup)
    _name_linked_pictures(soup)
    _take_invisible_signs(soup)
    _level_headings(soup)
    cleaned = Cleaned("", _take_keywords(soup))
    cleaned.html = from_html(soup, TEXT_FEATURES, lambda link: _target(link, find, cleaned))
    return cleaned


def _take_unseen(soup: BeautifulSoup) -> None:
    """Take out what readers do not see there, and what is struck out: here it would look as if it held."""
    for part in soup.find_all(True):
        if not part.decomposed and (
            part.name in _STRUCK or part.has_attr("hidden") or _HIDDEN.search(str(part.get("style") or ""))
        ):
            part.decompose()


def _name_linked_pictures(soup: BeautifulSoup) -> None:
    """Put its description in place of a picture that is all there is of a link; pictures stay behind."""
    for link in soup.find_all("a", href=True):
        if not link.get_text(strip=True):
            for picture in link.find_all("img", alt=re.compile(r"\S")):
                picture.replace_with(str(picture["alt"]))


def _take_invisible_signs(soup: BeautifulSoup) -> None:
    """Take out of all words what nobody sees, «&shy;» above all: it makes two keywords of one."""
    for words in soup.find_all(string=True):
        seen = without_invisible_signs(words)
        if seen != words and not isinstance(words, PreformattedString):  # comments stay what they are
            words.replace_with(seen)


def _level_headings(soup: BeautifulSoup) -> None:
    """Make the highest heading that is used an h2, everything below it an h3; our title is the h1."""
    used = [name for name in _HEADINGS if soup.find(name)]
    for heading in soup.find_all(list(_HEADINGS)):
        heading.name = "h2" if heading.name == used[0] else "h3"
        # A bold heading says nothing more than a heading.
        for part in heading.find_all(["strong", "b"]):
            part.unwrap()


def _target(link: Tag, find: type_of_finder, cleaned: Cleaned) -> Target:
    """Return where a link leads; one that leads nowhere is noted, its words stay."""
    href = re.sub(r"[\t\r\n]+", "", str(link.get("href") or "").strip())
    words = link.get_text(" ", strip=True)
    if not words:
        if href and link.find("img"):
            cleaned.lost_links.append(href)
        return None
    path = unquote(urlsplit(href).path) if _is_url(href) else ""
    if path.startswith(("/mailto:", "/tel:")):
        # The portal's editor has made an address of its own of these.
        href = path[1:]
    if _EMAIL.fullmatch(words) and href in {"", "mailto:", words}:
        href = f"mailto:{words}"
    if href.startswith(("www.", "//")):
        href = "https://" + href.lstrip("/")
    if _is_url(href) and (page := find(href)) is not None:
        return "LINK", {"id": page}
    if href.casefold().startswith("tel:"):
        href = tel_uri(unquote(href[4:])) or "tel:"
    address = href if _is_url(href) and _SCHEME.match(href) else ""
    if address in {"mailto:", "tel:"} or not address or check_url(address) is None:
        cleaned.lost_links.append(href or words)
        return None
    return "LINK", {"url": address}


def _is_url(href: str) -> bool:
    try:
        urlsplit(href)
    except ValueError:
        return False
    return bool(href)


def _take_keywords(soup: BeautifulSoup) -> list[str]:
    """Take the line «Schlagworte: …» out of the text and give its words."""
    found: list[str] = []
    for paragraph in soup.find_all(["p", "div", "li"]):
        text = "" if paragraph.decomposed else paragraph.get_text(" ", strip=True)
        if _KEYWORDS.match(text) and not paragraph.find(["p", "div", "li"]):
            found += _KEYWORDS.sub("", text).split(",")
            paragraph.decompose()
    words = (" ".join(visible_text(word).split()).strip(" .;") for word in found)
    return list(dict.fromkeys(word for word in words if 1 < len(word) <= _MAX_KEYWORD))
