"""Hits, counts and snippets from a Tantivy index."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from tantivy import Document, Order, Searcher

from search.engines.base import DEEPEST_HIT, Hit, SearchRequest, SearchResponse
from search.engines.embedded.counts import Counter, Counts
from search.engines.embedded.query import compiled, rare_words
from search.engines.embedded.schema import stored_texts
from search.engines.plan import plan
from search.engines.queries.hits import HitsQuery
from search.engines.snippets import Snippets

# By field; the other orders are made of scores.
_SORTS: dict[str, tuple[str, Order]] = {
    "newest": ("date", Order.Desc),
    "confirmed": ("confirmed_on", Order.Desc),
    "title": ("sort_title", Order.Asc),
}
# In an index with more documents, counting takes longer than changing threads does: then it is done
# meanwhile, as Tantivy lets Python go on.
MANY_DOCUMENTS = 30_000
_counters = ThreadPoolExecutor(max_workers=4, thread_name_prefix="search-counts")


def search(searcher: Searcher, request: SearchRequest, counter: Counter) -> SearchResponse:
    """Answer the request; ``counter`` is that of what ``searcher`` searches.

    Raises ValueError and OSError for an index that cannot be read.
    """
    words = plan(request.words, request.synonyms)
    asked = HitsQuery(request, words, rare_words(searcher, words, request))
    counting = _counting(searcher, asked, counter)
    total, rows = _hits(searcher, asked)
    if total == 0 and words.may_be_half_met:
        asked = replace(asked, by_any_part=True)
        counting = _counting(searcher, asked, counter)
        total, rows = _hits(searcher, asked)
    snippets = Snippets(words, asked.rare)
    hits = [Hit(row["id"][0], score, snippets.snippet(stored_texts(row))) for row, score in rows]
    facets, open_total = counting()
    return SearchResponse(total=total, hits=hits, facets=facets, rare=asked.rare, open_total=open_total)


def _counting(searcher: Searcher, asked: HitsQuery, counter: Counter) -> Callable[[], Counts]:
    """Give what gives the counts when it is called."""
    if searcher.num_docs > MANY_DOCUMENTS:
        return _counters.submit(counter.counts, searcher, asked).result
    return lambda: counter.counts(searcher, asked)


def _hits(searcher: Searcher, asked: HitsQuery) -> tuple[int, list[tuple[Document, float]]]:
    """Give the number of all hits, and those of the page with their scores."""
    request = asked.request
    query = compiled(asked.scored(*asked.chosen.values()))
    offset = max(0, request.offset)
    limit = max(0, min(request.limit, DEEPEST_HIT - offset))
    if limit == 0:
        return searcher.search(query, 1).count, []
    if request.sort not in _SORTS:
        result = searcher.search(query, limit, offset=offset)
        return result.count, [(searcher.doc(address), float(score)) for score, address in result.hits]
    field, order = _SORTS[request.sort]
    result = searcher.search(query, limit, offset=offset, order_by_field=field, order=order)
    return result.count, [(searcher.doc(address), 0.0) for _, address in result.hits]
