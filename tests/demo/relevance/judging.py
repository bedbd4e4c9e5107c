"""Judged queries on the demo: read, put to the search as a reader puts them, and told in lines to read."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import override_settings

from search.engines.configured import get_engine
from search.index.projection import project_all
from search.index.sync import rebuild
from search.models import Entry
from search.query.search_query import read_query
from search.registry.labels import Labels
from search.results.page import search_entries

QUERIES = Path(__file__).parent / "queries.toml"
HELD_OUT = "held_out"
# The day on which the demo was judged: what is over then or has not begun cannot be found.
JUDGED_ON = datetime(2026, 11, 26, 9, tzinfo=UTC)
# Who looks at three hits is served; more is looked at to say how far off a miss is.
SHOWN = 3
# A server that shares its machine with the other tests may answer too late now and then.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """Words that somebody types and the entries of which one is enough, as patterns of their keys."""

    words: str
    accepted: tuple[str, ...]
    difficulty: str
    held_out: bool

    def accepts(self, key: str) -> bool:
        """Tell whether the entry with ``key`` helps."""
        return any(fnmatchcase(key, pattern) for pattern in self.accepted)


@dataclass(frozen=True, slots=True)
class Answered:
    """A judged query with the keys of the hits on its first page."""

    judged: Judged
    found: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        """Where the first accepted entry stands, from 1 on; None when it is not on the first page."""
        places = (place for place, key in enumerate(self.found, 1) if self.judged.accepts(key))
        return next(places, None)

    @property
    def is_right(self) -> bool:
        """Whether an accepted entry is among those that are looked at."""
        return self.rank is not None and self.rank <= SHOWN

    def __str__(self) -> str:
        judged = self.judged
        place = f"stands at {self.rank}" if self.rank else "is not on the first page"
        held_out = ", held out" if judged.held_out else ""
        shown = ", ".join(self.found[:SHOWN]) or "nothing"
        return (
            f"«{judged.words}» ({judged.difficulty}{held_out}): {' | '.join(judged.accepted)} {place}; "
            f"first are {shown}"
        )


def read_judged(path: Path = QUERIES) -> list[Judged]:
    """Read the judged queries; the head of the file says how it is made."""
    queries = []
    for difficulty, table in tomllib.loads(path.read_text("utf-8")).items():
        held_out = table.pop(HELD_OUT, {})
        for rows, held in ((table, False), (held_out, True)):
            queries += [Judged(words, tuple(keys), difficulty, held) for words, keys in rows.items()]
    return queries


def key_of(entry: Entry) -> str:
    """Give what the file calls an entry: an offer by the end of its address, all else by the whole."""
    address = entry.url.strip("/")
    return address.rpartition("/")[2] if entry.kind == "offer" else address


def unknown_keys(queries: Iterable[Judged]) -> list[str]:
    """Give the accepted keys and patterns that no entry has."""
    known = [key_of(entry) for entry in Entry.objects.filter(deleted=False).only("kind", "url")]
    patterns = dict.fromkeys(pattern for judged in queries for pattern in judged.accepted)
    return [pattern for pattern in patterns if not any(fnmatchcase(key, pattern) for key in known)]


@contextmanager
def searching(directory: Path, elasticsearch: tuple[str, str] = ("", "")) -> Iterator[str]:
    """Let the site search with indexes of its own on the day of the judgement; gives the engine's name.

    ``elasticsearch`` is the address of a server and the name of an index there: with both, that engine is
    asked. Indexes are removed afterwards.
    """
    url, index = elasticsearch
    own = override_settings(SEARCH_INDEX_DIR=directory, ELASTICSEARCH_URL=url, ELASTICSEARCH_INDEX=index)
    with own, patch("django.utils.timezone.now", return_value=JUDGED_ON):
        project_all()
        engine = get_engine()
        try:
            rebuild(engine)
            yield engine.name
        finally:
            engine.clear()


def answer_all(queries: Sequence[Judged], user: Any, engine: str) -> list[Answered]:
    """Put the queries to the search page's own search as ``user``, without filters.

    Raises AssertionError when another engine than ``engine`` keeps answering.
    """
    labels = Labels()
    return [Answered(judged, _found(judged.words, user, engine, labels)) for judged in queries]


def _found(words: str, user: Any, engine: str, labels: Labels) -> tuple[str, ...]:
    for _attempt in range(_ATTEMPTS):
        results = search_entries(read_query(QueryDict(urlencode({"q": words})), labels), user, labels)
        if results.engine == engine:
            return tuple(key_of(hit.entry) for hit in results.hits)
    raise AssertionError(f"«{words}» was answered by {results.engine or 'nobody'}, not by {engine}.")


def share(answers: Sequence[Answered]) -> float:
    """Give the share of queries with an accepted entry among the first three."""
    return sum(answered.is_right for answered in answers) / len(answers)


def other_order(one: Sequence[Answered], other: Sequence[Answered]) -> list[tuple[Answered, Answered]]:
    """Give the pairs of answers to the same query whose first three differ."""
    pairs = zip(one, other, strict=True)
    return [(a, b) for a, b in pairs if a.found[:SHOWN] != b.found[:SHOWN]]


def told(answers: Sequence[Answered]) -> str:
    """Give the shares by kind of difficulty and every miss, in lines."""
    groups: dict[str, list[Answered]] = defaultdict(list)
    for answered in answers:
        groups["all"].append(answered)
        groups["held out" if answered.judged.held_out else "not held out"].append(answered)
    for answered in answers:
        groups[answered.judged.difficulty].append(answered)
    lines = [
        f"{name:14}{sum(each.is_right for each in group):4} of {len(group):3}{share(group):7.1%}"
        for name, group in groups.items()
    ]
    return "\n".join([*lines, "", *(str(answered) for answered in answers if not answered.is_right)])
