"""Pages that collect everything with one tag or one field of action, and the list of all tags."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from core.german_order import OTHER, german_letter, german_order
from core.models import Tag
from core.visibility import hidden_restrictions
from search.engines.base import SearchRequest
from search.models import Entry
from search.query.execute import ask
from search.query.search_query import search_url
from search.registry.kinds import first_kinds
from search.registry.labels import Labels
from search.registry.own import KIND, TAG
from search.results.hits import Result, result_of
from search.results.visible_entries import visible_entries

# So many hits are read at once, and so many of each kind are shown; a link leads to all of a kind.
READ = 300
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Group:
    """All of one kind: its German plural, how many there are, the first of them, and where all of them
    are."""

    kind: str
    name: str
    count: int
    results: list[Result]
    url: str

    @property
    def has_more(self) -> bool:
        """Whether there are more than those shown."""
        return self.count > len(self.results)


@dataclass(frozen=True, slots=True)
class CountedTag:
    """A tag with the number of things the person may see under it."""

    tag: Tag
    count: int


def everything_with(facet: str, slug: str, user: Any) -> list[Group]:
    """Give what ``user`` may see with this value of ``facet``, what people come for first, then the
    most frequent kind.

    Raises EngineUnavailable.
    """
    hidden = hidden_restrictions(user)
    today = timezone.localdate()
    request = SearchRequest(
        filters={facet: frozenset([slug])},
        on=today,
        hidden=hidden,
        sort="title",
        limit=READ,
        count=(KIND.name,),
    )
    response = ask(request).response
    labels = Labels()
    counts = response.facets.get(KIND.name, {})
    names = labels.load(KIND.name, counts)
    entries = visible_entries([hit.id for hit in response.hits], hidden, today).values()
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if len(by_kind[entry.kind]) < SHOWN:
            by_kind[entry.kind].append(entry)
    first = first_kinds()
    order = {kind: position for position, kind in enumerate(names)}
    return [
        Group(
            kind=kind,
            name=names[kind],
            count=counts[kind],
            results=[result_of(entry, labels) for entry in by_kind[kind]],
            url=search_url([(facet, slug), (KIND.name, kind)]),
        )
        for kind in sorted(
            (kind for kind in counts if kind in names),
            key=lambda kind: (kind not in first, -counts[kind], order[kind]),
        )
    ]


def tags_by_letter(user: Any) -> list[tuple[str, list[CountedTag]]]:
    """Give the tags of everything that ``user`` may see, by first letter. Raises EngineUnavailable."""
    request = SearchRequest(
        on=timezone.localdate(), hidden=hidden_restrictions(user), limit=0, count=(TAG.name,)
    )
    counts = ask(request).response.facets.get(TAG.name, {})
    tags = {tag.slug: tag for tag in Tag.objects.filter(slug__in=counts)}
    by_letter: dict[str, list[CountedTag]] = defaultdict(list)
    for tag in sorted(tags.values(), key=lambda tag: german_order(tag.name)):
        letter = german_letter(tag.name)
        by_letter["0–9" if letter == OTHER else letter].append(CountedTag(tag, counts[tag.slug]))
    return sorted(by_letter.items())
