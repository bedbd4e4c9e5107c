"""What a hit shows of its text: its summary, and a passage from elsewhere that answers the question."""

from __future__ import annotations

import re
from html import escape, unescape

from django.utils.safestring import SafeString

from search.german import clean

_MARK = re.compile("</?mark>")
_SIGN = re.compile(r"(</?mark>|&[^;\s]+;)")
_BLANK = re.compile(r"[^\S ]")  # any but a space
_LINE_END = re.compile(r"\s*\n\s*")


def summary_and_passage(summary: str, snippet: str) -> tuple[SafeString, SafeString]:
    """Give the summary and the passage as safe HTML; the passage is "" when the summary says the same.

    ``snippet`` is what an engine found: escaped, with ``<mark>`` around words. One that begins with the
    summary goes on with the text behind it, which often repeats it: of that one the summary alone stays, with
    its words marked.
    """
    plain = _one_line(unescape(_MARK.sub("", snippet)))
    short = _one_line(clean(summary))
    if not short or not plain:
        return _safe(escape(summary)), _safe(_run_on(snippet))
    if plain.startswith(short):
        return _safe(_begin(snippet, len(short))), _safe("")
    if plain.strip("… ") in short:
        return _safe(_marked(escape(summary), snippet)), _safe("")
    return _safe(escape(summary)), _safe(_run_on(snippet))


def _run_on(snippet: str) -> str:
    """Set the lines of ``snippet`` one after the other: an address, «Kostenlos» and «Deutsch» are lines of
    their own, which nobody could tell apart otherwise."""
    return _LINE_END.sub(" · ", re.sub(r"(?<=[.!?:…])\s*\n\s*", " ", snippet.strip()))


def _one_line(text: str) -> str:
    """Give ``text`` without line ends, as long as it was but for its ends."""
    return _BLANK.sub(" ", text).strip()


def _begin(snippet: str, length: int) -> str:
    """The first ``length`` characters of ``snippet`` as people see them, with every mark closed."""
    pieces, left, is_open = [], length, False
    for number, piece in enumerate(_SIGN.split(snippet)):
        if left <= 0:
            break
        if number % 2 == 0:  # between the signs
            piece = piece[:left]
            left -= len(piece)
        elif piece.endswith("mark>"):
            is_open = piece == "<mark>"
        else:
            left -= 1
        pieces.append(piece)
    return "".join(pieces) + ("</mark>" if is_open else "")


def _marked(summary: str, snippet: str) -> str:
    """The escaped summary with the words marked that the engine has marked in a part of it."""
    passage = snippet.strip("… ")
    return summary.replace(_MARK.sub("", passage), passage, 1)


def _safe(html: str) -> SafeString:
    return SafeString(html)  # escaped here or by the engine, but for <mark>
