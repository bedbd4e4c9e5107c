"""German for search: what is typed and what is written meet here, the same for every engine.

The order matters: fold spellings, leave out stop words, split compounds, stem last. Raise
``ANALYSIS_VERSION`` whenever the same text would give other stems than before: every index is rebuilt then.
"""

from search.german.ages import take_ages
from search.german.stems import Word, analyse, analyse_with_pairs, analyse_word, pairs, part_span, understand
from search.german.stop_words import QUESTION_WORDS, STOP_WORDS
from search.german.words import WORD, clean, fold

ANALYSIS_VERSION = 5

__all__ = [
    "ANALYSIS_VERSION",
    "QUESTION_WORDS",
    "STOP_WORDS",
    "WORD",
    "Word",
    "analyse",
    "analyse_with_pairs",
    "analyse_word",
    "clean",
    "fold",
    "pairs",
    "part_span",
    "take_ages",
    "understand",
]
