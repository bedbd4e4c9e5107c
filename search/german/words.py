"""From German text to words that meet however they are spelled."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.text import joined_lines, visible_text

# A longer word is cut: nobody searches for it, and Elasticsearch would cut it elsewhere than Tantivy.
LONGEST = 64

# What is taken for a word, before folding. "Erzieher:innen", "Erzieher*innen", "Erzieher_innen",
# "Erzieher/-innen", "Erzieher’innen", "Erzieher(innen)", "Student(inn)en" and "Bürger:innenbüro" are one
# word; every other sign separates. Texts should be ``clean`` before: decomposed letters (a + ¨, as some
# systems write them) would be torn apart.
WORD = re.compile(
    r"[^\W_]+(?:[:*_·](?:(?i:innen)[^\W_]*|[Ii]n\b)|[’'](?i:innen)\b|/-?(?:(?i:innen)|in)\b"
    r"|\((?:innen|in)\)(?!\w)|\(inn\)en\b)?"
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\ufffe\uffff]")
# Scripts that need joiners write some words with and without them, and marks of direction are no letters.
_WITHIN_WORDS = re.compile(r"[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u206f]")
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
    """Return text that every index can store and whose words are whole: as people see it
    (``core.text.visible_text``), lines joined where a hyphen breaks a word, no control signs but line ends.

    Lengths may differ from those of ``text``.
    """
    return _CONTROL.sub(" ", joined_lines(_WITHIN_WORDS.sub("", visible_text(text))))
