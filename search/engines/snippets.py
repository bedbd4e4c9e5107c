"""The passage of a text that answers best, with the words that were found marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString

from search.engines.plan import Plan, Term, distance, generic_stems
from search.engines.tokens.matcher import TokenMatcher, is_near
from search.german import Word, clean, part_span

# How long a snippet is, and how far into a text it is looked for, in characters.
SNIPPET_CHARACTERS = 240
SEARCHED_CHARACTERS = 20_000


class _Mark(NamedTuple):
    """What was asked for in a text, a word or a part of it: where it stands, and the asked word's number."""

    start: int
    end: int
    number: int


class Snippets:
    """Makes the snippets of one answer; what it learns about a word in one text serves the next ones."""

    def __init__(self, plan: Plan, rare: frozenset[Word] = frozenset()) -> None:
        """Take what was asked; in ``rare`` words, typing errors were forgiven."""
        self._stems: dict[str, int] = {}
        for number, word in enumerate(plan.words):
            for stem in (word.stem, *word.parts):
                self._stems.setdefault(stem, number)
        self._asked = len(set(self._stems.values()))
        number = len(plan.words)
        for term in plan.terms:
            for stem in _stems_of(term):
                self._stems.setdefault(stem, number)
            number += 1
        self._rare = [
            (number, word, distance(word)) for number, word in enumerate(plan.words) if word in rare
        ]
        self._tokens: dict[str, tuple[_Mark, ...]] = {}
        self._matcher = TokenMatcher(self._stems, [word for _number, word, _allowed in self._rare])

    def snippet(self, texts: Sequence[str]) -> str:
        """Give the best passage of ``texts`` as HTML with ``<mark>`` and nothing else; texts must be
        ``clean``.

        A passage is as good as the number of different words in it, then of all words; of equal ones the
        earlier. Where one has all the words, no further text is looked at: the first is the summary, which
        is shown anyway. Without any word found it is the beginning of the first text that is not empty;
        without words to find it is empty.
        """
        if not self._stems:
            return ""
        best: tuple[tuple[int, int], str, int, list[_Mark]] | None = None
        for text in texts:
            text = text[:SEARCHED_CHARACTERS]
            marks = self._marks(text)
            if marks:
                score, first = _densest(marks)
                if best is None or score > best[0]:
                    best = (score, text, marks[first].start, marks)
                if score[0] >= self._asked:
                    break
        if best is None:
            return _cut(next((text for text in texts if text.strip()), ""), 0, [])
        _, text, start, marks = best
        return _cut(text, _sentence_start(text, start), marks)

    def marked(self, text: str) -> SafeString:
        """Give all of a short ``text``, such as a title, as HTML with the words in it marked."""
        text = clean(text)
        return SafeString(_html(text, 0, len(text), self._marks(text)))

    def _marks(self, text: str) -> list[_Mark]:
        """Give the words of ``text`` that were asked for, in order."""
        marks = []
        for token in self._matcher.find(text):
            for at in _places(token, text):
                marks += [
                    _Mark(at + mark.start, at + mark.end, mark.number) for mark in self._marks_in(token)
                ]
        return sorted(marks)

    def _marks_in(self, token: str) -> tuple[_Mark, ...]:
        marks = self._tokens.get(token)
        if marks is None:
            found = [self._mark(token, *word) for word in self._matcher.words_of(token)]
            self._tokens[token] = marks = tuple(mark for mark in found if mark)
        return marks

    def _mark(self, token: str, start: int, end: int, word: Word) -> _Mark | None:
        """Give what of a word answers an asked one: all of it, or the parts of a compound; else None."""
        if word.stem in self._stems:
            return _Mark(start, end, self._stems[word.stem])
        if parts := [part for part in word.parts if part in self._stems]:
            spans = [part_span(token[start:end], part) for part in parts]
            first, last = min(first for first, _last in spans), max(last for _first, last in spans)
            return _Mark(start + first, start + last, self._stems[parts[0]])
        for number, asked, allowed in self._rare:
            if is_near(asked, word, allowed):
                return _Mark(start, end, number)
        return None


def _stems_of(term: Term) -> set[str]:
    """Give what to mark of the synonyms of a term.

    A compound counts whole: «Spielgruppe» is no reason to mark what is played. Of several words those count
    that say something alone: «Eltern-Kind-Gruppe» is no reason to mark all parents.
    """
    whole = {meaning[0].stem for meaning in term.synonyms if len(meaning) == 1}
    several = {word.stem for meaning in term.synonyms if len(meaning) > 1 for word in meaning}
    return whole | (several - generic_stems())


def _places(token: str, text: str) -> Iterator[int]:
    """Give where ``token`` stands in ``text`` between blanks."""
    at = text.find(token)
    while at != -1:
        end = at + len(token)
        if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield at
        at = text.find(token, end)


def _densest(marks: list[_Mark]) -> tuple[tuple[int, int], int]:
    """Give the score of the best window of ``SNIPPET_CHARACTERS`` and the index of its first word."""
    best, best_start = (0, 0), 0
    window: Counter[int] = Counter()
    end = 0
    for start, mark in enumerate(marks):
        while end < len(marks) and (end == start or marks[end].end - mark.start <= SNIPPET_CHARACTERS):
            window[marks[end].number] += 1
            end += 1
        score = (len(window), end - start)
        if score > best:
            best, best_start = score, start
        window[mark.number] -= 1
        if not window[mark.number]:
            del window[mark.number]
    return best, best_start


def _sentence_start(text: str, position: int) -> int:
    """Give where a passage that shows ``position`` should begin: at its sentence, or some words before."""
    earliest = max(0, position - SNIPPET_CHARACTERS // 3)
    if earliest == 0:
        return 0
    for sign in ("\n", ". ", "! ", "? "):
        if (at := text.rfind(sign, earliest, position)) != -1:
            return at + len(sign)
    at = text.find(" ", earliest, position)
    return at + 1 if at != -1 else position


def _cut(text: str, start: int, marked: list[_Mark]) -> str:
    """Give about ``SNIPPET_CHARACTERS`` of ``text`` from ``start``, escaped, with the words in it marked."""
    end = min(len(text), start + SNIPPET_CHARACTERS)
    if end < len(text) and (blank := text.rfind(" ", start + SNIPPET_CHARACTERS // 2, end)) != -1:
        end = blank
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return before + _html(text, start, end, marked).strip() + after


def _html(text: str, start: int, end: int, marked: list[_Mark]) -> str:
    """Give ``text`` from ``start`` to ``end``, escaped, with the words in it marked."""
    pieces, at = [], start
    for mark in marked:
        if mark.start >= at and mark.end <= end:
            pieces += [
                escape(text[at : mark.start]),
                "<mark>",
                escape(text[mark.start : mark.end]),
                "</mark>",
            ]
            at = mark.end
    pieces.append(escape(text[at:end]))
    return "".join(pieces)
