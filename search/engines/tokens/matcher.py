"""Which tokens of texts, the pieces between blanks, hold a word with a certain stem.

A page of hits has thousands of tokens, of which a handful answer what was asked. Every text is compared with
what is known of tokens as a whole; only a token that no text had before is analysed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from rapidfuzz.distance import OSA

from search.engines.plan import distance
from search.german import WORD, Word, understand

# Those of a county's texts; each takes about a quarter of a kilobyte.
MOST_TOKENS = 50_000


class TokenWord(NamedTuple):
    """A word in a token: where it begins and ends, and what it is."""

    start: int
    end: int
    word: Word


class _KnownTokens:
    """The tokens seen so far with their words, and by stem those that hold a word with it, alone or as a
    part."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[TokenWord, ...]] = {}
        self.by_stem: dict[str, list[str]] = {}

    def learn(self, token: str) -> None:
        """Analyse one token. Twice at once does no harm."""
        words = tuple(
            TokenWord(*match.span(), word) for match in WORD.finditer(token) if (word := understand(match[0]))
        )
        for stem in {stem for one in words for stem in (one.word.stem, *one.word.parts)}:
            self.by_stem.setdefault(stem, []).append(token)
        # Last: whoever sees the token among the known ones finds it by its stems.
        self.words[token] = words


_known = _KnownTokens()


class TokenMatcher:
    """Finds in texts the tokens that hold a word with one of ``stems``, or one that is nearly one of
    ``nearly``: as many letters of it are wrong as are forgiven."""

    def __init__(self, stems: Collection[str], nearly: Iterable[Word] = ()) -> None:
        """Take what is looked for; shares what is known of tokens with all others."""
        global _known
        if len(_known.words) > MOST_TOKENS:
            _known = _KnownTokens()
        self._known = _known
        self._stems = stems
        self._nearly = [(word, distance(word)) for word in nearly]
        self._is_near: dict[str, bool] = {}
        self._look_up()

    def find(self, text: str) -> set[str]:
        """Give the tokens of ``text`` that hold such a word."""
        tokens = set(text.split())
        for token in tokens.difference(self._known.words):
            self._known.learn(token)
        if len(self._known.words) != self._size:
            self._look_up()
        found = tokens & self._wanted
        if self._nearly:
            for token in tokens.difference(self._is_near):
                self._is_near[token] = any(map(self._near, self._known.words.get(token, ())))
            found.update(filter(self._is_near.__getitem__, tokens))
        return found

    def words_of(self, token: str) -> tuple[TokenWord, ...]:
        """Give the words of a token that was found."""
        return self._known.words[token]

    def _look_up(self) -> None:
        self._size = len(self._known.words)
        by_stem = self._known.by_stem
        self._wanted = set().union(*(by_stem.get(stem, ()) for stem in self._stems))

    def _near(self, found: TokenWord) -> bool:
        return any(is_near(asked, found.word, allowed) for asked, allowed in self._nearly)


def is_near(asked: Word, word: Word, allowed: int) -> bool:
    """Tell whether ``word`` is written or stemmed nearly as ``asked``."""
    return near(asked.stem, word.stem, allowed) or near(asked.word, word.word, allowed)


def near(first: str, second: str, allowed: int) -> bool:
    """Tell whether at most ``allowed`` letters have to be changed, left out, added or swapped."""
    return OSA.distance(first, second, score_cutoff=allowed) <= allowed
