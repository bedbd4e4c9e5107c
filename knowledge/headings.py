"""Headings of a text as places to jump to, and the list of them at the top of a long article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from core.slugs import free_slug, german_slug

# Shorter articles are taken in at a glance; a list would only push them down.
WORTH_A_LIST = 3
# What editors write as headings; those that templates draw have classes.
_HEADING = re.compile(
    r"<h(?P<level>[23])(?P<attributes>(?: data-[^>]*)?)>(?P<words>.*?)</h(?P=level)>", re.DOTALL
)
_KEY = re.compile(r'data-block-key="([\w-]+)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level: its words and the anchor that leads to it."""

    words: str
    anchor: str


@dataclass(slots=True)
class Anchored:
    """A text whose headings can be jumped to; ``html`` is what to draw."""

    html: SafeString = field(default_factory=SafeString)
    headings: list[Heading] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        """Whether a list of the headings is worth its place."""
        return len(self.headings) >= WORTH_A_LIST


def with_anchors(html: str, taken: Iterable[str] = ()) -> Anchored:
    """Give the rendered text ``html`` with an anchor in each of its headings, and those of the second level.

    A heading that went through the editor has a key that it keeps when its words change or when others come
    before it; its anchor is made of the key. Its words lead there too, as long as they stay, so that an
    address from before the first editing goes on working. ``taken`` are the anchors of the page around.
    """
    known = set(taken)
    found: list[Heading] = []

    def free(wanted: str) -> str:
        name = free_slug(wanted, known)
        known.add(name)
        return name

    def anchored(match: re.Match[str]) -> str:
        words = " ".join(unescape(strip_tags(match["words"])).split())
        if not words:
            return match[0]
        by_words = free(german_slug(words, max_length=60) or "abschnitt")
        key = _KEY.search(match["attributes"])
        anchor = free(f"abschnitt-{key[1]}") if key else by_words
        also = f'<span id="{by_words}"></span>' if key else ""
        level = match["level"]
        if level == "2":
            found.append(Heading(words, anchor))
        return f'<h{level} id="{anchor}">{also}{match["words"]}</h{level}>'

    text = _HEADING.sub(anchored, html)
    return Anchored(mark_safe(text), found)  # noqa: S308 - what was rendered stays, only anchors come in
