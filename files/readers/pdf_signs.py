"""What only the places of signs on a printed page tell: whose an accent is, and where words end.

Some makers print «ü» as a letter and two dots above it (LaTeX without its newer fonts), headings with every
letter apart, and the number of a footnote as digits at the end of a word. As a row of signs, that is
«f ¨ ur», «E L T E R N» and «Kinder1».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

# Accents that are printed by themselves, and what makes one letter of them and the letter below or above.
_ACCENTS = {
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "˚": "\u030a",
    "ˇ": "\u030c",
    "˝": "\u030b",
    "¸": "\u0327",
}
_BASES = {"\u0131": "i", "\u0237": "j"}  # i and j without a dot, which stand below accents
# Only pages that have something of the kind are looked at sign by sign.
_WORTH_A_LOOK = re.compile(
    rf"[{''.join(_ACCENTS)}]|(?:\b[^\W\d_] ){{4}}|[^\W\d_]{{3}}\d{{1,3}}\b|\b\d{{1,3}}[^\W\d_]{{3}}"
)
_NOTE = re.compile(r"(?<=[^\W\d_]{3})(?=\d{1,3}(?!\w))|(?:(?<=(?<!\w)\d)|(?<=(?<!\w)\d\d))(?=[^\W\d_]{3})")
_HYPHENS = "-\u2010"
_LEAST_SPACED = 5  # letters
_RAISED = 0.45  # of a digit's own height: what stands higher than its neighbour's foot is no part of the word


@dataclass(slots=True)
class _Sign:
    """A sign of a page with its box; ``is_gap`` for blanks and line ends that the page does not hold."""

    text: str
    is_gap: bool
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


def page_text(text_page: Any, bounds: Sequence[float]) -> str:
    """Return the text of a page of pdfium that lies within ``bounds`` (left, bottom, right, top)."""
    text: str = text_page.get_text_bounded(*bounds)
    if not _WORTH_A_LOOK.search(text):
        return text
    signs = list(_within(_signs(text_page), bounds))
    signs = _with_notes_apart(_closed_up(_composed(signs)))
    return "".join(sign.text for sign in signs).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _signs(text_page: Any) -> Iterator[_Sign]:
    from pypdfium2 import raw

    for place in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, place)
        is_gap = raw.FPDFText_IsGenerated(text_page, place) == 1 and chr(code).isspace()
        yield _Sign(chr(code), is_gap, *text_page.get_charbox(place))


def _within(signs: Iterable[_Sign], bounds: Sequence[float]) -> Iterator[_Sign]:
    """Leave out what stands beside the page, and the gaps after it."""
    left, bottom, right, top = bounds
    is_seen = True
    for sign in signs:
        if not sign.is_gap:
            is_seen = left <= sign.middle <= right and bottom <= (sign.bottom + sign.top) / 2 <= top
        if is_seen:
            yield sign


def _composed(signs: list[_Sign]) -> list[_Sign]:
    """Put each accent onto the letter that it is printed at."""
    gone: set[int] = set()
    letters = [sign for sign in signs if sign.text.isalpha() and sign.text not in _ACCENTS]
    for place, sign in enumerate(signs):
        letter = _letter_of(sign, letters) if sign.text in _ACCENTS else None
        if letter is None:
            continue
        base = _BASES.get(letter.text, letter.text)
        letter.text = unicodedata.normalize("NFC", base + _ACCENTS[sign.text])
        gone.add(place)
        # Gaps that are only there because the accent stands elsewhere; line ends stay.
        for beside in (place - 1, place + 1):
            if 0 <= beside < len(signs) and signs[beside].is_gap and signs[beside].text == " ":
                gone.add(beside)
        if _ends_word(signs, place):
            gone.discard(place + 1)
    return [sign for place, sign in enumerate(signs) if place not in gone]


def _letter_of(accent: _Sign, letters: Sequence[_Sign]) -> _Sign | None:
    """Return the letter that stands above or below the middle of ``accent``, close by; None for none."""
    found = [
        letter
        for letter in letters
        if letter.left <= accent.middle <= letter.right
        and abs((letter.bottom + letter.top) / 2 - (accent.bottom + accent.top) / 2) < 1.5 * letter.height
    ]
    beside = [letter for letter in found if len(unicodedata.normalize("NFC", _joined(letter, accent))) == 1]
    return min(beside, key=lambda letter: abs(letter.middle - accent.middle), default=None)


def _joined(letter: _Sign, accent: _Sign) -> str:
    return _BASES.get(letter.text, letter.text) + _ACCENTS[accent.text]


def _ends_word(signs: Sequence[_Sign], place: int) -> bool:
    """Tell whether the accent at ``place`` stands between two words that are apart on the page."""
    before = next((signs[i] for i in range(place - 1, -1, -1) if not signs[i].is_gap), None)
    after = next((signs[i] for i in range(place + 1, len(signs)) if not signs[i].is_gap), None)
    if before is None or after is None:
        return False
    return not -after.height < after.left - before.right < 0.25 * max(before.height, after.height)


def _closed_up(signs: list[_Sign]) -> list[_Sign]:
    """Take out the gaps between letters that are printed apart, but not those between words."""
    gone: set[int] = set()
    run: list[int] = []
    for place, sign in [*enumerate(signs), (len(signs), None)]:
        is_part = sign is not None and (sign.text.isalpha() or sign.text in _HYPHENS)
        goes_on = is_part and (not run or place == run[-1] + 2)
        if goes_on or (sign is not None and sign.is_gap and sign.text == " " and run[-1:] == [place - 1]):
            if goes_on:
                run.append(place)
            continue
        gone |= _gaps_within_words(signs, run)
        run = []
    return [sign for place, sign in enumerate(signs) if place not in gone]


def _gaps_within_words(signs: Sequence[_Sign], run: Sequence[int]) -> set[int]:
    if len(run) < _LEAST_SPACED:
        return set()
    widths = {first + 1: signs[second].left - signs[first].right for first, second in pairwise(run)}
    usual = median(widths.values())
    if usual > max(signs[place].height for place in run):
        return set()  # columns of single letters
    return {place for place, width in widths.items() if width < 1.6 * usual}


def _with_notes_apart(signs: list[_Sign]) -> list[_Sign]:
    """Put a blank between a word and a raised number at it."""
    text = "".join(sign.text[:1] for sign in signs)
    apart: list[_Sign] = []
    last = 0
    for match in _NOTE.finditer(text):
        before, after = signs[match.start() - 1], signs[match.start()]
        digit, letter = (after, before) if after.text.isdigit() else (before, after)
        is_beside = after.left >= before.right - after.height
        if is_beside and digit.bottom - letter.bottom > _RAISED * digit.height:
            apart += [*signs[last : match.start()], _Sign(" ", True, 0, 0, 0, 0)]
            last = match.start()
    return [*apart, *signs[last:]]
