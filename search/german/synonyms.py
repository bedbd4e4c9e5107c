"""What else a word may be called, as rules that planning a search applies: nothing in any index depends on
them, so a changed rule counts for the next search."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from search.german.stems import Word, analyse, analyse_word
from search.german.words import clean

Meaning = tuple[Word, ...]

# A name that is shorter begins too many words that have nothing to do with it.
SHORTEST_HEAD = 4
# What stands between a word with one of these endings and the rest of a compound; elsewhere nothing does.
_JOINTS = {"ung": "s", "heit": "s", "keit": "s", "schaft": "s", "ion": "s", "tat": "s", "ling": "s", "e": "n"}


@dataclass(frozen=True, slots=True)
class Synonyms:
    """All rules: by the first stem of what may be typed, all stems of it with what it may also mean, the
    longest first. ``heads`` are the one-word names as they begin a compound, with what they may also be.

    Two with the same ``key`` are the same rules.
    """

    key: str
    rules: dict[str, list[tuple[tuple[str, ...], tuple[Meaning, ...]]]] = field(
        compare=False, default_factory=dict
    )
    heads: dict[str, tuple[str, ...]] = field(compare=False, default_factory=dict)

    def at(self, words: Sequence[Word], start: int) -> tuple[int, tuple[Meaning, ...]]:
        """Give how many of ``words`` from ``start`` a rule speaks of, and what they may also mean; 0 and
        nothing when none does."""
        for stems, meanings in self.rules.get(words[start].stem, ()):
            if stems == tuple(word.stem for word in words[start : start + len(stems)]):
                return len(stems), meanings
        compounds = self._compounds(words[start])
        return (1, compounds) if compounds else (0, ())

    def _compounds(self, word: Word) -> tuple[Meaning, ...]:
        """Give what a compound may also be called that begins with a name: «Drogenberatung» may be
        «Suchtberatung»."""
        for end in range(SHORTEST_HEAD, len(word.word) - SHORTEST_HEAD + 1) if word.parts else ():
            heads, tail = self.heads.get(word.word[:end]), word.word[end:]
            if heads and analyse_word(tail).stem in word.parts:
                return tuple((analyse_word(head + tail),) for head in heads)
        return ()


NO_SYNONYMS = Synonyms("")


def make_synonyms(
    groups: Iterable[Sequence[str]], one_way: Iterable[tuple[str, Sequence[str]]] = ()
) -> Synonyms:
    """Give the rules of ``groups``, each of names for the same, and of ``one_way`` pairs: who types the first
    also means the others, but not the other way round.

    A name may be several words; one of stop words alone says nothing. Several rules for the same words add
    up.
    """
    meant: dict[tuple[str, ...], dict[Meaning, None]] = {}
    heads: dict[str, dict[str, None]] = {}
    for typed, others in [*_both_ways(groups), *one_way]:
        words = analyse(clean(typed))
        stems = tuple(word.stem for word in words)
        for other in others:
            meaning = tuple(analyse(clean(other)))
            if stems and meaning and tuple(word.stem for word in meaning) != stems:
                meant.setdefault(stems, {})[meaning] = None
                if len(words) == len(meaning) == 1 and len(words[0].word) >= SHORTEST_HEAD:
                    heads.setdefault(_head(words[0]), {})[_head(meaning[0])] = None
    rules: dict[str, list[tuple[tuple[str, ...], tuple[Meaning, ...]]]] = {}
    for stems, meanings in sorted(meant.items(), key=lambda rule: (-len(rule[0]), rule[0])):
        rules.setdefault(stems[0], []).append((stems, tuple(meanings)))
    text = repr(sorted((stems, sorted(meanings)) for stems, meanings in meant.items()))
    return Synonyms(
        hashlib.sha256(text.encode()).hexdigest() if meant else "",
        rules,
        {head: tuple(others) for head, others in heads.items()},
    )


def _head(word: Word) -> str:
    """Give a word as it begins a compound: "beratungs", "krippen", "kita"."""
    return word.word + next((sign for end, sign in _JOINTS.items() if word.word.endswith(end)), "")


def _both_ways(groups: Iterable[Sequence[str]]) -> list[tuple[str, Sequence[str]]]:
    return [(name, [other for other in names if other != name]) for names in groups for name in names]
