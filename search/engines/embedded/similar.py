"""What is like something else, from a Tantivy index."""

from __future__ import annotations

from tantivy import Searcher

from search.engines.embedded.query import compiled
from search.engines.queries.similar import alike
from search.engines.similar import SimilarRequest


def similar(searcher: Searcher, request: SimilarRequest) -> list[int]:
    """Return ids, the most alike first. Raises ValueError and OSError for an index that cannot be read."""
    query = alike(request)
    if query is None:
        return []
    found = searcher.search(compiled(query), request.limit, count=False).hits
    ids = searcher.fast_field_values("id", [place for _score, place in found])
    return [int(pk or 0) for pk in ids]
