"""Any HTML as running text of the editor: a flat row of paragraphs, headings and list items.

The editor keeps text as blocks with ranges of bold, italic and links (Draft.js content state), and cannot
open markup that nests otherwise: a paragraph in a link, a list item without a list, a tag that does not
close. So nothing is mended here: whatever nesting comes is read into such blocks, and Wagtail's own
converter writes them. HTML is parsed by BeautifulSoup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString
from wagtail.whitelist import check_url

_NO_TEXT = "script style iframe object embed form svg math template img picture video audio canvas head title"
_OWN_LINE = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search "
    "section select summary table tbody tfoot thead tr ul"
)
_DROPPED, _BLOCKS = frozenset(_NO_TEXT.split()), frozenset(_OWN_LINE.split())
_STYLES = {"b": "BOLD", "strong": "BOLD", "i": "ITALIC", "em": "ITALIC"}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_HEADING_TYPES = {"h2": "header-two", "h3": "header-three"}
_LIST_TYPES = {"ul": "unordered-list-item", "menu": "unordered-list-item", "ol": "ordered-list-item"}
_DEEPEST = 4  # levels below the first that the editor's lists have
_BLANKS = re.compile(r"[ \t\n\r\f]+")
# Word's and old printers' ends of lines: words before and after them are two.
_ENDS_OF_LINES = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_KEY = re.compile(r' data-block-key="[^"]*"')
# «Büro <info@beispiel.example>» is no markup, whoever put it between tags.
_ADDRESS = re.compile(r"""<(?=(?:[^<>\s"'=/]+@[^<>\s"'=/]+|(?:https?://|www\.)[^<>\s"'=]+)>)""")
BETWEEN_CELLS = " · "
# The editor here has no raised text, and «10<sup>3</sup>» is not 103.
_RAISED = dict(zip(map(ord, "0123456789+-=()n"), "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip(map(ord, "0123456789+-=()"), "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))

# What a link leads to, as the editor keeps it: its kind of entity and that one's data; None for no link.
Target = tuple[str, dict[str, Any]] | None


def from_html(
    html: str | BeautifulSoup, features: Collection[str], target: Callable[[Tag], Target] | None = None
) -> str:
    """Return ``html``, of whatever nesting, as running text with what ``features`` allow.

    ``target`` says where a link leads, by default what ``link_target`` reads from it. The same input gives
    the same text: the keys that the editor gives its blocks are left out.
    """
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    soup = parsed(html) if isinstance(html, str) else html
    state = _Flattening(features, target or link_target).read(soup)
    return _KEY.sub("", ContentstateConverter(list(features)).to_database_format(state.as_json()))


def parsed(html: str) -> BeautifulSoup:
    """Return the tree of a piece of HTML, addresses in angle brackets as text."""
    return BeautifulSoup(_ADDRESS.sub("&lt;", html), "html.parser")


def without_keys(html: str) -> str:
    """Return running text without the random keys that the editor gives its blocks."""
    return _KEY.sub("", html)


def link_target(link: Tag) -> Target:
    """Return where a link of running text leads: to a page, a document or an address that is safe."""
    kind, number = link.get("linktype"), str(link.get("id") or "")
    if kind in ("page", "document"):
        entity = "LINK" if kind == "page" else "DOCUMENT"
        return (entity, {"id": int(number)}) if number.isascii() and number.isdigit() else None
    address = str(link.get("href") or "").strip()
    if address.casefold().startswith("www."):
        address = f"https://{address}"  # else it would lead to a page below this one
    return ("LINK", {"url": address}) if address and check_url(address) else None


@dataclass(slots=True)
class _Block:
    kind: str
    depth: int = 0
    runs: list[tuple[str, frozenset[str], int | None]] = field(default_factory=list)

    @property
    def last(self) -> str:
        """The last sign so far."""
        return self.runs[-1][0][-1] if self.runs else ""


class _Flattening:
    """Reads the parts of a text in their order; ``block`` is the one that is being filled, if any."""

    def __init__(self, features: Collection[str], target: Callable[[Tag], Target]) -> None:
        from wagtail.admin.rich_text.converters.contentstate_models import ContentState

        self.features, self.target = features, target
        self.state = ContentState()
        self.block: _Block | None = None
        self.open: list[Tag] = []
        self.links: list[int | None] = []
        self.between = ""  # what stands before the next word of the same block

    def read(self, soup: BeautifulSoup) -> Any:
        """Return the content state of the whole text."""
        for opens, part in _walk(soup):
            if isinstance(part, NavigableString):
                self._text(str(part))
            elif opens:
                self._start(part)
                self.open.append(part)
            else:
                self.open.pop()
                self._end(part)
        self._close_block()
        return self.state

    def _start(self, tag: Tag) -> None:
        if tag.name == "a":
            self.links.append(self._entity(tag))
        elif tag.name == "br":
            if self.block is not None and self.block.runs:
                self._append("\n")
        elif tag.name in ("td", "th"):
            self.between = BETWEEN_CELLS
        elif tag.name in _BLOCKS:
            self._boundary(tag)
        if tag.name == "hr" and "hr" in self.features:
            self._rule()

    def _end(self, tag: Tag) -> None:
        if tag.name == "a":
            self.links.pop()
        elif tag.name in _BLOCKS:
            self._boundary(tag)

    def _boundary(self, tag: Tag) -> None:
        """End the block, or within an item of a list or a row of a table begin a new line of it."""
        inside = next((above.name for above in reversed(self.open) if above.name in ("li", "tr")), "")
        if not inside or tag.name in (*_LIST_TYPES, "li", "tr", "table", "hr"):
            self._close_block()
        elif self.between != BETWEEN_CELLS:
            self.between = "\n"

    def _entity(self, link: Tag) -> int | None:
        from wagtail.admin.rich_text.converters.contentstate_models import Entity

        target = self.target(link)
        needed = "document-link" if target and target[0] == "DOCUMENT" else "link"
        if target is None or needed not in self.features:
            return None
        key: int = self.state.add_entity(Entity(target[0], "MUTABLE", target[1]))
        return key

    def _text(self, text: str) -> None:
        text = _CONTROLS.sub("", _ENDS_OF_LINES.sub("\n", text))
        if not any(tag.name == "pre" for tag in self.open):
            text = _BLANKS.sub(" ", text)
        if self.block is None or not self.block.runs or self.between or self.block.last in " \n":
            text = text.lstrip(" ") if "\xa0" in text or text.strip() else ""
        if not text:
            return
        if self.block is None:
            if not text.strip():
                return
            self.block = self._new_block()
        if self.between and self.block.runs:
            self._trim()
            self.block.runs.append((self.between, frozenset(), None))
        self.between = ""
        self._append(self._raised_or_lowered(text))

    def _raised_or_lowered(self, text: str) -> str:
        place = next((tag.name for tag in reversed(self.open) if tag.name in ("sup", "sub")), "")
        signs = _RAISED if place == "sup" else _LOWERED if place == "sub" else {}
        return text.translate(signs) if signs and all(ord(sign) in signs for sign in text.strip()) else text

    def _append(self, text: str) -> None:
        block = self.block
        assert block is not None  # noqa: S101 - for the types
        names = {tag.name for tag in self.open}
        wanted = {"bold": "BOLD", "italic": "ITALIC"}
        styles = {_STYLES[name] for name in names if name in _STYLES}
        term = next((tag.name for tag in reversed(self.open) if tag.name in ("dt", "dd")), "")
        if term == "dt" or (block.kind == "unstyled" and names & set(_HEADINGS)):
            styles.add("BOLD")  # what the field has no heading for still stands out
        allowed = frozenset(style for feature, style in wanted.items() if feature in self.features)
        block.runs.append((text, allowed & styles, self.links[-1] if self.links else None))

    def _new_block(self) -> _Block:
        lists = [tag.name for tag in self.open if tag.name in _LIST_TYPES]
        if any(tag.name == "li" for tag in self.open) or lists:
            name = lists[-1] if lists else "ul"
            feature = "ol" if name == "ol" else "ul"
            if feature in self.features:
                return _Block(_LIST_TYPES[name], self._depth(len(lists) - 1))
        heading = next((_HEADINGS[tag.name] for tag in reversed(self.open) if tag.name in _HEADINGS), "")
        if heading and not any(tag.name in ("td", "th", "li") for tag in self.open):
            nearest = sorted(_HEADING_TYPES.keys() & set(self.features), key=lambda name: name != heading)
            if nearest:
                return _Block(_HEADING_TYPES[nearest[0]])
        return _Block("unstyled")

    def _depth(self, wanted: int) -> int:
        """Return a level that is at most one below that of the item before."""
        before = self.state.blocks[-1] if self.state.blocks else None
        above = before.depth if before is not None and before.type in _LIST_TYPES.values() else -1
        return max(0, min(wanted, above + 1, _DEEPEST))

    def _trim(self) -> None:
        """Take blanks and line breaks from the end of the block."""
        runs = self.block.runs if self.block else []
        while runs:
            text, styles, link = runs.pop()
            if text := text.rstrip(" \n"):
                runs.append((text, styles, link))
                return

    def _close_block(self) -> None:
        self._trim()
        block, self.block, self.between = self.block, None, ""
        if block is None or not "".join(text for text, _styles, _link in block.runs).strip():
            return
        self.state.blocks.append(_written(block))

    def _rule(self) -> None:
        from wagtail.admin.rich_text.converters.contentstate_models import Block, Entity, EntityRange

        block = Block("atomic")
        block.text = " "
        place = EntityRange(self.state.add_entity(Entity("HORIZONTAL_RULE", "IMMUTABLE", {})))
        place.offset, place.length = 0, 1
        block.entity_ranges.append(place)
        self.state.blocks.append(block)


def _walk(soup: BeautifulSoup) -> Iterator[tuple[bool, Tag | NavigableString]]:
    """Return every tag when it opens (True) and when it closes, and the text between; however deep."""
    rest: list[tuple[bool, Any]] = [(True, child) for child in reversed(soup.contents)]
    while rest:
        opens, part = rest.pop()
        if isinstance(part, Tag):
            if part.name in _DROPPED:
                continue
            yield opens, part
            if opens:
                rest.append((False, part))
                rest += [(True, child) for child in reversed(part.contents)]
        elif not isinstance(part, PreformattedString):  # comments and the like
            yield True, part


def _written(block: _Block) -> Any:
    """Return a block as Wagtail has it, neighbours of the same style and link in one range."""
    from wagtail.admin.rich_text.converters.contentstate_models import (
        Block,
        EntityRange,
        InlineStyleRange,
    )

    written = Block(block.kind, block.depth)
    for style in ("BOLD", "ITALIC"):
        for start, length in _stretches([(len(text), style in styles) for text, styles, _ in block.runs]):
            place = InlineStyleRange(style)
            place.offset, place.length = start, length
            written.inline_style_ranges.append(place)
    for link in dict.fromkeys(link for _, _, link in block.runs if link is not None):
        for start, length in _stretches([(len(text), link == here) for text, _, here in block.runs]):
            place = EntityRange(link)
            place.offset, place.length = start, length
            written.entity_ranges.append(place)
    # Where one link ends and the next begins, the exporter wants them in their order.
    written.entity_ranges.sort(key=lambda place: place.offset)
    written.text = "".join(text for text, _styles, _link in block.runs)
    return written


def _stretches(parts: list[tuple[int, bool]]) -> Iterator[tuple[int, int]]:
    """Return start and length of each stretch of parts that are in; parts as length and whether they are."""
    place = start = 0
    inside = False
    for length, wanted in [*parts, (0, False)]:
        if wanted and not inside:
            start = place
        if inside and not wanted and place > start:
            yield start, place - start
        inside = wanted
        place += length
