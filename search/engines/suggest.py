"""What is offered while somebody types: the question to an engine and its answer, and what both engines look
words up by.

Each typed word, finished or not, has to be the beginning of a word of the title, or of a part of a compound
in it. What begins with all that was typed comes first, then what serves the asker's own municipality.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from functools import lru_cache

from search.german import STOP_WORDS, WORD, Word, analyse, clean, fold
from search.german.compounds import split

# Nothing is suggested for less.
FEWEST_LETTERS = 2
MOST_LETTERS = 100
MOST_WORDS = 8
# So many of the best are looked at to find ``limit`` with different titles.
CANDIDATES = 150
# So many of the given texts are looked at, and so many tags are given.
MOST_TEXTS = 10
MOST_TAGS = 5
# For each tag and each word of a text so many documents are named that have it: who shows the tag or the text
# makes sure of one of them, as an index may lag behind.
WITNESSES = 2

# What a match is worth. The sum of all below ``TITLE_STARTS`` is less than it.
TITLE_STARTS = 16.0
OWN_PLACE = 8.0
WHOLE_TITLE_WORDS = 4.0
FIRST_KIND = 1.0

# Between the words of a tag's name and its slug.
_SEPARATOR = "\x1f"
_HYPHENATED = re.compile(r"[^\W_]+(?:[-‐‑–][^\W_]+)+")


@dataclass(frozen=True, slots=True)
class SuggestRequest:
    """What somebody has typed so far.

    ``texts`` are whole questions that might be meant; the engine tells which are made of words that occur in
    what the asker may see. ``on``, ``home`` and ``hidden`` as in ``SearchRequest``. At most ``limit``
    documents are given.
    """

    typed: str
    texts: tuple[str, ...] = ()
    on: Date | None = None
    home: str = ""
    hidden: frozenset[str] = frozenset()
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Suggested:
    """A document to offer; ``alone`` when no other that was found has the same title."""

    id: int
    score: float
    alone: bool


@dataclass(frozen=True, slots=True)
class SuggestResponse:
    """What an engine offers, best first: documents with different titles, slugs of tags, and those of the
    given texts whose words all occur.

    With a tag come ids of documents that have it, with a text for each of its words those of documents in
    which it occurs; of each at most ``WITNESSES``.
    """

    documents: list[Suggested] = field(default_factory=list)
    tags: dict[str, tuple[int, ...]] = field(default_factory=dict)
    texts: dict[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, ready to be looked up.

    ``words``: each begins a word of the title. ``joined``: all of them written together. ``start``: what a
    title begins with, as ``schema.title_start`` has it. ``tag``: what a tag's name, or the rest of it from
    one of its words on, begins with.
    """

    words: tuple[str, ...]
    joined: str
    start: str
    tag: str


@lru_cache(maxsize=1_000)
def read_typed(typed: str) -> Typed | None:
    """Understand what was typed so far; None when it is too little to suggest anything."""
    text = clean(typed[:MOST_LETTERS])
    words = [word for written in WORD.findall(text) if (word := fold(written))][:MOST_WORDS]
    if not words or sum(map(len, words)) < FEWEST_LETTERS:
        return None
    # "für" need not stand there; the last word may still become another one.
    needed = [word for word in words[:-1] if word not in STOP_WORDS] + words[-1:]
    start = " ".join(word for written in text.split() if (word := fold(written)))
    return Typed(tuple(dict.fromkeys(needed)), "".join(words), start, " ".join(words))


def title_words(title: str) -> list[str]:
    """Give the words of a (clean) title as they are typed; what is hyphenated also written together."""
    words = [fold(word) for word in WORD.findall(title)]
    words += [fold(word) for word in _HYPHENATED.findall(title)]
    return [word for word in dict.fromkeys(words) if word]


def title_parts(words: Iterable[str]) -> list[str]:
    """Give the parts of compounds among ``words`` that the words themselves do not begin with."""
    parts = dict.fromkeys(part for word in words for part in split(word) if not word.startswith(part))
    return list(parts)


def tag_words(names: Mapping[str, str]) -> list[str]:
    """Give what tags are looked up by, from their names by slug: each name from each of its words on."""
    found = []
    for slug, name in names.items():
        words = [word for written in WORD.findall(clean(name)) if (word := fold(written))]
        found += [" ".join(words[start:]) + _SEPARATOR + slug for start in range(len(words))]
    return found


def slug_of(words: str) -> str:
    """Give the slug of the tag that one of ``tag_words`` belongs to."""
    return words.rpartition(_SEPARATOR)[2]


def title_key(title: str) -> int:
    """Give a number that titles of equal words have in common, small enough for every index."""
    return zlib.crc32(title.encode()) >> 1


def different(found: Iterable[tuple[int, float, int]], limit: int) -> list[Suggested]:
    """Give the first document of each title; ``found`` has id, score and title's key, best first."""
    best: dict[int, Suggested] = {}
    for pk, score, key in found:
        first = best.get(key)
        best[key] = Suggested(first.id, first.score, alone=False) if first else Suggested(pk, score, True)
    return list(best.values())[:limit]


def words_of_texts(request: SuggestRequest) -> dict[str, tuple[Word, ...]]:
    """Give the texts that are worth a look, each with its words; one without words says nothing."""
    texts = dict.fromkeys(request.texts[:MOST_TEXTS])
    return {text: words for text in texts if (words := tuple(analyse(clean(text[:MOST_LETTERS]))))}


def occurring(
    texts: Mapping[str, tuple[Word, ...]], witnesses: Mapping[Word, tuple[int, ...]]
) -> dict[str, tuple[tuple[int, ...], ...]]:
    """Give the texts whose words all occur, with the documents in which they do."""
    return {
        text: tuple(witnesses[word] for word in words)
        for text, words in texts.items()
        if all(witnesses[word] for word in words)
    }
