"""The Elasticsearch engine: an index on a server, for several web processes or more documents than one county
has.

An alias whose name carries the fingerprint of schema and analysis points to the index that counts, so a
process never reads or writes an index of another release; replacing builds a new index and moves the alias.
Elasticsearch commits documents one by one, so the position is written after them, and every write carries its
version: what arrives late never overwrites what is newer, and a write that was cut off is done again.
"""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.helpers import BulkIndexError, ScanError, scan, streaming_bulk
from urllib3 import Timeout

from search.engines.base import EngineUnavailable, IndexDocument, IndexMissing, SearchRequest, SearchResponse
from search.engines.elasticsearch.mapping import SETTINGS, make_source, mapping
from search.engines.elasticsearch.query import compiled
from search.engines.elasticsearch.search import rare_words, read_answer, search_body
from search.engines.elasticsearch.suggest import read_suggestions, suggest_body
from search.engines.plan import plan
from search.engines.queries.hits import HitsQuery
from search.engines.queries.similar import alike
from search.engines.similar import SimilarRequest
from search.engines.suggest import SuggestRequest, SuggestResponse, read_typed
from search.engines.tokens.document import NOTE, fingerprint
from search.german import Word
from search.registry.facets import facet_names

logger = logging.getLogger(__name__)

# Seconds. Readers wait until their deadline, which is shorter: a call that goes on after it can still be told
# to be late only.
CONNECT_SECONDS, READ_SECONDS, WRITE_SECONDS = 0.3, 10.0, 30.0
_BULK_SIZE = 500
# A rebuild that was cut off leaves an index that no alias points to; nobody builds for longer than this.
_ABANDONED_SECONDS = 24 * 3600


class ElasticsearchEngine:
    """Searches the index behind an alias on one server or cluster; safe to share between threads."""

    name = "elasticsearch"

    def __init__(
        self,
        url: str,
        index: str,
        expected_rare: Callable[[SearchRequest], frozenset[Word]] = lambda request: frozenset(),
    ) -> None:
        """``expected_rare`` tells beforehand which words are rare, as somebody knows who has about the same
        documents. The server's answer says whether that is right; if so, it has been asked once."""
        self._expected_rare = expected_rare
        self.index = index
        self.alias = f"{index}.{fingerprint()}"
        self._client = Elasticsearch(url, max_retries=0, retry_on_timeout=False)
        # The client hands its timeout on to urllib3, which alone can tell connecting from waiting.
        connect, read = (max(limit, settings.SEARCH_DEADLINE) for limit in (CONNECT_SECONDS, READ_SECONDS))
        self._reading = self._client.options(request_timeout=Timeout(connect=connect, read=read))
        self._writing = self._client.options(request_timeout=Timeout(connect=connect, read=WRITE_SECONDS))

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer the request. Raises EngineUnavailable.

        That takes one call; a second one when other words are rare than was expected, and when nothing but
        parts of compounds that say too little may be found.
        """
        asked = HitsQuery(request, plan(request.words, request.synonyms), self._expected(request))
        with _available():
            answer = self._ask(search_body(asked))
            if (rare := rare_words(asked, answer)) != asked.rare:
                asked = replace(asked, rare=rare)
                answer = self._ask(search_body(asked))
            if answer["hits"]["total"]["value"] == 0 and asked.plan.may_be_half_met:
                asked = replace(asked, by_any_part=True)
                answer = self._ask(search_body(asked))
            return read_answer(asked, answer)

    def _expected(self, request: SearchRequest) -> frozenset[Word]:
        try:
            return self._expected_rare(request)
        except EngineUnavailable:
            return frozenset()

    def suggest(self, request: SuggestRequest) -> SuggestResponse:
        """Give what may be meant, in one call. Raises EngineUnavailable."""
        if (typed := read_typed(request.typed)) is None:
            return SuggestResponse()
        with _available():
            return read_suggestions(request, self._ask(suggest_body(typed, request)))

    def similar(self, request: SimilarRequest) -> list[int]:
        """Give ids of documents that are like another one, the most alike first. Raises
        EngineUnavailable."""
        if (query := alike(request)) is None:
            return []
        body = {"query": compiled(query), "_source": False, "track_total_hits": False, "size": request.limit}
        with _available():
            return [int(hit["_id"]) for hit in self._ask(body)["hits"]["hits"]]

    def position(self) -> int:
        """Give the version the index is at; 0 when there is none. Raises EngineUnavailable."""
        with suppress(IndexMissing), _available():
            return int(self._reading.get(index=self.alias, id=NOTE)["_source"]["position"])
        return 0

    def doubt(self) -> None:
        """Do nothing: each call asks the server."""

    def versions(self) -> Iterator[tuple[int, int]]:
        """Give id and version of every document. Raises EngineUnavailable, also when there is no index."""
        with _available():
            rows = scan(
                self._writing,
                index=self.alias,
                query={
                    "query": {"exists": {"field": "version"}},
                    "_source": False,
                    "docvalue_fields": ["version"],
                },
                size=10_000,
            )
            for row in rows:
                yield int(row["_id"]), row["fields"]["version"][0]

    def write(self, documents: Iterable[IndexDocument], deleted: Iterable[int], version: int) -> None:
        """Insert, replace and delete documents, then store the version. Raises EngineUnavailable.

        A document that a newer write has touched stays as it is.
        """
        with _available():
            if not self._reading.exists(index=self.alias, id=NOTE):
                raise EngineUnavailable(f"There is no index {self.alias}.")
            self._bulk(self.alias, _actions(documents, deleted, version))
            self._bulk(self.alias, [_note(version)], refresh=True)

    def replace(
        self, documents: Iterable[IndexDocument], version: int, progress: Callable[[int], None] | None = None
    ) -> None:
        """Build a new index and move the alias to it. Raises EngineUnavailable."""
        name = f"{self.alias}.{int(time.time())}.{uuid.uuid4().hex[:8]}"
        with _available():
            self._writing.indices.create(index=name, mappings=mapping(facet_names()), settings=SETTINGS)
            try:
                self._bulk(name, _actions(documents, (), version), progress=progress)
                self._bulk(name, [_note(version)], refresh=True)
                former = self._with_alias()
                moves: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
                moves += [
                    {"remove": {"index": old, "alias": self.alias, "must_exist": True}} for old in former
                ]
                self._writing.indices.update_aliases(actions=moves)
            except BaseException:
                self._delete([name])
                raise
            # Not in the same step: a node closes an index before it knows that the alias points elsewhere,
            # and answers 503 until then.
            self._delete([*former, *self._surplus(), *self._abandoned()])

    def clear(self) -> None:
        """Remove the index and whatever cut-off rebuilds have left. Raises EngineUnavailable."""
        with _available():
            self._delete([*self._with_alias(), *self._abandoned()])

    def _ask(self, body: dict[str, Any]) -> Any:
        """Ask, and ask once more when the index was replaced meanwhile: the alias leads to the new one."""
        try:
            return self._reading.search(index=self.alias, body=body)
        except ApiError as error:
            if error.status_code not in (404, 503):
                raise
            return self._reading.search(index=self.alias, body=body)

    def _with_alias(self) -> list[str]:
        """Give the indexes that the alias points to, the oldest first: one, or none."""
        found = self._writing.options(ignore_status=404).indices.get_alias(name=self.alias)
        return sorted(found) if found.meta.status == 200 else []

    def _surplus(self) -> list[str]:
        """Give all that the alias points to but the newest: two processes that both found no index have
        each built one, and nothing can be written to two.
        """
        return self._with_alias()[:-1]

    def _abandoned(self) -> list[str]:
        """Give the indexes of this site, of any release, that a rebuild began long ago."""
        ours = re.compile(rf"{re.escape(self.index)}\.[0-9a-f]{{12}}\.(\d+)\.[0-9a-f]{{8}}")
        limit = time.time() - _ABANDONED_SECONDS
        names = self._writing.indices.get_alias(index=f"{self.index}.*")
        return [name for name in names if (match := ours.fullmatch(name)) and int(match[1]) < limit]

    def _delete(self, names: Iterable[str]) -> None:
        for name in names:
            self._writing.options(ignore_status=404).indices.delete(index=name)

    def _bulk(
        self,
        index: str,
        actions: Iterable[dict[str, Any]],
        *,
        refresh: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        # Never let a write make an index by itself: it would have no mapping and stand in the alias's way.
        done = streaming_bulk(
            self._writing,
            actions,
            index=index,
            chunk_size=_BULK_SIZE,
            refresh=refresh,
            raise_on_error=False,
            require_alias=index == self.alias,
        )
        for number, (ok, result) in enumerate(done, 1):
            ((action, outcome),) = result.items()
            if not ok and outcome["status"] != 409 and not (action == "delete" and outcome["status"] == 404):
                kind = (outcome.get("error") or {}).get("type")
                raise EngineUnavailable(f"{index} refused {outcome.get('_id')}: {kind}")
            if progress and number % _BULK_SIZE == 0:
                progress(number)


@contextmanager
def _available() -> Iterator[None]:
    """Turn every failure of server or connection into EngineUnavailable, an index or note that is not there
    into IndexMissing.

    What answers at the address may be no Elasticsearch, or a proxy in front of it: its answer then lacks what
    an answer has, and reading it fails in any of the ways that Python has for that.
    """
    try:
        yield
    except (TransportError, ApiError, BulkIndexError, ScanError) as error:
        # A proxy or another program that knows no such address says "not found" too.
        if (
            isinstance(error, NotFoundError)
            and error.meta.headers.get("x-elastic-product") == "Elasticsearch"
        ):
            raise IndexMissing(_reason(error)) from error
        raise EngineUnavailable(_reason(error)) from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        logger.warning("What answers at the address of Elasticsearch is none, or a broken one", exc_info=True)
        raise EngineUnavailable(
            f"The answer is not one of Elasticsearch ({type(error).__name__})."
        ) from error


def _reason(error: Exception) -> str:
    """Return what went wrong without what was asked or written: the server's own words repeat it."""
    if isinstance(error, ApiError):
        return f"{type(error).__name__} {error.status_code}: {error.message}"
    if isinstance(error, BulkIndexError):
        return f"{len(error.errors)} documents were refused."
    return str(error) or type(error).__name__


def _actions(
    documents: Iterable[IndexDocument], deleted: Iterable[int], version: int
) -> Iterator[dict[str, Any]]:
    versioned = {"version": version, "version_type": "external_gte"}
    for pk in deleted:
        yield {"_op_type": "delete", "_id": str(pk), **versioned}
    for document in documents:
        yield {"_op_type": "index", "_id": str(document.id), "_source": make_source(document), **versioned}


def _note(version: int) -> dict[str, Any]:
    source = {"position": version, "restrictions": [NOTE]}
    return {
        "_op_type": "index",
        "_id": NOTE,
        "_source": source,
        "version": version,
        "version_type": "external_gte",
    }
