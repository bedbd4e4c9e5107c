"""Putting together again what the end of a line tore apart."""

from __future__ import annotations

import re

from core.text import CONNECTING

_SOFT = "\u00ad"
# pdfium's signs for a hyphen at the end of a line together with that end, whether the hyphen was typed or
# not. It gives the first through FPDFText_GetText and the second through FPDFText_GetBoundedText.
_PDFIUM = "\ufffe\x02"

LONGEST_WORD = 100  # letters; longer ones are addresses
_IN_ADDRESSES = ("@", "://", "www.")

# A letter or digit, a hyphen at the end of the line, and the word that goes on.
_TORN = re.compile(
    rf"(?P<before>[^\W_])(?:[-\u2010{_SOFT}][^\S\n]*\n\s*|[{_PDFIUM}]\s*)(?P<after>[^\W_]+\.?)"
)
_TORN_END = re.compile(rf"\S*[^\W_][-\u2010{_SOFT}{_PDFIUM}]\s*\Z")
# «Kinder- und Jugendhilfe»: the hyphen stands for the rest of a word that comes later.
_GOES_ON = CONNECTING | {"bzw.", "u", "u.", "o", "o.", "resp", "resp."}
# Some makers write every hyphen as a soft one: it is real where no word is broken.
_REAL = re.compile(
    rf"(?<=\d){_SOFT}|{_SOFT}(?=\d)|(?<=[^\W\d_]){_SOFT}(?=[A-ZÄÖÜ][a-zäöüß])|(?<=[^\W_]){_SOFT}(?=[^\S\n])"
)


def mend(text: str) -> str:
    """Return ``text`` of printed pages with words that a line's end broke in one piece.

    A hyphen before a small letter is gone with the end of the line, but stays before «und», «oder» and
    their like, a capital or a digit: «Eltern-⏎Kind-Gruppe», «02541-⏎18». The text has "\\n" as line ends.
    """
    text = _TORN.sub(_join, text)
    text = _REAL.sub("-", text)
    return re.sub(f"[{_SOFT}{_PDFIUM}]", "", text)


def split_torn_end(text: str) -> tuple[str, str]:
    """Return ``text`` of a page without the torn word at its end, and what of it goes on on the next page."""
    match = _TORN_END.search(text[-LONGEST_WORD:])
    return (text, "") if match is None else (text[: -len(match[0])], f"{match[0].rstrip()}\n")


def _join(match: re.Match[str]) -> str:
    before, after = match["before"], match["after"]
    if after.casefold() in _GOES_ON:
        return f"{before}- {after}"
    word = match.string[max(0, match.start() - LONGEST_WORD) : match.end("before")].split()[-1]
    is_address = any(sign in word for sign in _IN_ADDRESSES)
    joined = before.isalpha() and after[0].islower() and not is_address
    return f"{before}{after}" if joined else f"{before}-{after}"
