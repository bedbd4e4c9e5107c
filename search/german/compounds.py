"""Splitting German compounds into the words they are made of.

A word is split where its parts are, taken together, commoner than the word itself (geometric mean of
frequencies, after Koehn and Knight, "Empirical Methods for Compound Splitting", 2003). What counts as a part:
words of wordfreq's German list, and our own vocabulary in ``search/data``, which also overrules wrong splits.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from search.german.feminine import masculine
from search.german.word_lists import read_lines, read_words
from search.german.words import fold

SHORTEST_PART = 4
MOST_PARTS = 4
# wordfreq's bins are hundredths of a decimal logarithm: a word in bin 650 makes 10^-6.5 of all words. Rarer
# ones are neither parts nor a reason to leave a word whole, so they need not be kept in memory.
RAREST = 650
UNKNOWN = 800
# How common our own vocabulary is taken to be.
OWN_WORD = 480
# A sign between two parts makes a split a little less likely than a seam without, and a very short part
# that is none of our own words much less: "Gesundheits-amt", not "Gesundheit-samt".
LINK_COST = 20
SHORT_COST = 80
LINKS = ("s", "es", "n", "en", "e")


class Vocabulary(NamedTuple):
    """What splitting needs: how rare parts and words are (wordfreq bins), and splits that are given."""

    parts: dict[str, int]
    known: dict[str, int]
    given: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Load the word lists, once per process (a fifth of a second)."""
    from wordfreq import get_frequency_list  # here, because importing it takes as long as loading

    known: dict[str, int] = {}
    for rarity, words in enumerate(get_frequency_list("de", wordlist="large")):
        for word in words:
            # Women are written about so little that even their rare plurals tell what they are called.
            is_common = rarity <= RAREST or word.endswith("innen")
            if is_common and len(word) >= SHORTEST_PART and word.isalpha():
                known.setdefault(fold.__wrapped__(word), rarity)
    get_frequency_list.cache_clear()
    no_parts = frozenset(fold(word) for word in read_words("no_parts.txt"))
    parts = {
        word: rarity + (SHORT_COST if len(word) == SHORTEST_PART else 0)
        for word, rarity in known.items()
        if word not in no_parts
    }
    for word in read_words("parts.txt"):
        parts[fold(word)] = min(OWN_WORD, known.get(fold(word), OWN_WORD))
    given = {}
    for line in read_lines("splits.txt"):
        word, _, split = line.partition(":")
        given[fold(word)] = tuple(fold(part) for part in split.split())
    return Vocabulary(parts, known, given)


@lru_cache(maxsize=8_192)
def split(word: str) -> tuple[str, ...]:
    """Return the parts of a folded word, or an empty tuple when it is no compound.

    "schwangerschaftsberatung" gives ("schwangerschaft", "beratung"). Signs that join parts are dropped.
    Women are split as men are: "familienberaterinnen" gives ("familie", "berater").
    """
    words = vocabulary()
    word = masculine(word, words.known)
    if word in words.given:
        return words.given[word]
    if len(word) < 2 * SHORTEST_PART - 1 or not word.isalpha():
        return ()
    whole = words.known.get(word, UNKNOWN)
    # best[end] maps a number of parts to the cheapest (sum of rarities, parts) that covers word[:end].
    best: list[dict[int, tuple[int, tuple[str, ...]]]] = [{} for _ in range(len(word) + 1)]
    best[0][0] = (0, ())
    for start in range(len(word)):
        if not best[start]:
            continue
        for end in range(start + 3, len(word) + 1):
            piece = word[start:end]
            if piece == "innen" and start:
                continue  # «Innenstadt» has this part, «Beraterinnentreffen» has not
            part, cost = _part(piece, last=end == len(word), words=words)
            if part is None:
                continue
            for count, (total, before) in best[start].items():
                if count >= MOST_PARTS or (count == 0 and end == len(word)):
                    continue
                option = (total + cost, (*before, part))
                if count + 1 not in best[end] or option[0] < best[end][count + 1][0]:
                    best[end][count + 1] = option
    splits = [(total / count, parts) for count, (total, parts) in best[-1].items() if count > 1]
    if not splits:
        return ()
    mean, parts = min(splits)
    return parts if mean < whole else ()


def _part(piece: str, *, last: bool, words: Vocabulary) -> tuple[str | None, int]:
    """Give the word that ``piece`` of a compound stands for and its cost, or None."""
    options: list[tuple[int, str]] = []
    if piece in words.parts:
        options.append((words.parts[piece], piece))
    if not last:
        for link in LINKS:
            base = piece.removesuffix(link)
            if base != piece and base in words.parts:
                options.append((words.parts[base] + LINK_COST, base))
        # Beraterinnen(treffen): not every plural is in the list.
        if piece.endswith("innen") and (man := masculine(piece, words.known)) != piece and man in words.parts:
            options.append((words.parts[man] + LINK_COST, man))
        # Schul(e), Sprach(e), Wohn(en): verbs and nouns lose their ending inside a compound.
        for ending in ("e", "en"):
            if len(piece) >= SHORTEST_PART and piece + ending in words.parts:
                options.append((words.parts[piece + ending] + LINK_COST, piece + ending))
    if not options:
        return None, 0
    cost, part = min(options)
    return part, cost
