"""How documents lie in an Elasticsearch index: core types only, analysed by us."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from search.engines.base import IndexDocument
from search.engines.tokens.document import (
    EXACT,
    NUMBERS,
    TEXTS,
    analysed,
    exact,
    numbers,
    shown_texts,
    sort_title,
    title_start,
)
from search.registry.facets import FACETS

# Our analysis hands over finished stems, so the index only has to cut at blanks.
_STEMS = {"type": "text", "analyzer": "whitespace"}
_SHOWN = {"type": "keyword", "index": False, "doc_values": False}

# One shard: the scores of several differ, and even what a state has fits into one.
SETTINGS: dict[str, Any] = {"number_of_shards": 1}


def mapping(facets: Iterable[str]) -> dict[str, Any]:
    """Return the fields of an index with these facets."""
    return {
        "dynamic": "strict",
        "_source": {"excludes": [*TEXTS, "parts", "title_stems", "pairs", "spellings"]},
        "properties": {
            "position": {"type": "long"},
            "version": {"type": "long"},
            **{name: {"type": "keyword"} for name in EXACT},
            "title_start": {"type": "keyword"},
            "sort_title": {"type": "keyword", "index": False},
            "summary_shown": _SHOWN,
            "text_shown": _SHOWN,
            **dict.fromkeys(TEXTS, _STEMS),
            **{name: {**_STEMS, "index_options": "freqs"} for name in ("parts", "title_stems", "pairs")},
            "spellings": {**_STEMS, "index_options": "docs"},
            **{name: {"type": "integer"} for name in NUMBERS},
            **{FACETS[facet].field: {"type": "keyword"} for facet in facets},
        },
    }


def make_source(document: IndexDocument) -> dict[str, Any]:
    """Give a document as it is written."""
    shown = shown_texts(document)
    return {
        **analysed(shown, document.phones),
        "version": document.version,
        "summary_shown": shown["summary"],
        "text_shown": shown["text"],
        "title_start": title_start(shown["title"]),
        "sort_title": sort_title(shown["title"]),
        **exact(document),
        **numbers(document),
        **{
            facet.field: [str(value) for value in dict.fromkeys(document.facets[facet.name])]
            for facet in FACETS
            if document.facets.get(facet.name)
        },
    }
