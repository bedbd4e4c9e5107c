"""Queries in Tantivy's terms."""

from __future__ import annotations

from collections.abc import Iterable

from tantivy import FieldType, Occur, Query, Searcher

from search.engines.base import SearchRequest
from search.engines.embedded.schema import schema
from search.engines.plan import RARE_BELOW, Plan, unsure_words
from search.engines.queries import tree
from search.engines.queries.conditions import invisible, occurs
from search.engines.tokens.document import NOTE
from search.german import Word

# Words in so many more documents than may be hidden are not counted: even when many of these documents are
# former versions that the index has not cleared away yet, the word is no misspelling.
CERTAINLY_FREQUENT = 1_000
# More values than this are looked up as a set. A set is an automaton to Tantivy: it takes four times as long
# as looking up a few terms, and less than looking up many.
MOST_SINGLE_TERMS = 16


def rare_words(searcher: Searcher, plan: Plan, request: SearchRequest) -> frozenset[Word]:
    """Return the words that may be misspelt: long enough, and hardly found in what the asker may see."""
    unsure = unsure_words(plan)
    if not unsure:
        return frozenset()
    certain = CERTAINLY_FREQUENT + sum(
        searcher.doc_freq("restrictions", key) for key in request.hidden | {NOTE}
    )
    without = invisible(request.hidden, request.on, request.latest_start)
    return frozenset(
        word
        for word in unsure
        if searcher.doc_freq("parts", word.stem) < certain
        and searcher.search(compiled(tree.AllOf((), (occurs(word),), without)), 1).count < RARE_BELOW
    )


def compiled(query: tree.Query) -> Query:
    """Return a query as Tantivy searches by it."""
    match query:
        case tree.Term(field, value, weight):
            term = Query.term_query(schema(), field, value, index_option="freq")
            return term if weight == 1 else Query.boost_query(term, weight)
        case tree.OneOf(field, values) if len(values) > MOST_SINGLE_TERMS:
            return Query.term_set_query(schema(), field, sorted(values))
        case tree.OneOf(field, values):
            return _any(tree.Term(field, value) for value in sorted(values))
        case tree.Ids(values):
            ids = [Query.term_query(schema(), "id", pk) for pk in sorted(values)]
            return Query.boolean_query([(Occur.Should, one) for one in ids])
        case tree.Phrase(field, stems):
            # Tantivy panics on a phrase of one word.
            if len(stems) == 1:
                return compiled(tree.Term(field, stems[0]))
            return Query.phrase_query(schema(), field, list(stems))
        case tree.Fuzzy(field, value, distance):
            return Query.fuzzy_term_query(schema(), field, value, distance)
        case tree.Prefix(field, start):
            return Query.fuzzy_term_query(schema(), field, start, 0, prefix=True)
        case tree.Range(field, least, most):
            return Query.range_query(schema(), field, FieldType.Integer, least, most)
        case tree.AnyOf(queries):
            return _any(queries)
        case tree.BestOf(queries):
            return Query.disjunction_max_query([compiled(one) for one in queries])
        case tree.Constant(inner, score):
            return Query.const_score_query(compiled(inner), score)
        case tree.AllOf():
            return _all(query)


def _any(queries: Iterable[tree.Query]) -> Query:
    return Query.boolean_query([(Occur.Should, compiled(one)) for one in queries])


def _all(query: tree.AllOf) -> Query:
    clauses = [(Occur.Must, compiled(one)) for one in query.must]
    clauses += [(Occur.Must, Query.const_score_query(compiled(one), 0.0)) for one in query.filters]
    if not clauses:
        clauses = [(Occur.Must, Query.const_score_query(Query.all_query(), 0.0))]
    clauses += [(Occur.MustNot, compiled(one)) for one in query.without]
    return Query.boolean_query(clauses + [(Occur.Should, compiled(one)) for one in query.should])


def written(query: tree.Query) -> str:
    """Return a query that only filters in Tantivy's language, in which filters of counts have to be."""
    match query:
        case tree.OneOf(field, values):
            return "(" + " OR ".join(f'{field}:"{_quoted(value)}"' for value in sorted(values)) + ")"
        case tree.Range(field, least, most):
            ends = ("*" if end is None else end for end in (least, most))
            return f"{field}:[{' TO '.join(map(str, ends))}]"
        case tree.AnyOf(queries):
            return "(" + " OR ".join(map(written, queries)) + ")"
        case tree.AllOf((), filters, without, ()):
            # "AND NOT" finds nothing.
            signs = [f"+{written(one)}" for one in filters] or ["*"]
            return "(" + " ".join([*signs, *(f"-{written(one)}" for one in without)]) + ")"
    raise TypeError(f"{type(query).__name__} does not filter counts.")


def _quoted(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"")
