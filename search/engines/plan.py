"""What typed words ask for, worked out once for every engine, with the weights that both rank by.

Every document has eight searchable fields: ``title``, ``keywords``, ``summary`` and ``text`` hold stems,
``parts`` holds the stems of all four and the stems of the parts of compounds, ``title_stems`` those of the
title, ``pairs`` each two neighbouring words, ``spellings`` every word as it is written. A word is found by
its stem; a compound also by its parts; one that hardly occurs also by stems and words that are nearly the
same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.typed.ages import AgeRange
from search.german import QUESTION_WORDS, WORD, Word, analyse, analyse_word, clean, fold, pairs, take_ages
from search.german.phones import take_phones
from search.german.synonyms import NO_SYNONYMS, Meaning, Synonyms
from search.german.word_lists import read_words

# Whoever pastes a page into the search field means its first words.
MOST_WORDS = 32
MOST_CHARACTERS = 2_000

# BM25 of the word's stem, field by field. A question is answered in the text (measured, see
# ``manage.py evaluate_search``); keywords are mostly what the thing is called.
QUESTION_WEIGHTS: dict[str, float] = {
    "title": 0.3,
    "keywords": 0.4,
    "summary": 0.2,
    "text": 0.5,
    "parts": 0.4,
}
KEYWORD_WEIGHTS: dict[str, float] = {"title": 2.0, "keywords": 1.2, "summary": 0.8, "text": 0.6, "parts": 0.3}
STEM_FIELDS: tuple[str, ...] = ("title", "keywords", "summary", "text")
# The same of each part of a compound that was typed.
QUESTION_PART_WEIGHTS: dict[str, float] = {"parts": 0.5, "title_stems": 0.3}
KEYWORD_PART_WEIGHTS: dict[str, float] = {"parts": 0.4, "title_stems": 0.6}
# BM25 in ``pairs`` of each two neighbouring words that were typed.
PAIR_WEIGHT = 0.3
# Constant scores: a phrase stands there literally; all words occur; all words occur, some of them only
# nearly, or compounds only by their telling parts; a word occurs nearly, anywhere or in the title. The bonus
# for all words is for keywords only: the page that has all words of a question is often not the one that
# answers it (measured: MRR@10 0.698 with the bonus for questions, 0.715 without).
PHRASE_SCORE = 8000.0
ALL_SCORE = 4000.0
NEARLY_ALL_SCORE = 2000.0
NEAR_SCORE = 0.5
NEAR_TITLE_SCORE = 6.0
# What a word may also be called counts less than the word itself: a rare name for something common would
# outdo it (measured with the synonyms a site starts with: recall@10 0.923 with 0.8, 0.924 from 0.5 down).
SYNONYM_WEIGHT = 0.5
# A word found in fewer documents than this (that the asker may see) may be a misspelling.
RARE_BELOW = 3

_PHRASE = re.compile(r"[\"„“”«»]([^\"„“”«»]+)[\"„“”«»]")
_EXCLUDED = re.compile(r"(?:(?<=\s)|^)[-−–](?=[^\W\d_])([^\s\"„“”«»]+)")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for: a word, or several that a synonym is known for, and the synonyms."""

    words: tuple[Word, ...]
    synonyms: tuple[Meaning, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The terms to find, phrases that come first, stems that must not occur; whether it is a question.

    ``phones`` are the words of telephone numbers among the terms. ``age`` is one that was typed among the
    words, or a range.
    """

    terms: tuple[Term, ...]
    pairs: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    excluded: tuple[str, ...]
    question: bool
    age: AgeRange | None = None
    phones: tuple[Word, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All typed words that are looked for, in order."""
        return tuple(word for term in self.terms for word in term.words)

    @property
    def weights(self) -> dict[str, float]:
        """How much each field counts."""
        return QUESTION_WEIGHTS if self.question else KEYWORD_WEIGHTS

    @property
    def part_weights(self) -> dict[str, float]:
        """How much the part of a compound counts in each field."""
        return QUESTION_PART_WEIGHTS if self.question else KEYWORD_PART_WEIGHTS

    def needs_all_parts(self, word: Word) -> bool:
        """Tell whether some part of a compound says too little to find anything by itself.

        Every answer to a question is ranked, so there it does no harm.
        """
        return not self.question and not generic_stems().isdisjoint(word.parts)

    @property
    def may_be_half_met(self) -> bool:
        """Whether some compound has a part that says too little."""
        return any(self.needs_all_parts(word) for word in self.words)

    def half_of(self, word: Word) -> list[str]:
        """Give the telling parts of a compound whose other parts say too little; none for other words."""
        telling = self.telling_parts(word)
        return telling if len(telling) < len(word.parts) else []

    def telling_parts(self, word: Word) -> list[str]:
        """Give the parts of a compound that find something by themselves."""
        return [part for part in word.parts if self.question or part not in generic_stems()]


@lru_cache(maxsize=1_000)
def plan(typed: str, synonyms: Synonyms = NO_SYNONYMS) -> Plan:
    """Understand what somebody typed; any text at all is fine.

    "…" makes a phrase (documents that have it come first), a hyphen before a word excludes it, a telephone
    number is one word, which comes first too; everything else is words. Of stop words alone, signs or emoji
    remains nothing: such a plan finds what an empty one finds.
    """
    text = clean(typed[:MOST_CHARACTERS])
    phrases = [tuple(word.stem for word in analyse(match[1])) for match in _PHRASE.finditer(text)]
    excluded = [word.stem for match in _EXCLUDED.finditer(text) for word in analyse(match[1])]
    phones, wanted = take_phones(_EXCLUDED.sub(" ", text))
    age, wanted = take_ages(wanted)
    words = tuple(dict.fromkeys(analyse(wanted)))[:MOST_WORDS]
    return Plan(
        terms=(*(Term((phone.word,), phone.also) for phone in phones), *_terms(words, synonyms)),
        pairs=tuple(dict.fromkeys(pairs(wanted)))[:MOST_WORDS],
        phrases=(*((phone.word.stem,) for phone in phones), *(p[:MOST_WORDS] for p in phrases if p)),
        excluded=tuple(dict.fromkeys(excluded))[:MOST_WORDS],
        question="?" in text or bool((first := WORD.search(text)) and fold(first[0]) in QUESTION_WORDS),
        age=age,
        phones=tuple(phone.word for phone in phones),
    )


def _terms(words: tuple[Word, ...], synonyms: Synonyms) -> Iterator[Term]:
    start = 0
    while start < len(words):
        length, meanings = synonyms.at(words, start)
        yield Term(words[start : start + max(1, length)], meanings)
        start += max(1, length)


@lru_cache(maxsize=1)
def generic_stems() -> frozenset[str]:
    """Give the stems that say too little to find anything by themselves."""
    return frozenset(stem for word in read_words("generic_parts.txt") for stem in _stems(fold(word)))


def _stems(word: str) -> tuple[str, ...]:
    found = analyse_word(word)
    return (found.stem, *found.parts)


def distance(word: Word) -> int:
    """Give how many typing errors are forgiven in a word: 0, 1 from five letters on, 2 from nine."""
    if word.word.isdigit():
        return 0
    return 2 if len(word.word) >= 9 else 1 if len(word.word) >= 5 else 0


def near_fields(word: Word) -> tuple[tuple[str, str, float], ...]:
    """Give where a word that may be misspelt is looked for, by field: as what, and what finding it is
    worth."""
    return (
        ("parts", word.stem, NEAR_SCORE),
        ("spellings", word.word, NEAR_SCORE),
        ("title_stems", word.stem, NEAR_TITLE_SCORE),
    )


def unsure_words(plan: Plan) -> tuple[Word, ...]:
    """Return the words that are long enough to forgive typing errors in them, should they hardly occur."""
    return tuple(word for word in plan.words if distance(word))
