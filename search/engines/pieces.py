"""Which of the pieces that stand between blanks in texts hold a word with a certain stem.

A page of hits has thousands of pieces, of which a handful answer what was asked. Every text is compared with
what is known of pieces as a whole; only a piece that no text had before is analysed.
"""

from __future__ import annotations

from collections.abc import Collection

from search.german import WORD, understand

# Those of a county's texts; each takes about a quarter of a kilobyte.
MOST = 50_000


class _Known:
    """The pieces seen so far, and by stem those that hold a word with it, alone or as a part."""

    def __init__(self) -> None:
        self.pieces: set[str] = set()
        self.by_stem: dict[str, list[str]] = {}

    def learn(self, piece: str) -> None:
        """Analyse one piece. Twice at once does no harm."""
        words = [word for written in WORD.findall(piece) if (word := understand(written))]
        for stem in {stem for word in words for stem in (word.stem, *word.parts)}:
            self.by_stem.setdefault(stem, []).append(piece)
        # Last: whoever sees the piece among the known ones finds it by its stems.
        self.pieces.add(piece)


_known = _Known()


class Finder:
    """Finds in texts the pieces that hold a word with one of ``stems``."""

    def __init__(self, stems: Collection[str]) -> None:
        """Take what is looked for; shares what is known of pieces with all others."""
        global _known
        if len(_known.pieces) > MOST:
            _known = _Known()
        self._known = _known
        self._stems = stems
        self._look_up()

    def find(self, text: str) -> set[str]:
        """Give the pieces of ``text`` that hold such a word."""
        pieces = set(text.split())
        for piece in pieces.difference(self._known.pieces):
            self._known.learn(piece)
        if len(self._known.pieces) != self._size:
            self._look_up()
        return pieces & self._wanted

    def _look_up(self) -> None:
        self._size = len(self._known.pieces)
        by_stem = self._known.by_stem
        self._wanted = {piece for stem in self._stems for piece in by_stem.get(stem, ())}
