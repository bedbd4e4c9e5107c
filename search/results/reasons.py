"""Why something was found, and what puts it where it stands: which word, where, in which form, which rules.

Worked out from the texts themselves by the analysis that every engine shares, so it says the same whichever
engine has answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Literal

from search.engines.base import IndexDocument, SearchRequest
from search.engines.plan import Plan, Term, distance
from search.engines.ranking import Rule, rules
from search.engines.tokens.document import exact, numbers, shown_texts
from search.engines.tokens.matcher import near
from search.german import WORD, Word, clean, understand
from search.german.phones import phone_as_words, phones_as_words, take_phones
from search.german.synonyms import Meaning
from search.registry.facets import FACETS, Facet, place_facet
from search.registry.kinds import first_kinds
from search.registry.own import KIND

# How a word that was typed stands in a text: as it is (inflected or not), inside a compound, as all the parts
# of the compound that was typed, as something it may also be called, nearly as typed, or as one part of it.
Way = Literal["itself", "inside", "parts", "synonym", "nearly", "part"]
WAYS: tuple[Way, ...] = ("itself", "inside", "parts", "synonym", "nearly", "part")


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how a word stands: ``field`` is one of ``TEXTS``, ``written`` what stands there."""

    field: str
    way: Way
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordReason:
    """A word as it was typed, with the best place of it in each text; none when it does not occur."""

    typed: str
    places: tuple[Place, ...]

    @property
    def occurs(self) -> bool:
        """Whether it counts as found: a single part of a compound does not."""
        return any(place.way not in ("nearly", "part") for place in self.places)


@dataclass(frozen=True, slots=True)
class Reasons:
    """All reasons. ``all_words``: every word occurs, which counts for keywords and not for questions;
    ``phrases`` are those that stand there literally; ``rules`` are the names of the rules of ranking that
    add to its score, ``missed`` of those that do not; ``serves`` that it serves the place asked for;
    ``first_kind`` is its kind, where people come for that."""

    words: tuple[WordReason, ...] = ()
    all_words: bool = False
    phrases: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    serves: bool = False
    first_kind: str = ""


@dataclass(slots=True)
class _Text:
    """One text of a document: its words as they are written, and as they are understood."""

    field: str
    words: list[tuple[str, Word]]


def reasons_for(
    plan: Plan, request: SearchRequest, document: IndexDocument, misspelt: frozenset[Word] = frozenset()
) -> Reasons:
    """Give why ``document`` answers ``request``, whose words were understood as ``plan``.

    ``misspelt`` are the words in which the engine has forgiven typing errors.
    """
    texts = [_read(name, text) for name, text in shown_texts(document).items()]
    if plan.phones:
        for text, shown in zip(texts, shown_texts(document).values(), strict=True):
            text.words += phones_as_words(shown)
        numbers = [found for phone in document.phones for found in phone_as_words(phone)]
        texts.append(_Text("keywords", numbers))
    typed = _typed(request.words)
    words = tuple(
        WordReason(typed.get(word, word.word), _places(word, term, texts, misspelt))
        for term in plan.terms
        for word in term.words
    )
    held, missed = _rules(plan, request, document)
    return Reasons(
        words=words,
        all_words=not plan.question and bool(words) and all(word.occurs for word in words),
        phrases=tuple(_phrases(plan, request.words, texts)),
        rules=held,
        missed=missed,
        serves=bool(
            request.near and request.near.municipality in document.facets.get(place_facet().name, ())
        ),
        first_kind=next((kind for kind in _values(document, KIND) if kind in first_kinds()), ""),
    )


def _values(document: IndexDocument, facet: Facet) -> tuple[str, ...]:
    return document.facets.get(facet.name, ())


def _read(name: str, text: str) -> _Text:
    found = ((written, understand(written)) for written in WORD.findall(text))
    return _Text(name, [(written, word) for written, word in found if word is not None])


def _typed(words: str) -> Mapping[Word, str]:
    """Give how each word was typed."""
    words = clean(words)
    found = ((understand(written), written) for written in WORD.findall(words))
    typed = {word: written for word, written in found if word is not None}
    return typed | {asked.word: asked.written.strip() for asked in take_phones(words)[0]}


def _places(word: Word, term: Term, texts: list[_Text], misspelt: frozenset[Word]) -> tuple[Place, ...]:
    everywhere = {
        stem for text in texts for _written, other in text.words for stem in (other.stem, *other.parts)
    }
    found = []
    for text in texts:
        ways = dict(_ways(word, text, everywhere, word in misspelt))
        ways |= dict(_synonym(term, text))
        best = next((way for way in WAYS if way in ways), None)
        if best is not None:
            found.append(Place(text.field, best, ways[best]))
    return tuple(found)


def _ways(
    word: Word, text: _Text, everywhere: Set[str], forgiven: bool
) -> Iterator[tuple[Way, tuple[str, ...]]]:
    """Give the ways in which ``word`` stands in ``text``, each with what stands there first."""
    parts: dict[str, str] = {}
    allowed = distance(word)
    for written, other in reversed(text.words):
        if other.stem == word.stem:
            yield "itself", (written,)
        elif word.stem in other.parts:
            yield "inside", (written,)
        elif forgiven and (near(word.stem, other.stem, allowed) or near(word.word, other.word, allowed)):
            yield "nearly", (written,)
        parts |= {part: written for part in word.parts if part in (other.stem, *other.parts)}
    if parts:
        whole = everywhere >= set(word.parts)
        yield ("parts" if whole else "part"), tuple(dict.fromkeys(parts[p] for p in word.parts if p in parts))


def _synonym(term: Term, text: _Text) -> Iterator[tuple[Way, tuple[str, ...]]]:
    for meaning in term.synonyms:
        written = _meant(meaning, text)
        if written:
            yield "synonym", written
            return


def _meant(meaning: Meaning, text: _Text) -> tuple[str, ...]:
    """Give what stands in ``text`` for a synonym: several words side by side, a compound only whole, as the
    engines look for it."""
    if len(meaning) > 1:
        start = _start(tuple(word.stem for word in meaning), text)
        return () if start is None else _written(text, start, len(meaning))
    [word] = meaning
    ways = dict(_ways(word, text, frozenset(), forgiven=False))
    return next((ways[way] for way in ("itself", "inside") if way in ways), ())


def _phrases(plan: Plan, typed: str, texts: list[_Text]) -> Iterator[str]:
    """Give the phrases that stand literally in one of ``texts``, as they were typed."""
    asked = _read("", clean(typed))
    for phrase in plan.phrases:
        start = _start(phrase, asked)
        if start is not None and any(_start(phrase, text) is not None for text in texts):
            yield " ".join(_written(asked, start, len(phrase)))


def _start(phrase: tuple[str, ...], text: _Text) -> int | None:
    """Give the number of the word at which ``phrase`` begins in ``text``."""
    stems = tuple(word.stem for _, word in text.words)
    return next((at for at in range(len(stems)) if stems[at : at + len(phrase)] == phrase), None)


def _written(text: _Text, start: int, length: int) -> tuple[str, ...]:
    return tuple(written for written, _word in text.words[start : start + length])


def _rules(
    plan: Plan, request: SearchRequest, document: IndexDocument
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names of the rules that hold for ``document`` and of those that do not; in an order that is
    not by relevance there are none."""
    if request.sort != "relevance":
        return (), ()
    asked = rules(request, plan)
    held = tuple(rule.name for rule in asked if holds(rule, document))
    return held, tuple(rule.name for rule in asked if rule.name not in held)


def holds(rule: Rule, document: IndexDocument) -> bool:
    """Tell whether ``rule`` adds to the score of ``document``."""
    if rule.ranges:
        stored_numbers = numbers(document)
        return all(
            field in stored_numbers
            and (least is None or stored_numbers[field] >= least)
            and (most is None or stored_numbers[field] <= most)
            for field, least, most in rule.ranges
        )
    stored = exact(document) | {
        FACETS[name].field: list(values) for name, values in document.facets.items() if name in FACETS
    }
    return bool(set(rule.values) & set(stored.get(rule.field, ()))) != rule.none_of
