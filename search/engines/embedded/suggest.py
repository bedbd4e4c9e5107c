"""Suggestions from a Tantivy index."""

from __future__ import annotations

from tantivy import Searcher

from search.engines.embedded.query import compiled
from search.engines.queries.conditions import invisible, occurs
from search.engines.queries.suggest import titles
from search.engines.queries.tree import AllOf, OneOf, Query
from search.engines.suggest import (
    CANDIDATES,
    MOST_TAGS,
    WITNESSES,
    SuggestRequest,
    SuggestResponse,
    different,
    occurring,
    read_typed,
    slug_of,
    words_of_texts,
)


def suggest(searcher: Searcher, request: SuggestRequest) -> SuggestResponse:
    """Answer the request. Raises ValueError and OSError for an index that cannot be read."""
    typed = read_typed(request.typed)
    if typed is None:
        return SuggestResponse()
    without = invisible(request.hidden, request.on)

    def witnesses(query: Query) -> tuple[int, ...]:
        """Return ids of some documents that ``query`` finds among what is visible."""
        query = AllOf((), (query,), without)
        found = searcher.search(compiled(query), WITNESSES, count=False).hits
        return tuple(int(pk or 0) for pk in searcher.fast_field_values("id", [place for _, place in found]))

    found = searcher.search(compiled(titles(typed, request)), CANDIDATES, count=False).hits
    places = [place for _score, place in found]
    ids, keys = (searcher.fast_field_values(name, places) for name in ("id", "title_key"))
    documents = [
        (int(pk or 0), float(score), int(key or 0))
        for (score, _place), pk, key in zip(found, ids, keys, strict=True)
    ]
    beginning = searcher.terms_with_prefix("tag_words", typed.tag, compiled(AllOf(without=without)))
    tags = [words for words, count in beginning if count][:MOST_TAGS]
    texts = words_of_texts(request)
    return SuggestResponse(
        documents=different(documents, request.limit),
        tags={slug_of(words): witnesses(OneOf("tag_words", frozenset({words}))) for words in tags},
        texts=occurring(texts, {word: witnesses(occurs(word)) for words in texts.values() for word in words}),
    )
