"""How documents lie in a Tantivy index."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from tantivy import Document, Index, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from search.engines.base import IndexDocument
from search.engines.tokens.document import (
    EXACT,
    NOTE,
    NUMBERS,
    TEXTS,
    analysed,
    exact,
    numbers,
    shown_texts,
    sort_title,
    title_start,
)
from search.registry.facets import FACETS, facet_names

# Our analysis hands over finished stems, so the index only has to cut at blanks.
_STEMS = "stems"


@lru_cache(maxsize=1)
def schema() -> Schema:
    """Return the fields of an index with the facets that apps have registered."""
    return schema_with(facet_names())


def schema_with(facets: Iterable[str]) -> Schema:
    """Return the fields of an index with these facets."""
    builder = SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=True, fast=True)
    builder.add_integer_field("version", fast=True)
    builder.add_integer_field("position", stored=True)
    for name in ("summary", "text"):
        # Bytes, because a text field cannot be stored without being indexed.
        builder.add_bytes_field(f"{name}_shown", stored=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=_STEMS)
    for name in ("parts", "title_stems", "pairs"):
        builder.add_text_field(name, tokenizer_name=_STEMS, index_option="freq")
    builder.add_text_field("spellings", tokenizer_name=_STEMS, index_option="basic")
    for name in facets:
        builder.add_text_field(FACETS[name].field, tokenizer_name="raw", index_option="basic", fast=True)
    for name in EXACT:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("title_start", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sort_title", tokenizer_name="raw", index_option="basic", fast=True)
    for name in NUMBERS:
        builder.add_integer_field(name, fast=True)
    return builder.build()


def begin_index(path: Path) -> Index:
    """Begin an index in the empty directory ``path``. Raises ValueError when it cannot be written."""
    return _prepared(Index(schema(), path=str(path), reuse=False))


def open_index(path: Path) -> Index:
    """Open the index in ``path``. Raises ValueError or OSError for one that is damaged or not there."""
    return _prepared(Index.open(str(path)))


def _prepared(index: Index) -> Index:
    index.register_tokenizer(_STEMS, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    index.config_reader(reload_policy="manual")
    return index


def make_document(document: IndexDocument) -> Document:
    """Give a document as it is written.

    Every value is made the type its field has: another one would kill the writer's thread.
    """
    shown = shown_texts(document)
    row = Document()
    row.add_integer("id", int(document.id))
    row.add_integer("version", int(document.version))
    for name in ("summary", "text"):
        row.add_bytes(f"{name}_shown", shown[name].encode())
    for name, stems in analysed(shown, document.phones).items():
        row.add_text(name, stems)
    for facet in FACETS:
        for value in dict.fromkeys(document.facets.get(facet.name, ())):
            row.add_text(facet.field, str(value))
    for name, words in exact(document).items():
        for word in words:
            row.add_text(name, word)
    row.add_text("title_start", title_start(shown["title"]))
    row.add_text("sort_title", sort_title(shown["title"]))
    for name, number in numbers(document).items():
        row.add_integer(name, number)
    return row


def stored_texts(row: Document) -> tuple[str, ...]:
    """Give summary and text of a document that was read from the index."""
    return tuple(bytes(row[f"{name}_shown"][0]).decode() for name in ("summary", "text"))


def make_note(version: int) -> Document:
    """Give the document that says which version the index is at."""
    note = Document()
    note.add_integer("position", int(version))
    note.add_text("restrictions", NOTE)
    return note
