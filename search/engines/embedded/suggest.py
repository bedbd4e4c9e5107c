"""Suggestions from a Tantivy index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from tantivy import FieldType, Occur, Query, Searcher

from search.engines.embedded.query import occurs
from search.engines.embedded.schema import SCHEMA, facet_field
from search.engines.suggest import (
    CANDIDATES,
    MOST_TAGS,
    OFFER,
    OWN_PLACE,
    STARTS,
    WHOLE_TITLE_WORDS,
    WITNESSES,
    SuggestRequest,
    SuggestResponse,
    Typed,
    different,
    occurring,
    read_typed,
    slug_of,
    words_of_texts,
)
from search.engines.tokens.document import NOTE
from search.registry.sources import FIRST_KIND


def suggest(searcher: Searcher, request: SuggestRequest) -> SuggestResponse:
    """Answer the request. Raises ValueError and OSError for an index that cannot be read."""
    typed = read_typed(request.typed)
    if typed is None:
        return SuggestResponse()
    visible = Query.boolean_query(list(visible_only(request.hidden, request.on)))
    found = searcher.search(_titles(typed, request), CANDIDATES, count=False).hits
    places = [place for _score, place in found]
    ids, keys = (searcher.fast_field_values(name, places) for name in ("id", "title_key"))
    documents = [
        (int(pk or 0), float(score), int(key or 0))
        for (score, _place), pk, key in zip(found, ids, keys, strict=True)
    ]
    tags = [words for words, count in searcher.terms_with_prefix("tag_words", typed.tag, visible) if count]
    texts = words_of_texts(request)
    words = {word for words in texts.values() for word in words}
    return SuggestResponse(
        documents=different(documents, request.limit),
        tags={
            slug_of(words): _witnesses(searcher, Query.term_query(SCHEMA, "tag_words", words), visible)
            for words in tags[:MOST_TAGS]
        },
        texts=occurring(texts, {word: _witnesses(searcher, occurs(word), visible) for word in words}),
    )


def _titles(typed: Typed, request: SuggestRequest) -> Query:
    words = [_prefix("title_words", word) for word in typed.words]
    some = [
        _any([begins, _prefix("title_parts", word)]) for begins, word in zip(words, typed.words, strict=True)
    ]
    matching = [_all(some)]
    if len(typed.words) > 1:
        matching.append(_prefix("title_words", typed.joined))
    should = [
        (_prefix("title_start", typed.start), STARTS),
        (_all(words), WHOLE_TITLE_WORDS),
        (Query.term_query(SCHEMA, facet_field("kind"), FIRST_KIND), OFFER),
    ]
    if request.home:
        should.append((Query.term_query(SCHEMA, facet_field("municipality"), request.home), OWN_PLACE))
    return Query.boolean_query(
        [
            (Occur.Must, Query.const_score_query(_any(matching), 0.0)),
            *visible_only(request.hidden, request.on),
            *((Occur.Should, Query.const_score_query(query, worth)) for query, worth in should),
        ]
    )


def visible_only(hidden: frozenset[str], on: Date | None) -> Iterator[tuple[Occur, Query]]:
    """What the asker may see and what is valid on that day; adds nothing to scores."""
    yield Occur.Must, Query.const_score_query(Query.all_query(), 0.0)
    yield Occur.MustNot, Query.term_set_query(SCHEMA, "restrictions", sorted(hidden | {NOTE}))
    if on is not None:
        day = on.toordinal()
        for field, low, high in (("valid_from", None, day), ("valid_until", day, None)):
            valid = Query.range_query(SCHEMA, field, FieldType.Integer, low, high)
            yield Occur.Must, Query.const_score_query(valid, 0.0)


def _witnesses(searcher: Searcher, query: Query, visible: Query) -> tuple[int, ...]:
    """Give ids of some documents that ``query`` finds among what is visible."""
    found = searcher.search(_all([query, visible]), WITNESSES, count=False).hits
    ids = searcher.fast_field_values("id", [place for _score, place in found])
    return tuple(int(pk or 0) for pk in ids)


def _prefix(field: str, prefix: str) -> Query:
    return Query.fuzzy_term_query(SCHEMA, field, prefix, 0, prefix=True)


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
