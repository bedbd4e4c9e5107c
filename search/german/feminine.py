"""Women among the words: «Beraterinnen» and «Beraterin» are looked up as «Berater».

Nearly every word on -innen names women; what does not is a closed class of verbs (beginnen), nouns
(Dachrinnen) and adverbs (drinnen), kept in ``search/data/not_feminine.txt``. Words on -in mostly name
something else (Termin, Medizin), so they need a reason: a plural that is known, or an ending that people have
and a known man.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from search.german.word_lists import read_words
from search.german.words import fold

_PLURAL, _SINGULAR = "innen", "in"
_SHORTEST_BASE = 3
# A known woman inside a compound is at least so long: «Kochin», folded.
_SHORTEST_WOMAN = 6
_VOWELS = "aeiou"
# A Rinne follows a consonant; these end in r and are people all the same: Bauherrinnen, Närrinnen.
_PEOPLE_ON_RR = ("herr", "narr")
_WOMEN = (
    "ologin",
    "agogin",
    "istin",
    "entin",
    "antin",
    "torin",
    "sorin",
    "eurin",
    "iatin",
    "padin",
    "peutin",
    "lotsin",
    "coachin",
    "mundin",
)
# Men whose word has an e more: Psychologe, Pädagoge.
_WITH_E = ("olog", "agog", "kolleg", "kund", "zeug", "bot", "pat", "lots", "gatt", "nachfahr")


def masculine(word: str, known: Container[str]) -> str:
    """Return the folded word for men that the folded ``word`` for women is made of, or ``word`` itself when
    it names no women. ``known`` are folded words of the language, inflected ones too.

    «arztinnen» gives "arzt", «kolleginnen» "kollege", «beraterin» "berater", «dachrinnen» "dachrinnen".
    """
    if word.endswith(_PLURAL):
        base = word.removesuffix(_PLURAL)
    elif word.endswith(_SINGULAR) and _is_known_woman(word, known):
        base = word.removesuffix(_SINGULAR)
    else:
        return word
    if len(base) < _SHORTEST_BASE or _names_no_woman(word, base):
        return word
    with_e = f"{base}e"
    if base not in known and (with_e in known or base.endswith(_WITH_E)):
        return with_e
    return base


def _is_known_woman(word: str, known: Container[str]) -> bool:
    if word.endswith("erin"):
        return True
    starts = range(max(1, len(word) - _SHORTEST_WOMAN + 1))
    plurals = (f"{word[start:]}nen" for start in starts)
    if any(
        plural in known and not _names_no_woman(plural, plural.removesuffix(_PLURAL)) for plural in plurals
    ):
        return True
    men = (word[start:].removesuffix(_SINGULAR) for start in starts)
    return word.endswith(_WOMEN) and any(man in known or f"{man}e" in known for man in men)


def _names_no_woman(word: str, base: str) -> bool:
    alone, endings = _not_feminine()
    if word in alone or word.endswith(endings):
        return True
    return (
        word.endswith("rinnen")
        and not base.endswith(_PEOPLE_ON_RR)
        and (len(base) < 2 or base[-2] not in _VOWELS)
    )


@lru_cache(maxsize=1)
def _not_feminine() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that mean themselves alone, and those that stand for their compounds too."""
    words = read_words("not_feminine.txt")
    alone = frozenset(fold(word[1:]) for word in words if word.startswith("="))
    return alone, tuple(fold(word) for word in words if not word.startswith("="))
