"""What a hit shows of its text: its summary, and a passage from elsewhere that answers the question."""

from __future__ import annotations

import re
from html import unescape

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.german import clean

_PIECE = re.compile(r"</?mark>|&[^;\s]+;|.", re.DOTALL)


def summary_and_passage(summary: str, snippet: str) -> tuple[SafeString, SafeString]:
    """Give the summary and the passage as safe HTML; the passage is "" when the summary says the same.

    ``snippet`` is what an engine found: escaped, with ``<mark>`` around words. One that begins with the
    summary goes on with the text behind it, which often repeats it: of that one the summary alone stays, with
    its words marked.
    """
    plain = _one_line(unescape(re.sub("</?mark>", "", snippet)))
    short = _one_line(clean(summary))
    if not short or not plain:
        return _safe(escape(summary)), _safe(snippet)
    if plain.startswith(short):
        return _safe(_begin(snippet, len(short))), _safe("")
    if plain.strip("… ") in short:
        return _safe(_marked(escape(summary), snippet)), _safe("")
    return _safe(escape(summary)), _safe(snippet)


def _one_line(text: str) -> str:
    """Give ``text`` without line ends, as long as it was but for its ends."""
    return re.sub(r"\s", " ", text).strip()


def _begin(snippet: str, length: int) -> str:
    """The first ``length`` characters of ``snippet`` as people see them, with every mark closed."""
    pieces, seen, is_open = [], 0, False
    for match in _PIECE.finditer(snippet):
        if seen >= length:
            break
        piece = match[0]
        pieces.append(piece)
        if piece in ("<mark>", "</mark>"):
            is_open = piece == "<mark>"
        else:
            seen += 1
    return "".join(pieces) + ("</mark>" if is_open else "")


def _marked(summary: str, snippet: str) -> str:
    """The escaped summary with the words marked that the engine has marked in a part of it."""
    passage = snippet.strip("… ")
    return summary.replace(re.sub("</?mark>", "", passage), passage, 1)


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - escaped here or by the engine, but for <mark>
