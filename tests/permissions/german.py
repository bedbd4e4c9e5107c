"""What is no German in a page, and what stands there as only programs say it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

# Words that no German sentence has, and that Wagtail's interface would use on nearly every page.
ENGLISH = re.compile(
    r"\b(the|this|your|you|and|with|edit|delete|save|publish|choose|search|pages|add|create|upload|clear|"
    r"actions|dashboard|settings|reports|welcome|show|hide|toggle|close|open|preview|history|usage|updated|"
    r"never|from|any|are|not|items|select|results?|draft|options|locked|account|users|please|cancel|unlock|"
    r"move|unpublish|keyboard|shortcuts|can|page|permissions?|workflows?|snippets?|none)\b",
    re.IGNORECASE,
)
# Words that are English, or said by programs alone, wherever they stand by themselves.
STRAY = re.compile(
    r"(?i:\b(home|update|best practices|theme|eigner|none|true|false|image)\b|admin-theme)|"
    r"^\[.*\]$|„Speichern“|"
    # A noun in small letters before «hinzufügen»; a time that is past, without «vor».
    r"^[a-zäöü][\w-]* hinzufügen$|^\d+ (Minute|Stunde|Tag|Woche|Monat|Jahr)(n|en|e)?( von\b|$)|"
    # Names of fields and relations.
    r"^[a-z]+(_[a-z]+)+:?$"
)
READ_ALOUD = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value")
BLOCK_WORDS = re.compile(r'"(?:label|helpText|placeholder)": "((?:[^"\\]|\\.)+)"')


class Words(HTMLParser):
    """Collects what people read or hear of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what is read aloud; leave out what is never shown."""
        self._unseen += tag in {"script", "style"}
        self._hidden = ("hidden", None) in attrs  # an empty counter, filled in by script
        self.found += [value for name, value in attrs if name in READ_ALOUD and value]
        # Blocks are drawn by scripts.
        blocks = [value for name, value in attrs if name == "data-w-block-data-value" and value]
        self.found += [word for block in blocks for word in BLOCK_WORDS.findall(block)]

    def handle_endtag(self, tag: str) -> None:
        """Look again after a script."""
        self._unseen -= tag in {"script", "style"}
        self._hidden = False

    def handle_data(self, data: str) -> None:
        """Take the text."""
        if not self._unseen and not self._hidden and data.strip():
            self.found.append(" ".join(data.split()))


def english_in(html: str) -> list[str]:
    """Return the pieces of a page that hold a telling English word, or a word of a program."""
    words = Words()
    words.feed(html)
    return [piece for piece in words.found if ENGLISH.search(piece) or STRAY.search(piece)]


def html_in(response: Any) -> str:
    """Return what a response shows: its page, or the pieces of pages in its JSON; "" for files."""
    kind = response.get("Content-Type", "")
    if "html" in kind:
        return str(response.content.decode())
    return "\n".join(_markup(json.loads(response.content))) if "json" in kind else ""


def _markup(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value if "<" in value else ""
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _markup(part)
