"""Queries in Elasticsearch's terms."""

from __future__ import annotations

from typing import Any

from search.engines.queries import tree

# Lucene's limit for a term (IndexWriter.MAX_TERM_LENGTH).
MOST_BYTES = 32_766


def compiled(query: tree.Query) -> dict[str, Any]:
    """Return a query as Elasticsearch takes it."""
    match query:
        case tree.Term(field, value, weight):
            return {"term": {field: {"value": value, "boost": weight}}}
        case tree.OneOf(field, values):
            # A longer value stands in no index, and the server refuses to look for one.
            return {"terms": {field: sorted(one for one in values if len(one.encode()) <= MOST_BYTES)}}
        case tree.Ids(values):
            return {"ids": {"values": [str(pk) for pk in sorted(values)]}}
        case tree.Phrase(field, stems):
            return {"match_phrase": {field: " ".join(stems)}}
        case tree.Fuzzy(field, value, distance):
            return {"fuzzy": {field: {"value": value, "fuzziness": distance, "rewrite": "constant_score"}}}
        case tree.Prefix(field, start):
            return {"prefix": {field: {"value": start}}}
        case tree.Range(field, least, most):
            ends = {"gte": least, "lte": most}
            return {"range": {field: {name: end for name, end in ends.items() if end is not None}}}
        case tree.AnyOf(queries):
            return {"bool": {"should": [compiled(one) for one in queries], "minimum_should_match": 1}}
        case tree.BestOf(queries):
            return {"dis_max": {"queries": [compiled(one) for one in queries]}}
        case tree.Constant(inner, score):
            return {"constant_score": {"filter": compiled(inner), "boost": score}}
        case tree.AllOf(must, filters, without, should):
            return {
                "bool": {
                    "must": [compiled(one) for one in must],
                    # Without any condition, ``should`` would be one.
                    "filter": [compiled(one) for one in filters] or [{"match_all": {}}],
                    "must_not": [compiled(one) for one in without],
                    "should": [compiled(one) for one in should],
                    "minimum_should_match": 0,
                }
            }
