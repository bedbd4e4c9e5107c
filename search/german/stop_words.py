"""Words that say nothing about what is looked for, as ``fold`` leaves them."""

from __future__ import annotations

from search.german.word_lists import read_words
from search.german.words import fold

QUESTION_WORDS: frozenset[str] = frozenset(fold(word) for word in read_words("question_words.txt"))
STOP_WORDS: frozenset[str] = QUESTION_WORDS | frozenset(fold(word) for word in read_words("stop_words.txt"))
