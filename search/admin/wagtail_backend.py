"""Wagtail's own search on SQLite, ranked in one pass: for the administration, never for readers.

Wagtail's backend computes a hit's rank in a subquery that searches the whole index again for every hit:
seconds with thousands of pages. Here the index is asked once for all hits and their ranks. Index, filters,
facets and permissions stay Wagtail's. See docs/decisions/0025-admin-search.md.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from django.db.models import QuerySet, Value
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, SearchQueryExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import MatchAll, Not, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from search.german.words import WORD, clean, fold

_LONG_FORMS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def spellings(term: str) -> list[str]:
    """Give ``term`` and how else it may be written: Lüdinghausen, Luedinghausen; Straße, Strasse.

    That "Ludinghausen" and "Lüdinghausen" are one is known to SQLite, which leaves out all accents.
    """
    long = term.lower().translate(_LONG_FORMS)
    short = WORD.sub(lambda match: fold(match[0]), term)
    sharp = (form.replace("ss", "ß") for form in (long, short))
    return list(dict.fromkeys([term.lower(), long, short, *sharp]))


def expression(words: str, operator: str, prefix: bool) -> str:
    """Give ``words`` as an expression of SQLite's FTS5, "" when there is no word in them.

    ``prefix`` lets the last word be the beginning of one. Nothing that anybody types is syntax.
    """
    terms = [term for term in _harmless(words).split() if WORD.search(term)]
    groups = [_any_spelling(term) for term in terms[:-1]]
    groups += [_any_spelling(term, "*" if prefix else "") for term in terms[-1:]]
    return f" {operator.upper()} ".join(groups)


def _any_spelling(term: str, ending: str = "") -> str:
    return "(" + " OR ".join(f'"{form}"{ending}' for form in spellings(term)) + ")"


def _harmless(words: str) -> str:
    return clean(words).replace('"', " ")


class WeightedBM25(BM25):
    """FTS5's rank, the lower the better, in which a title weighs as Wagtail's models say: twice."""

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, list[Any]]:
        """Give the call with the weights of the columns autocomplete, body and title."""
        return f"bm25({SQLiteFTSIndexEntry._meta.db_table}, 1.0, 1.0, 2.0)", []


class OnePassQueryCompiler(SQLiteSearchQueryCompiler):
    """Reads ranks apart from the objects, and takes every input for words."""

    def search(self, config: Any, start: int | None, stop: int | None, score_field: str | None = None) -> Any:
        """Give the objects that match as a queryset; ranking them is up to ``OnePassResults``."""
        unranked = copy(self)
        unranked.order_by_relevance = False
        return super(OnePassQueryCompiler, unranked).search(config, start, stop)

    def scores(self, config: Any) -> dict[str, float]:
        """Give the rank of every hit by its primary key as text; empty where nothing is to be ranked."""
        query = normalize(self.query)
        if isinstance(query, MatchAll | Not):
            return {}
        hits: QuerySet[Any] = SQLiteFTSIndexEntry.objects.filter(
            MatchExpression(
                self.fields or self.FTS_TABLE_FIELDS, self.build_search_query(query, config=config)
            ),
            index_entry__content_type__in=get_descendants_content_types_pks(self.queryset.model),
        )
        return dict(hits.values_list("index_entry__object_id", WeightedBM25()))

    def build_search_query_content(self, query: SearchQuery, config: Any = None) -> Any:
        """Give ``query`` as an expression that FTS5 understands whatever is in it."""
        if isinstance(query, PlainText):
            text = expression(query.query_string, query.operator, self.LAST_TERM_IS_PREFIX)
        elif isinstance(query, Phrase):
            text = f'"{_harmless(query.query_string)}"'
        else:
            return super().build_search_query_content(query, config=config)
        return SearchQueryExpression(Value(f"({text})" if text else '""'))


class OnePassAutocompleteQueryCompiler(OnePassQueryCompiler, SQLiteAutocompleteQueryCompiler):
    """The same for what editors type into the administration's search fields."""


class OnePassResults(SQLiteSearchResults):
    """Hits in the order of their ranks, which are read once."""

    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        if compiler.queryset._fields is not None:
            # Values instead of objects, as bulk actions on all hits want them: of these, ranks are no matter.
            return list(compiler.search(compiler.get_config(self.backend), self.start, self.stop))
        if not (compiler.order_by_relevance or self._score_field):
            return super()._do_search()
        config = compiler.get_config(self.backend)
        scores = compiler.scores(config)
        if not scores:
            return super()._do_search()
        matching = compiler.search(config, None, None)
        if compiler.order_by_relevance:
            newest_first = matching.order_by("-pk").values_list("pk", flat=True)
            keys = sorted(newest_first, key=lambda key: scores.get(str(key), 0.0))
        else:
            keys = list(matching.values_list("pk", flat=True))
        shown = keys[self.start : self.stop]
        objects = compiler.queryset.in_bulk(shown)
        found = [objects[key] for key in shown if key in objects]
        if self._score_field:
            for item in found:
                setattr(item, self._score_field, scores.get(str(item.pk), 0.0))
        return found


class SearchBackend(SQLiteSearchBackend):
    """Wagtail's SQLite backend with ranks from one pass; see WAGTAILSEARCH_BACKENDS."""

    query_compiler_class = OnePassQueryCompiler
    autocomplete_query_compiler_class = OnePassAutocompleteQueryCompiler
    results_class = OnePassResults
