"""Queries as a tree, which each engine compiles into its own: what finds and what scores is said once.

A score is that of BM25 unless said otherwise; scores of several queries add up.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Finds ``value`` among the words of ``field``; scores ``weight`` times BM25."""

    field: str
    value: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class OneOf:
    """Finds documents with one of ``values`` in ``field``. Only to be filtered by, its score says nothing."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ids:
    """Finds documents by id. Only to be filtered by."""

    values: frozenset[int]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Finds ``stems`` side by side in ``field``, or the one that there is."""

    field: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Finds words of ``field`` that ``value`` becomes by at most ``distance`` (0 to 2) letters changed, left
    out, added or swapped. Only to be filtered by."""

    field: str
    value: str
    distance: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """Finds words of ``field`` that begin with ``start``. Only to be filtered by."""

    field: str
    start: str


@dataclass(frozen=True, slots=True)
class Range:
    """Finds numbers of ``field`` from ``least`` to ``most``, both included; None is an open end. Only to be
    filtered by."""

    field: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Finds what at least one query finds; nothing when there is none."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class BestOf:
    """Finds what at least one query finds; scores what the best of them scores."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Finds what all of ``must`` and ``filters`` find and none of ``without``; everything without any.

    ``must`` and ``should`` score; ``filters`` do not, and ``should`` is no condition.
    """

    must: tuple[Query, ...] = ()
    filters: tuple[Query, ...] = ()
    without: tuple[Query, ...] = ()
    should: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Constant:
    """Finds what ``query`` finds; scores ``score``."""

    query: Query
    score: float


Query = Term | OneOf | Ids | Phrase | Fuzzy | Prefix | Range | AnyOf | BestOf | AllOf | Constant
