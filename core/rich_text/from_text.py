"""Plain text from outside as running text: as it is written, never as markup."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.utils.html import Urlizer, escape

_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINES = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_WWW = re.compile(r'href="http://(?=www\.[^"]*">www\.)')


class _Links(Urlizer):
    """Django's, which forgets what stands behind a closing bracket (5.2.19): the full stop of
    «(www.beispiel.example).», and does not know German quotation marks."""

    wrapping_punctuation = Urlizer.wrapping_punctuation + [("«", "»"), ("„", "“")]  # noqa: RUF005 - else RUF012
    wrapping_punctuation_openings = "".join(opening for opening, _closing in wrapping_punctuation)

    def trim_punctuation(self, word: str) -> tuple[str, str, str]:
        """Return what stands before an address, the address, and all that is left behind it."""
        before, address, _behind = super().trim_punctuation(word)
        return before, address, word[len(before) + len(address) :]


_links = _Links()


def from_text(text: str, features: Collection[str]) -> str:
    """Return ``text`` in paragraphs: empty lines divide them, other line ends stay within.

    Addresses of pages and mail become links where ``features`` have links.
    """
    return "".join(f"<p>{part}</p>" for part in paragraphs(text, features))


def paragraphs(text: str, features: Collection[str]) -> list[str]:
    """Return the paragraphs of ``text`` as markup without their tags."""
    parts = _PARAGRAPHS.split("\n".join(_LINES.split(text)))
    return [
        "<br/>".join(_line(line, features) for line in part.split("\n")) for p in parts if (part := p.strip())
    ]


def _line(line: str, features: Collection[str]) -> str:
    words = " ".join(line.split(" ")).strip()
    if "link" not in features:
        return str(escape(words))
    # Whoever answers under www. answers encrypted today.
    return _WWW.sub('href="https://', str(_links(words, autoescape=True)))
