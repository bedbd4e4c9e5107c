"""What is asked: 40 German queries of one to six words, as people type them."""

from __future__ import annotations

from benchmarks.search_engine import QUERIES as _QUERIES

QUERIES: tuple[str, ...] = tuple(_QUERIES)


def municipality(number: int, slugs: list[str]) -> str:
    """Give the municipality that the query with this number is filtered by: every second by one, else ""."""
    return slugs[number % len(slugs)] if number % 2 else ""
