"""What every engine is asked and answers.

An engine keeps an index of ``IndexDocument`` and its own position in what has changed, durably and in one
step with the documents. It never reads the database: ``search.index.projection`` hands over what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date, datetime
from typing import Literal, Protocol

from core.typed.ages import AgeRange
from search.engines.similar import SimilarRequest
from search.engines.suggest import SuggestRequest, SuggestResponse
from search.engines.tokens.calendar import Hours
from search.engines.tokens.cells import Near
from search.german import Word
from search.german.synonyms import NO_SYNONYMS, Synonyms
from search.registry.facets import facet_names

# Nobody turns pages further than this many hits; Elasticsearch refuses to.
DEEPEST_HIT = 10_000

Sort = Literal["relevance", "newest", "title", "distance", "confirmed"]


class EngineUnavailable(Exception):
    """The index cannot be asked or written now: no answer from the server, or it is missing or damaged."""


class IndexMissing(EngineUnavailable):
    """There is no index; a server that says so is well."""


class IndexBusy(Exception):
    """Another process is writing to this index; what was to be written stays to be done."""


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One findable thing as an engine stores it.

    ``id`` is the primary key of the ``Entry``. ``facets`` maps names of facets to slugs,
    ``tag_names`` the slugs of its tags to their names. Ages are months,
    ``age_to`` is the first that no longer counts; ``None`` on one side is an open end, on both "not said".
    The document is found from ``valid_from`` to ``valid_until``, both days included. ``confirmed_on`` is the
    day somebody has last said that it is right, ``confirmed_until`` the last on which that counts;
    ``closures`` are the days on which it is closed (an open end is ``None``), ``hours`` when it is open.
    ``phones`` are telephone numbers as they are written. ``restrictions`` are keys such as "p12" or "c3".
    ``version`` is that of the ``Entry``; the engine keeps it, so that what an index holds can be compared
    with the table.
    """

    id: int
    title: str
    summary: str = ""
    text: str = ""
    keywords: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tag_names: Mapping[str, str] = field(default_factory=dict)
    age_from: int | None = None
    age_to: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    date: Date | None = None
    valid_from: Date | None = None
    valid_until: Date | None = None
    phones: tuple[str, ...] = ()
    confirmed_on: Date | None = None
    confirmed_until: Date | None = None
    closures: tuple[tuple[Date | None, Date | None], ...] = ()
    hours: tuple[Hours, ...] = ()
    restrictions: frozenset[str] = frozenset()
    version: int = 0


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question to an engine; hits and counts of all facets come back with one answer.

    ``words`` is what somebody typed, anything at all. ``filters``: values within one facet are alternatives,
    facets restrict each other; an empty set does not filter. ``age`` in months keeps documents whose range
    contains it; those that do not say an age are left out. ``on`` (usually today) leaves out what is not
    valid on that day; ``None`` does not look. ``starts_by`` finds what will begin until then, too, below what
    runs (see ``ranking``), unless something has to be open. ``near`` keeps what serves its municipality or
    lies within its radius; ordered by distance, what serves it comes first, then the nearest. ``open_at``
    (local time) keeps what is open then by its hours and not closed on that day. ``home`` is the asker's own
    municipality, which ranks higher (see ``ranking``). ``synonyms`` are what else the words may be called.
    ``hidden`` are the restrictions the asker does not pass: a document with any of them does not exist for
    this request. ``count`` names the facets to count; ``count_open_at`` asks how many would be open then.
    ``limit`` 0 gives counts only; hits beyond the first ``DEEPEST_HIT`` are not given.
    """

    words: str = ""
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    age: int | None = None
    on: Date | None = None
    starts_by: Date | None = None
    near: Near | None = None
    open_at: datetime | None = None
    home: str = ""
    synonyms: Synonyms = NO_SYNONYMS
    hidden: frozenset[str] = frozenset()
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 20
    count: tuple[str, ...] = field(default_factory=facet_names)
    count_open_at: datetime | None = None

    @property
    def ages(self) -> AgeRange | None:
        """The age that has to be among those of a document."""
        return None if self.age is None else AgeRange(self.age, self.age + 1)

    @property
    def latest_start(self) -> Date | None:
        """The last day on which something may begin to be found; None does not look."""
        return self.on if self.open_at or self.on is None else self.starts_by or self.on


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document.

    ``snippet`` is safe HTML: all escaped but ``<mark>``; empty when no words were asked for.
    """

    id: int
    score: float
    snippet: str = ""


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """The answer. ``facets``: per facet all values and how many documents choosing each would give.

    "Would give" means that the filters on all other facets hold and those on the facet itself do not.
    ``rare`` are words that hardly occur in what the asker may see, so that typing errors were forgiven.
    ``open_total`` is what ``open_at`` would leave of ``total`` at the moment asked for.
    """

    total: int
    hits: list[Hit]
    facets: Mapping[str, Mapping[str, int]]
    rare: frozenset[Word] = frozenset()
    open_total: int = 0


class Engine(Protocol):
    """What an engine can do. Any method may raise EngineUnavailable."""

    name: str

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer the request. Raises EngineUnavailable when there is no usable index."""

    def suggest(self, request: SuggestRequest) -> SuggestResponse:
        """Give what may be meant by what was typed so far. Raises EngineUnavailable when there is no usable
        index."""

    def similar(self, request: SimilarRequest) -> list[int]:
        """Give ids of documents that are like another one, the most alike first. Raises
        EngineUnavailable when there is no usable index."""

    def position(self) -> int:
        """Give the version the index is at: 0 when it is missing, damaged or made by another release."""

    def doubt(self) -> None:
        """Look at everything anew at the next call: what was found whole before may be damaged now."""

    def versions(self) -> Iterator[tuple[int, int]]:
        """Give id and version of every document in the index, as it stood at one moment. Raises
        EngineUnavailable when there is no usable index."""

    def write(self, documents: Iterable[IndexDocument], deleted: Iterable[int], version: int) -> None:
        """Insert or replace documents, delete by id and store the version, all in one commit.

        Writing the same again changes nothing. Raises IndexBusy while another process writes,
        EngineUnavailable when there is no usable index (``position()`` is 0 then, and ``replace`` is due).
        """

    def replace(
        self, documents: Iterable[IndexDocument], version: int, progress: Callable[[int], None] | None = None
    ) -> None:
        """Build a new index from the documents and switch to it at once; the old one answers until then.

        ``progress`` is called with the number of documents done so far. Raises IndexBusy while another
        process writes or replaces.
        """

    def clear(self) -> None:
        """Remove the index; ``position()`` is 0 afterwards."""
