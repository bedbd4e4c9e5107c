"""What a word is indexed and searched as: its stem, and the stems of its parts."""

from __future__ import annotations

from functools import lru_cache
from threading import local
from typing import NamedTuple

from Stemmer import Stemmer

from search.german.compounds import RAREST, UNKNOWN, split, vocabulary
from search.german.feminine import masculine
from search.german.stop_words import STOP_WORDS
from search.german.words import WORD, fold


class _Snowball(local):
    """A stemmer for each thread: it keeps the word it works on in itself."""

    def __init__(self) -> None:
        self.german = Stemmer("german", 0)  # what it has stemmed is kept here, see below


_snowball = _Snowball()

_VOWEL_AND_S = frozenset({"as", "is", "os", "ys"})


class Word(NamedTuple):
    """One word, analysed: as typed (folded), its stem, the stems of its parts (if it is a compound)."""

    word: str
    stem: str
    parts: tuple[str, ...]


@lru_cache(maxsize=8_192)
def analyse_word(word: str) -> Word:
    """Analyse one folded word; one for women as the one for men that it is made of."""
    pieces = split(word)
    stems = tuple(dict.fromkeys(_simple_stem(piece) for piece in pieces))
    base = masculine(word, vocabulary().known)
    if len(pieces) > 1 and base.endswith(pieces[-1]):
        # The last part decides: "elternkurs" and "elternkurse" must meet as "kurs" and "kurse" do.
        stem = base.removesuffix(pieces[-1]) + _simple_stem(pieces[-1])
    else:
        stem = _simple_stem(base)
    return Word(word, stem, tuple(part for part in stems if part != stem))


# The one big cache: texts repeat their words, and analysing one anew takes a hundred times as long.
@lru_cache(maxsize=65_536)
def understand(written: str) -> Word | None:
    """Analyse one word as it is written (a match of ``WORD``); None for a stop word."""
    word = fold(written)
    return None if not word or word in STOP_WORDS else analyse_word(word)


def analyse(text: str) -> list[Word]:
    """Analyse all words of ``text`` (which should be ``clean``) in order, without stop words."""
    return [word for written in WORD.findall(text) if (word := understand(written))]


def pairs(text: str) -> list[str]:
    """Give each two neighbouring words of ``text`` (which should be ``clean``) as one, "stem_stem".

    Stop words count as they are: «Hilfe bei Trennung» is another pair than «Trennung ohne Hilfe». Two stop
    words make no pair.
    """
    return analyse_with_pairs(text)[1]


def analyse_with_pairs(text: str) -> tuple[list[Word], list[str]]:
    """Give what ``analyse`` and ``pairs`` give, in one go: indexes are built of both."""
    words: list[Word] = []
    joined: list[str] = []
    before, stopped = "", True
    for written in WORD.findall(text):
        word = understand(written)
        if word is None:
            now = fold(written)
            if before and now and not stopped:
                joined.append(f"{before}_{now}")
            stopped = True
        else:
            words.append(word)
            now = word.stem
            if before and now:
                joined.append(f"{before}_{now}")
            stopped = False
        before = now
    return words, joined


def part_span(written: str, part: str) -> tuple[int, int]:
    """Give where in a compound, as it is written, the part with the stem ``part`` begins and ends.

    All of the word where that cannot be told: its spelling has another length than its folded form.
    """
    word = fold(written)
    if len(word) != len(written):
        return 0, len(written)
    at, pieces = 0, split(word)
    for number, piece in enumerate(pieces, 1):
        stem = _simple_stem(piece)
        # Inside a compound a part may have lost its ending: «Schul-», «Sprach-».
        form = piece if piece in word[at:] else stem
        start = word.find(form, at)
        if start == -1:
            break
        if stem == part:
            return start, len(word) if number == len(pieces) else start + len(form)
        at = start + len(form)
    return 0, len(written)


@lru_cache(maxsize=32_768)
def _simple_stem(word: str) -> str:
    """Stem a word that is no compound.

    Snowball takes the s of "Kurs" for an ending, but not that of "Kurse"; where the form with e is a known
    word, it is stemmed instead. It takes the s of "Teams" for an ending, but not that of "Kitas" and "Babys";
    where the form without s is the commoner word, that is stemmed.
    """
    known = vocabulary().known
    word = masculine(word, known)
    if word.endswith("s") and len(word) > 3 and word + "e" in known:
        word += "e"
    elif word[-2:] in _VOWEL_AND_S and known.get(word[:-1], UNKNOWN) <= known.get(word, RAREST):
        word = word[:-1]
    stem: str = _snowball.german.stemWord(word)
    return stem
