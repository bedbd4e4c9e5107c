"""From German text to words that meet however they are spelled."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A longer word is cut: nobody searches for it, and Elasticsearch would cut it elsewhere than Tantivy.
LONGEST = 64

# What is taken for a word, before folding. "Erzieher:innen", "Erzieher*innen", "Erzieher_innen",
# "Erzieher/-innen" are one word; every other sign separates. Texts should be ``clean`` before: decomposed
# letters (a + ¨, as some systems write them) would be torn apart.
WORD = re.compile(r"[^\W_]+(?:(?:[:*_·]|/-?)(?:innen|in)\b)?")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_GENDER_SIGN = re.compile(r"[^\w]|_")
# As in Snowball's German stemmer: "ue" in "neue", "Bauer" or "Quelle" is no umlaut.
_SPELLED_OUT = re.compile(r"(?<![aeq])ue|[ao]e")


@lru_cache(maxsize=8_192)
def fold(word: str) -> str:
    """Give one word as all its spellings have it in common.

    Lüdinghausen, Luedinghausen and Ludinghausen become "ludinghausen", Straße and Strasse "strasse", Café
    "cafe".
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    if not folded.isascii():
        folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    folded = _GENDER_SIGN.sub("", folded)
    return _SPELLED_OUT.sub(lambda match: match[0][0], folded)[:LONGEST]


def clean(text: str) -> str:
    """Give text that every index can store: letters composed, no lone surrogates, no control signs but line
    ends.

    Lengths may differ from those of ``text``.
    """
    text = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    return _CONTROL.sub(" ", text)
