"""What a change of the rules would do to given searches, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from core.visibility import hidden_restrictions
from search.api import (
    Entry,
    SearchQuery,
    SearchRequest,
    SearchResponse,
    Synonyms,
    ask_all,
    card_of,
    visible_entries,
)
from searchlog.models import SearchTerm
from synonyms.current import current_synonyms, synonyms_of
from synonyms.models import SynonymRule
from synonyms.names import stems_of

DEPTH = 10
# Known searches that are looked through for some that a rule speaks of, the newest first.
MOST_KNOWN = 1_000
MOST_OWN = 6
MOST_SUGGESTED = 4
# Each costs two searches.
MOST_OF_ALL = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the first hits; ``only_here`` says that the other side has it not among its first."""

    title: str
    url: str
    who: str
    only_here: bool


@dataclass(frozen=True, slots=True)
class Side:
    """How many things are found, and the first of them."""

    total: int
    hits: list[Shown]

    @property
    def seen(self) -> tuple[int, list[str]]:
        """What people would see of it."""
        return self.total, [hit.url for hit in self.hits]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One search before and after a change, as one person would see it."""

    query: str
    before: Side
    after: Side

    @property
    def changes(self) -> bool:
        """Whether anything would be different: what is found, or its order."""
        sides = [
            (side.total, [(hit.title, hit.url) for hit in side.hits]) for side in (self.before, self.after)
        ]
        return sides[0] != sides[1]


def with_rule(rule: SynonymRule) -> Synonyms:
    """Give the synonyms as they would be if ``rule`` were saved."""
    return synonyms_of([*SynonymRule.objects.exclude(pk=rule.pk), rule])


def without_rule(*rules: SynonymRule) -> Synonyms:
    """Give the synonyms as they would be without ``rules``."""
    return synonyms_of(SynonymRule.objects.exclude(pk__in=[rule.pk for rule in rules]))


def queries_of_all(rules: Sequence[SynonymRule]) -> list[str]:
    """Give searches to try many ``rules`` with at once: of each as many of its names as there is room for."""
    each = max(1, MOST_OF_ALL // max(1, len(rules)))
    return list(dict.fromkeys(name for rule in rules for name in rule.all_names[:each]))[:MOST_OF_ALL]


def suggested_queries(rule: SynonymRule) -> list[str]:
    """Give searches to try ``rule`` with: its own names, and what people have searched for with one of them.

    A search is known once enough different people have typed it (``searchlog``).
    """
    names = dict.fromkeys(rule.all_names)
    queries = list(names)[:MOST_OWN]
    wanted = [stems for name in names if (stems := stems_of(name))]
    known = SearchTerm.objects.exclude(text="").order_by("-known_on", "-pk")
    tried = {stems_of(query) for query in queries}
    suggested: list[str] = []
    for text in known.values_list("text", flat=True)[:MOST_KNOWN]:
        stems = stems_of(text)
        if stems not in tried and any(_stands_in(name, stems) for name in wanted):
            tried.add(stems)
            suggested.append(text)
            if len(suggested) == MOST_SUGGESTED:
                break
    return queries + suggested


def compare(queries: Sequence[str], after: Synonyms, user: Any) -> list[Comparison]:
    """Put each query to the engine with the rules that hold and with ``after``, for what ``user`` may see.

    Raises EngineUnavailable.
    """
    hidden = hidden_restrictions(user)
    now = timezone.localtime()
    before = current_synonyms()
    requests: list[SearchRequest] = []
    for words in queries:
        asked = SearchQuery(words=words).request(hidden, now, ())
        requests += [replace(asked, synonyms=synonyms, limit=DEPTH) for synonyms in (before, after)]
    responses = [answer.response for answer in ask_all(requests)]
    found = {hit.id for response in responses for hit in response.hits}
    starts_by = max((request.starts_by for request in requests if request.starts_by), default=None)
    entries = visible_entries(sorted(found), hidden, now.date(), starts_by)
    return [
        Comparison(words, _side(old, new, entries), _side(new, old, entries))
        for words, old, new in zip(queries, responses[::2], responses[1::2], strict=True)
    ]


def _side(response: SearchResponse, other: SearchResponse, entries: dict[int, Entry]) -> Side:
    elsewhere = {hit.id for hit in other.hits}
    shown = [(hit.id, entries[hit.id]) for hit in response.hits if hit.id in entries]
    return Side(
        response.total,
        [
            Shown(entry.title, entry.url, card_of(entry).common().who, pk not in elsewhere)
            for pk, entry in shown
        ],
    )


def _stands_in(name: Sequence[str], stems: Sequence[str]) -> bool:
    return any(
        tuple(stems[start : start + len(name)]) == tuple(name) for start in range(len(stems) - len(name) + 1)
    )


def read_queries(text: str) -> list[str]:
    """Give the searches of a text with one in each line, each once."""
    return list(dict.fromkeys(_tidy(text.splitlines())))


def _tidy(lines: Iterable[str]) -> list[str]:
    return [query for line in lines if (query := " ".join(line.replace("\x00", " ").split()))]
